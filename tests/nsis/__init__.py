"""The installer for Windows under wine, with a stand-in for the program."""
