"""Read AKN4UN, the mark-up in which the UN publishes its resolutions."""
