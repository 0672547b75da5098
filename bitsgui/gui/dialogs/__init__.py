"""Dialogs, one job each, opened without nesting an event loop."""
