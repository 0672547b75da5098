"""The job interface, checked row by row: ``python -m tests.conformance`` prints the table."""
