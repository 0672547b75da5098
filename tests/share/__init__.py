"""What a desktop and a shell get of an installation."""
