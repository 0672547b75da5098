"""Every kind of proxy, login and usage against real ones, as a table."""
