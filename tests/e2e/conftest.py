from tests.cli.conftest import forks, program, server

__all__ = ["forks", "program", "server"]
