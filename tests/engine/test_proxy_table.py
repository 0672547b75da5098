"""Every kind of proxy, login and usage against real ones: no cell of the table is wrong."""

import re
import sys

import pytest

from tests.proxies.__main__ import PROGRAMS
from tests.servers.namespace import limited


@pytest.mark.timeout(120)
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_cell_of_the_table_is_wrong(program: str) -> None:
    done = limited([sys.executable, "-m", "tests.proxies", program], 110)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^[1-9]\d* right, 0 wrong", done.stdout, re.MULTILINE)
