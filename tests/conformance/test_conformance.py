"""Every stated code, limit, default and illegal state of the job interface holds."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.running import CHECKS, run
from tests.conformance.table import ROWS, Check
from tests.servers.scripted import ScriptedServer, ServerThread


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """One scripted server; every check has its own paths."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
async def test_the_rule_holds(check: Check, server: ScriptedServer, tmp_path: Path):
    await run(check, server, tmp_path)


def test_every_row_has_a_check():
    checked = {check.row for check in CHECKS}
    assert [row.id for row in ROWS if row.id not in checked] == []


def test_no_check_hides_another():
    assert [
        name for name, count in Counter(check.id for check in CHECKS).items() if count > 1
    ] == []


def test_delivery_optimization_shares_twenty_of_the_32_methods():
    methods = [row for row in ROWS if row.id.startswith("J")]
    assert (len(methods), sum(row.is_do for row in methods)) == (32, 20)
    assert sum(row.is_do for row in ROWS) == 20
