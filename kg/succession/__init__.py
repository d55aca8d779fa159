"""Which resolution continues which: small records of single texts, and one pass over the records of all."""
