"""Options of the program: their defaults, limits and upgrades."""
