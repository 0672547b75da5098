"""What is done to rows of the list beyond pausing and resuming: removing, moving, ordering."""
