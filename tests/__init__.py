"""Tests of bitsgui; a package, so that the long ones run as ``python -m tests.NAME``."""
