from tests.cli.conftest import program, server

__all__ = ["program", "server"]
