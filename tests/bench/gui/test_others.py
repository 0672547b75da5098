"""Programs that show their windows somewhere else, or not at all, do not stop the benchmark."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.bench.gui import hidden, outside, running
from tests.bench.gui import others as other_programs
from tests.bench.gui.plan import Plan
from tests.bench.table import Report

LOW = """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
application = QApplication(sys.argv)
window = QPlainTextEdit("All downloads\\n" * 30)
window.setGeometry(320, 320, 600, 400)
window.show()
application.exec()
"""
"""A window below the middle of the screen, where its program put it."""


class Silent:
    """A program that never opens a window; the file has the ids of its processes."""

    name = "Silent"
    window = "silent"
    hides: tuple[str, ...] = ()
    is_filled = True

    def __init__(self, ids: Path) -> None:
        self.ids = ids

    def obstacle(self) -> str:
        return ""

    def fill(self, folder: Path, count: int) -> None:
        pass

    def command(self) -> Sequence[str]:
        return ["sh", "-c", f"echo $$ >>{self.ids}; exec sleep 600"]


@pytest.mark.parametrize("bench", [outside.others, hidden.others])
def test_a_program_that_paints_no_window_is_a_row_with_the_reason(
    bench: Callable[[Plan], Report], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    silent = Silent(tmp_path / "ids")
    monkeypatch.setattr(other_programs, "PROGRAMS", (silent,))
    monkeypatch.setattr(running, "_PAINT_S", 0.2)
    rows = bench(Plan(jobs=2, disk=tmp_path)).rows
    assert rows
    assert {figure for _, figure, *_ in rows} == {"no window was painted"}
    ids = silent.ids.read_text().split()
    assert len(ids) == len(rows)
    assert not [each for each in ids if Path("/proc", each).exists()]


def test_a_window_is_seen_wherever_its_program_puts_it(tmp_path: Path) -> None:
    with running.desktop(tmp_path / "screen") as (desktop, screen):
        env = running.environment(desktop.display, tmp_path / "home")
        running.Started([sys.executable, "-c", LOW], env, screen).end()
