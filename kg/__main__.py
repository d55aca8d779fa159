"""Run the command `kg` as `python -m kg`."""

from kg.cli import run

run()
