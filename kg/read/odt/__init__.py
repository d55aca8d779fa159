"""Read OpenDocument text."""
