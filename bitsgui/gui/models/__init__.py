"""Table models over frozen snapshots."""
