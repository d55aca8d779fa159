"""Read DOCX: words in reading order, automatic numbers written out, footnotes at their marks."""
