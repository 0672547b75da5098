"""The terminal front end; needs no Qt."""
