import asyncio
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bitsgui.bits.errors import StoreError
from bitsgui.bits.interface import JobManager
from bitsgui.gui.main import EXIT_DONE, EXIT_FAILED, run
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager


class Thread:
    """Stands for the engine's thread: says where and in which order it was started and stopped."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.refusal = refusal
        self.calls: list[tuple[str, int]] = []

    def start(self) -> JobManager:
        self.calls.append(("start", threading.get_ident()))
        if self.refusal is not None:
            raise self.refusal
        return FakeManager().port

    def stop(self) -> None:
        self.calls.append(("stop", threading.get_ident()))


@pytest.fixture
def leave_when(qapp):
    """Quit as soon as a condition of the window holds."""

    def arm(window: MainWindow, holds) -> None:
        timer = QTimer(window, interval=0)
        timer.timeout.connect(lambda: holds(window) and (timer.stop(), window.quit_now()))
        timer.start()

    return arm


def test_the_window_is_there_before_the_engine_and_stops_it_last(tmp_path: Path, leave_when):
    thread = Thread()
    seen = []

    def ready(window: MainWindow) -> None:
        seen.append((window.isVisible(), list(thread.calls)))
        leave_when(window, lambda shown: shown.bridge is not None)

    status = run(
        thread.start, thread.stop, default_folder=tmp_path, profile=tmp_path, on_ready=ready
    )
    assert status == EXIT_DONE
    assert seen == [(True, [])]
    assert [name for name, _ in thread.calls] == ["start", "stop"]
    assert all(ident != threading.get_ident() for _, ident in thread.calls)
    assert (tmp_path / "window.ini").exists()


def test_a_session_that_ends_is_not_kept_by_a_window_that_would_stay_in_the_tray(
    tmp_path: Path, leave_when, qapp: QApplication
):
    thread = Thread()

    def is_told(window: MainWindow) -> bool:
        if window.bridge is not None:
            window.leaving.stay = lambda: True
            qapp.quit()  # as Qt does when the Dock or a session manager says so
        return False

    status = run(
        thread.start,
        thread.stop,
        default_folder=tmp_path,
        profile=tmp_path,
        on_ready=lambda window: leave_when(window, is_told),
        on_last=lambda: thread.calls.append(("last", threading.get_ident())),
    )
    assert status == EXIT_DONE
    assert [name for name, _ in thread.calls] == ["start", "stop", "last"]
    assert thread.calls[-1] == ("last", threading.get_ident())


def test_an_engine_that_cannot_start_is_told_in_a_sentence(tmp_path: Path, leave_when):
    thread = Thread(StoreError("the folder is read-only"))
    words = []

    def ready(window: MainWindow) -> None:
        def is_told(shown: MainWindow) -> bool:
            words.append(shown.notice.sentence.text())
            return bool(words[-1])

        leave_when(window, is_told)

    status = run(
        thread.start, thread.stop, default_folder=tmp_path, profile=tmp_path, on_ready=ready
    )
    assert status == EXIT_FAILED
    assert words[-1] == "The downloads cannot be opened: the folder is read-only"
    assert [name for name, _ in thread.calls] == ["start"]


def test_what_is_to_be_done_after_the_start_waits_for_the_list_and_holds_nothing_up(
    tmp_path: Path, leave_when
):
    thread = Thread()
    done = threading.Event()
    shown = []

    def settle() -> None:
        shown.append((windows[0].jobs.rowCount(), threading.get_ident()))
        done.set()

    windows: list[MainWindow] = []

    def ready(window: MainWindow) -> None:
        windows.append(window)
        leave_when(window, lambda _: done.is_set())

    run(
        thread.start,
        thread.stop,
        default_folder=tmp_path,
        profile=tmp_path,
        on_ready=ready,
        on_shown=settle,
    )
    [(rows, ident)] = shown
    assert rows == len(FakeManager().jobs)
    assert ident != threading.get_ident()


def test_the_engine_packs_what_it_has_behind_the_list_and_the_end_does_not_wait_for_that(
    tmp_path: Path, leave_when, monkeypatch: pytest.MonkeyPatch
):
    thread = Thread()
    begun, shown = threading.Event(), threading.Event()
    were_shown: list[bool] = []

    async def rest(_manager: FakeManager) -> None:
        were_shown.append(shown.is_set())
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(FakeManager, "rest", rest)
    status = run(
        thread.start,
        thread.stop,
        default_folder=tmp_path,
        profile=tmp_path,
        on_ready=lambda window: leave_when(window, lambda _: begun.is_set()),
        on_shown=shown.set,
    )
    assert status == EXIT_DONE
    assert were_shown == [True]


async def test_orders_are_taken_as_soon_as_the_engine_is_attached(manager: FakeManager, tmp_path):
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert not window.deeds.add.isEnabled()
    await window.attach(manager.port)
    assert window.deeds.add.isEnabled()
    await window.detach()
    window.close_finally()


class _Painted(QObject):
    def __init__(self, window: MainWindow, calls: list[tuple[str, int]]) -> None:
        super().__init__(window)
        self._calls = calls
        window.top_bar.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if event.type() == QEvent.Type.Paint:
            self._calls.append(("painted", 0))
        return False


def test_the_engine_starts_once_the_window_is_painted(tmp_path: Path, leave_when):
    thread = Thread()

    def ready(window: MainWindow) -> None:
        _Painted(window, thread.calls)
        leave_when(window, lambda shown: shown.bridge is not None)

    run(thread.start, thread.stop, default_folder=tmp_path, profile=tmp_path, on_ready=ready)
    names = [name for name, _ in thread.calls]
    assert names[0] == "painted"
    assert names.index("start") > 0


def test_the_engine_starts_behind_a_window_that_nobody_sees(tmp_path: Path, leave_when):
    thread = Thread()

    def ready(window: MainWindow) -> None:
        window.hide()
        leave_when(window, lambda shown: shown.bridge is not None)

    run(thread.start, thread.stop, default_folder=tmp_path, profile=tmp_path, on_ready=ready)
    assert [name for name, _ in thread.calls] == ["start", "stop"]
