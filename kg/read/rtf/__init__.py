"""Read RTF."""
