"""What the history tells of the files of a job."""

import json
from dataclasses import replace

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import HistoryFile
from bitsgui.storage.history_rows import history_row, read_history
from tests.storage.samples import history

KEPT = HistoryFile("https://example.org/a", "/d/a", 10, 10, completed=True)
LEFT_OUT = HistoryFile("https://example.org/b", "/d/b", None, 0, completed=False, skipped=True)
DROPPED = HistoryFile("https://example.org/c", "/d/c", 10, 3, completed=False)


def test_a_skipped_file_is_told_from_one_that_was_dropped() -> None:
    row = history(files=(KEPT, LEFT_OUT, DROPPED))
    assert read_history(history_row(row)) == row


@pytest.mark.parametrize(
    ("hresult", "file"), [(Hresult.S_OK, LEFT_OUT), (Hresult.BG_S_PARTIAL_COMPLETE, DROPPED)]
)
def test_of_a_row_of_an_older_release_the_code_of_the_job_tells(
    hresult: Hresult, file: HistoryFile
) -> None:
    row = history(files=(KEPT, file), hresult=hresult)
    *columns, files, category, time_s, page = history_row(row)
    old = json.dumps([entry[:6] for entry in json.loads(files)])
    assert read_history((*columns, old, category, time_s, page)) == replace(row, files=(KEPT, file))


@pytest.mark.parametrize("identity", [None, (1, 2, 3)])
@pytest.mark.parametrize("differs", [False, True])
def test_damage_that_a_check_found_is_kept(identity: tuple[int, ...] | None, differs: bool) -> None:
    written = None if identity is None else 5
    differs = differs and identity is not None
    file = replace(KEPT, identity=identity, written=written, differs=differs, damaged=True)
    row = history(files=(file,))
    assert read_history(history_row(row)) == row
