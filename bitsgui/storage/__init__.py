"""Keeps jobs, settings and secrets between runs."""
