"""The package for Debian in a system of its own; ``python -m tests.deb``, apart from the tests."""
