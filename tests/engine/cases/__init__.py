"""Scripted cases: one file, one thing that goes wrong, everything asserted that a user can see."""
