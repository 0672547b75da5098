"""Pictures of the window in every condition: ``python -m tests.gui.screenshots DIR``.

Every view is taken in every condition, see :mod:`tests.gui.picture_matrix`; the name of a file is
the view and, where it is not the usual one, the condition. A scale has processes of its own.
Needs no display; with one, the platform's own is used.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from qasync import QEventLoop

from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import JobProperties, JobView
from bitsgui.gui.language import set_language
from bitsgui.gui.main import make_application
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.theme import Appearance, show_appearance, show_scheme
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.details_place import Place
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.property_fields import ButtonField
from bitsgui.settings.schema import APP_PRESET
from tests.gui import (
    activity_pictures,
    add_pictures,
    category_pictures,
    check_pictures,
    condition_pictures,
    error_pictures,
    help_pictures,
    offer_pictures,
    open_pictures,
    preferences_pictures,
    quick_pictures,
    row_pictures,
    speed_pictures,
)
from tests.gui.fake_manager import FakeManager
from tests.gui.picture_matrix import CONDITIONS, in_conditions
from tests.gui.samples import MB, job, showcase
from tests.gui.stage import Picture, painted, staged, with_menu
from tests.words.compiled import compile_words


def _long_names() -> list[JobView]:
    stem = "A very long name that nobody can read at once because it goes on and on, part "
    views = [job(n, f"{stem}{n} (final, corrected).tar.gz") for n in range(1, 5)]
    return [
        *views,
        job(9, "\u05de\u05e1\u05de\u05da \u05d7\u05e9\u05d5\u05d1.pdf"),
        *showcase()[:3],
    ]


def _many() -> list[JobView]:
    running = {"state": JobState.TRANSFERRING, "rate": 1.5 * MB, "segments": 4, "time_left_s": 60}
    return [
        job(n, f"archive-{n:05}.zip", bytes_transferred=n * 9000, **(running if n % 7 == 0 else {}))
        for n in range(10_000)
    ]


def _calm() -> list[JobView]:
    return [view for view in showcase() if view.state == JobState.SUSPENDED]


def _details_open(window: MainWindow) -> None:
    window.details.error_panel.fold_out(True)


def _add(window: MainWindow) -> None:
    window.adding.dialog.open_with(
        ("https://cdimage.example/debian-13.1.0-amd64-DVD-1.iso", "https://uni.example/09.mp4")
    )


def _quit(window: MainWindow) -> None:
    window.close()


def _compact(window: MainWindow) -> None:
    window.shown.compact.trigger()


def _compact_wide(window: MainWindow) -> None:
    _compact(window)
    for column in (Column.RANK, Column.PRIORITY, Column.CONNECTIONS, Column.HOST):
        window.list.columns.show_column(column, True)
    window.list.header().setSortIndicator(Column.SIZE, Qt.SortOrder.DescendingOrder)


def _priorities(window: MainWindow) -> None:
    window.jobs.set_filter(Filter.FOREGROUND)
    window.sidebar.setFocus()


def _show(part: Filter) -> Callable[[MainWindow], None]:
    return lambda window: window.jobs.set_filter(part)


def _columns_menu(window: MainWindow) -> None:
    header = window.list.header()
    header.customContextMenuRequested.emit(header.rect().center())


def _view_menu(window: MainWindow) -> None:
    menu = window.menuBar().actions()[-2].menu()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(QPoint(160, 20)))


def _limit_menu(window: MainWindow) -> None:
    window.limit.choose(2 * MB)
    QTimer.singleShot(50, window.status.limit.click)


def _limit_dialog(window: MainWindow) -> None:
    window.limit.ask()


def _turn(tab: Tab) -> Callable[[MainWindow], None]:
    return lambda window: window.details.turn_to(tab)


def _segments_down(window: MainWindow) -> None:
    window.details.turn_to(Tab.SEGMENTS)
    page = window.details.segments_page
    page.view.scrollTo(page.model.index(36), page.view.ScrollHint.PositionAtCenter)


def _beside(window: MainWindow) -> None:
    window.shown.places[Place.BESIDE].trigger()


def _refused(window: MainWindow) -> None:
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    words = "A file may have 1 to 16 connections."
    QTimer.singleShot(50, lambda: page.show_refusal(job(1).id, "segments", words))


def _command(window: MainWindow) -> None:
    options = JobOptions(
        notify_program="/usr/bin/notify-send", notify_parameters="notify-send Done"
    )
    window.details.turn_to(Tab.PROPERTIES)
    properties = JobProperties(job(1).id, "film.mkv", "", Priority.NORMAL, "me", True, options)
    page = window.details.properties_page
    window.splitter.setSizes([260, 640])
    QTimer.singleShot(50, lambda: page.show_properties(properties, APP_PRESET))


def _asking(key: str) -> Callable[[MainWindow], None]:
    """Return what opens the dialog of a property."""

    def act(window: MainWindow) -> None:
        window.details.turn_to(Tab.PROPERTIES)

        def click() -> None:
            field = window.details.properties_page.fields[key]
            assert isinstance(field, ButtonField)
            field.button.click()

        QTimer.singleShot(50, click)

    return act


def _data(window: MainWindow) -> None:
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    manager.options[job(1).id] = JobOptions(http_method="POST")
    manager.sent_data[job(1).id] = b'{"year": 2026, "format": "csv"}'
    window.list.select([job(1).id])
    _asking("data")(window)


DARK = Qt.ColorScheme.Dark
PROCESSES = 2
SMALL = (900, 600)
BARS = 64
PICTURES = {
    "light": Picture(selected=2),
    "dark": Picture(selected=2, scheme=DARK),
    "scale-200": Picture(scale="2"),
    "small-900x600": Picture(size=(900, 600)),
    "empty": Picture(views=list),
    "ten-thousand": Picture(views=_many, selected=7),
    "long-names": Picture(views=_long_names, size=(900, 600)),
    "right-to-left": Picture(direction=Qt.LayoutDirection.RightToLeft, selected=4),
    "error": Picture(selected=4),
    "error-dark": Picture(selected=10, scheme=DARK),
    "error-details": Picture(selected=10, act=_details_open),
    "error-small": Picture(selected=4, size=(900, 600)),
    "retrying": Picture(selected=5),
    "add": Picture(act=_add),
    "add-pattern": Picture(act=add_pictures.pattern),
    "add-many": Picture(act=add_pictures.many),
    "add-command": Picture(act=add_pictures.command),
    "add-order": Picture(act=add_pictures.order),
    "add-errors": Picture(act=add_pictures.errors),
    "add-refused": Picture(act=add_pictures.refused),
    "add-bad-lines": Picture(act=add_pictures.bad_lines),
    "add-known": Picture(act=add_pictures.known),
    "add-timed": Picture(act=add_pictures.timed),
    "add-probe": Picture(act=add_pictures.one_probe),
    "add-probe-page": Picture(act=add_pictures.one_page),
    "add-probe-failed-dark": Picture(act=add_pictures.one_failure, scheme=DARK),
    "add-known-taken": Picture(act=add_pictures.known_and_taken),
    "add-twins": Picture(act=add_pictures.twins),
    "add-taken": Picture(act=add_pictures.taken),
    "add-folders": Picture(act=add_pictures.many_folders),
    "add-probes": Picture(act=add_pictures.many_probes),
    "add-probes-more": Picture(act=add_pictures.many_probes_more),
    "add-some-known": Picture(act=add_pictures.some_known),
    "add-right-to-left": Picture(
        act=add_pictures.command, direction=Qt.LayoutDirection.RightToLeft
    ),
    "removed": Picture(act=row_pictures.removed, selected=7),
    "removed-dark": Picture(act=row_pictures.removed, selected=7, scheme=DARK, size=(900, 600)),
    "drop-line": Picture(act=row_pictures.drop_line),
    "complete-dialog": Picture(act=row_pictures.complete_dialog, selected=2),
    "complete-dialog-dark": Picture(act=row_pictures.complete_dialog, selected=2, scheme=DARK),
    "move-dialog": Picture(act=row_pictures.move_dialog),
    "rename-dialog": Picture(act=row_pictures.rename_dialog),
    "moving": Picture(act=row_pictures.moving, size=(900, 600)),
    "menu-rows": Picture(act=row_pictures.queue_menu, selected=2),
    "remove-dialog": Picture(act=row_pictures.remove_dialog),
    "remove-dialog-gone": Picture(act=row_pictures.remove_gone),
    "start-dialog": Picture(act=row_pictures.start_dialog),
    "quit-question": Picture(act=_quit),
    "compact": Picture(act=_compact, selected=2),
    "compact-900x600": Picture(act=_compact, size=(900, 600), selected=4),
    "compact-columns": Picture(act=_compact_wide, size=(1300, 720)),
    "compact-right-to-left": Picture(
        act=_compact_wide, size=(1300, 720), direction=Qt.LayoutDirection.RightToLeft
    ),
    "compact-ten-thousand": Picture(views=_many, act=_compact, selected=7),
    "compact-overflow": Picture(act=_compact_wide, size=(900, 600)),
    "priorities": Picture(act=_priorities),
    "filter-active": Picture(act=_show(Filter.ACTIVE)),
    "filter-attention": Picture(act=_show(Filter.ATTENTION), selected=4),
    "filter-nothing-attention": Picture(views=_calm, act=_show(Filter.ATTENTION)),
    "filter-nothing-active-dark": Picture(views=_calm, act=_show(Filter.ACTIVE), scheme=DARK),
    "no-sidebar": Picture(act=lambda window: window.shown.sidebar.trigger()),
    "menu-columns": Picture(act=_columns_menu),
    "menu-view-dark": Picture(act=_view_menu, scheme=DARK),
    "menu-limit": Picture(act=_limit_menu),
    "dialog-limit": Picture(act=_limit_dialog),
    "details-wide": Picture(selected=2, size=(1500, 800)),
    "details-wide-error": Picture(selected=4, size=(1500, 800)),
    "tab-files": Picture(selected=2, act=_turn(Tab.FILES)),
    "tab-files-menu": Picture(selected=2, act=row_pictures.file_priorities, size=(1100, 860)),
    "tab-segments": Picture(act=_turn(Tab.SEGMENTS)),
    "tab-segments-dark": Picture(selected=2, act=_turn(Tab.SEGMENTS), scheme=DARK),
    "tab-segments-900x600": Picture(selected=2, size=(900, 600), act=_segments_down),
    "tab-segments-wide": Picture(selected=2, size=(1500, 800), act=_segments_down),
    "tab-segments-right-to-left": Picture(
        act=_turn(Tab.SEGMENTS), direction=Qt.LayoutDirection.RightToLeft
    ),
    "tab-activity": Picture(act=activity_pictures.tell_higher),
    "tab-activity-900x600": Picture(act=activity_pictures.tell, size=(900, 600)),
    "tab-activity-wide": Picture(act=activity_pictures.tell, size=(1500, 800)),
    "tab-activity-none": Picture(act=_turn(Tab.ACTIVITY)),
    "tab-properties": Picture(act=_turn(Tab.PROPERTIES)),
    "tab-properties-dark": Picture(act=_turn(Tab.PROPERTIES), scheme=DARK, size=(1100, 1000)),
    "tab-properties-wide": Picture(act=_refused, size=(1500, 800)),
    "tab-properties-900x600": Picture(size=(900, 600), act=_refused),
    "tab-properties-200": Picture(act=_turn(Tab.PROPERTIES), scale="2"),
    "tab-properties-led": Picture(act=preferences_pictures.led),
    "tab-properties-command": Picture(act=_command, size=(1100, 1000)),
    "headers-dialog": Picture(act=_asking("headers")),
    "data-dialog": Picture(act=_data),
    "tab-properties-right-to-left": Picture(
        act=_turn(Tab.PROPERTIES), direction=Qt.LayoutDirection.RightToLeft, size=(1100, 1000)
    ),
    **preferences_pictures.PICTURES,
    "beside-narrow": Picture(selected=4, size=(900, 600), act=_beside),
    "log": Picture(act=help_pictures.log, size=(900, 600)),
    "log-dark": Picture(act=help_pictures.log, scheme=DARK),
    "log-right-to-left": Picture(act=help_pictures.log, direction=Qt.LayoutDirection.RightToLeft),
    "report": Picture(act=help_pictures.report),
    "about": Picture(act=help_pictures.about),
    "about-dark": Picture(act=help_pictures.about, scheme=DARK),
    "about-right-to-left": Picture(
        act=help_pictures.about, direction=Qt.LayoutDirection.RightToLeft
    ),
    "no-match": Picture(act=lambda window: window.top_bar.search.setText("nowhere")),
    **category_pictures.PICTURES,
    **check_pictures.PICTURES,
    **condition_pictures.PICTURES,
    **offer_pictures.PICTURES,
    **open_pictures.PICTURES,
    **quick_pictures.PICTURES,
    **speed_pictures.PICTURES,
    **error_pictures.PICTURES,
}

PICTURES = in_conditions(PICTURES) | condition_pictures.IN_CONTRAST
TIGHT = (
    "error-small",
    "compact-900x600",
    "tab-speed-900x600",
    "tab-segments-900x600",
    "tab-properties-900x600",
    "add-command-900x600",
    "details-wide",
    "beside-narrow",
    "menu-view-dark",
    "preferences-advanced-900x600",
    "preferences-shortcuts-clash-dark",
)
"""Set up for another condition already, and to be seen with longer words too."""
PICTURES |= {
    f"{name}-{word}": replace(PICTURES[name], **CONDITIONS[word])
    for word in ("german", "russian")
    for name in TIGHT
}


async def _keep_within(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the room it has on a small screen, without its title and the task bar."""
    dialog.resize(min(dialog.width(), width), min(dialog.height(), height - BARS))
    await painted()


