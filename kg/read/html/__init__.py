"""Read HTML and MHTML: the document in a page, without what stands around it."""
