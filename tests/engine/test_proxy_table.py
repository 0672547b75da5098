"""Every kind of proxy, login and usage against real ones: no cell of the table is wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proxies.__main__ import PROGRAMS

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.timeout(120)
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_cell_of_the_table_is_wrong(program: str) -> None:
    command = [sys.executable, "-m", "tests.proxies", program]
    done = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^[1-9]\d* right, 0 wrong", done.stdout, re.MULTILINE)
