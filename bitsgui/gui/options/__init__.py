"""The options a person can change: what each is called, does and takes."""