async def _take(picture: Picture, target: Path, profile: Path) -> None:
    is_small = picture.size == SMALL
    if is_small:  # from the start, so that what scrolls does so in the room there is
        picture = replace(picture, size=(SMALL[0], SMALL[1] - BARS))
    async with staged(picture, profile) as window:
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        if dialog is not None and is_small:
            await _keep_within(dialog, *SMALL)
        if not with_menu(dialog or window).save(str(target)):
            raise OSError(f"{target} cannot be written")


async def _take_all(names: list[str], folder: Path) -> None:
    for name in names:
        picture, target = PICTURES[name], folder / f"{name}.png"
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        show_appearance(application, Appearance.SYSTEM)
        show_scheme(application, picture.scheme)
        application.setLayoutDirection(picture.direction)
        set_language(picture.language)
        with tempfile.TemporaryDirectory() as profile:
            await _take(picture, target, Path(profile))
        sys.stdout.write(f"{target}\n")
        sys.stdout.flush()


def take(names: list[str], folder: Path) -> None:
    """Take pictures in this process, whose scale is settled."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    application = make_application()
    compile_words()
    loop = QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_take_all(names, folder))


def _taken(names: list[str], folder: Path) -> int:
    """Take pictures; return 1 if something failed that Qt had called, which goes on after that."""
    tell, failed = sys.excepthook, list[BaseException]()

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        failed.append(error)
        tell(kind, error, trace)

    sys.excepthook = note
    take(names, folder)
    return 1 if failed else 0


def _start(folder: Path, names: list[str], screens: Path) -> "subprocess.Popen[bytes]":
    scale = PICTURES[names[0]].scale
    environment = {"QT_SCALE_FACTOR": scale, **os.environ}
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        screen = screens / f"{scale}.json"
        screen.write_text(json.dumps({"screens": [_screen(float(scale))]}), "utf-8")
        environment.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")
    command = [sys.executable, "-m", __spec__.name, "--here", str(folder), *names]
    return subprocess.Popen(command, env=environment)


def _screen(scale: float) -> dict[str, object]:
    """Return a screen on which window and menus have room, whatever the scale."""
    size = {"width": round(1920 * scale), "height": round(1200 * scale)}
    return {"name": "wide", "x": 0, "y": 0, **size, "logicalDpi": 96, "logicalBaseDpi": 96}


def _shares(names: list[str]) -> list[list[str]]:
    """Split names by scale, and those into a share for each of the processors."""
    scales = sorted({PICTURES[name].scale for name in names})
    groups = [[name for name in names if PICTURES[name].scale == scale] for scale in scales]
    return [
        group[n::PROCESSES] for group in groups for n in range(PROCESSES) if group[n::PROCESSES]
    ]


def main() -> int:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", default=list(PICTURES))
    parser.add_argument("--here", action="store_true", help="take them in this process")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.here:
        return _taken(options.names, options.folder)
    shares = _shares(options.names)
    with tempfile.TemporaryDirectory() as screens:
        for first in range(0, len(shares), PROCESSES):
            some = shares[first : first + PROCESSES]
            running = [_start(options.folder, share, Path(screens)) for share in some]
            ends = [process.wait() for process in running]
            if any(ends):
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
