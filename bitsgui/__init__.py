"""Desktop download manager with the BITS job model."""

__version__ = "0.1.0"
