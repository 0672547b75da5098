import pytest

from tests.cli.conftest import forks, program, server

__all__ = ["forks", "program", "server"]

LIMIT_S = 240
"""Of tests that start whole programs, some several times: each wait in them has its own limit."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave such tests the time a loaded machine takes."""
    for item in items:
        if item.path.parent.name == "e2e" and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(LIMIT_S))
