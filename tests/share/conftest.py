"""The ``share`` folder of an installation, made as the packages have it made."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import forks, program, server

__all__ = ["forks", "program", "server"]


@pytest.fixture(scope="package")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh ``share`` folder."""
    script = Path(__file__).parents[2] / "packaging" / "linux" / "share.py"
    folder = tmp_path_factory.mktemp("installed") / "share"
    subprocess.run([sys.executable, script, folder], check=True)
    return folder
