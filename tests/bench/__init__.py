"""The benchmark: the real program beside aria2c and curl, ``python -m tests.bench``."""
