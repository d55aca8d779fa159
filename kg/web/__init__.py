"""Hold the web pages: their templates, styles, scripts and words, and the modules that fill them."""
