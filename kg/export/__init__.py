"""Write a graph in other formats: for triple stores, for programs that draw networks, for spreadsheets and data frames."""

from kg.export.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
