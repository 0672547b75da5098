"""The whole program as a person uses it."""
