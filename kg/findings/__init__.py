"""Find what the sources say against each other and against themselves."""
