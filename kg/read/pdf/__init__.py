"""Read PDF files with a text layer: from characters and their places to lines, and from lines to a text."""
