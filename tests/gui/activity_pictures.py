"""Pictures of what happened to a download, and the entries tests use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer

from bitsgui.bits.causes import Cause
from bitsgui.bits.errors import HTTP_BASE, Hresult
from bitsgui.bits.records import Happening
from bitsgui.bits.views import ActivityView, ErrorView
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.samples import error

H = Happening
MIRRORED = "https://mirror.uni.example/pub/debian-12.iso"


def happenings() -> list[ActivityView]:
    """Return the time line of a download that met most of what there is."""
    start = datetime.now(UTC) - timedelta(days=1, hours=2)
    hour = timedelta(hours=26)

    def failed(code: int, after: timedelta, attempt: int, wait_s: int | None) -> ErrorView:
        at = start + after
        again = None if wait_s is None else at + timedelta(seconds=wait_s)
        told = error(code, url=MIRRORED, path="/home/me/Downloads/debian-12.iso", detail="")
        return replace(told, at=at, attempt=attempt, next_retry=again)

    disk, busy = int(Hresult.ERROR_DISK_FULL), HTTP_BASE + 503
    told: list[tuple[timedelta, dict[str, object]]] = [
        (timedelta(), {"kind": H.ADDED}),
        (timedelta(seconds=2), {"kind": H.STARTED, "note": "cdimage.example"}),
        (
            timedelta(seconds=3),
            {
                "kind": H.REDIRECTED,
                "name": "debian-12.iso",
                "origin": "https://cdimage.example/debian-12.iso",
                "link": f"{MIRRORED}?token=***",
            },
        ),
        (timedelta(minutes=7), {"kind": H.PAUSED, "note": Cause.WINDOW}),
        (hour, {"kind": H.RESTORED}),
        (hour + timedelta(seconds=5), {"kind": H.RESUMED, "note": Cause.COMMAND_LINE}),
        (
            hour + timedelta(seconds=9),
            {
                "kind": H.FAILED,
                "name": "debian-12.iso",
                "error": failed(busy, hour, 1, 10),
            },
        ),
        (
            hour + timedelta(seconds=24),
            {"kind": H.FAILED, "name": "debian-12.iso", "error": failed(disk, hour, 2, None)},
        ),
        (hour + timedelta(minutes=2), {"kind": H.STARTED, "note": "mirror.uni.example"}),
        (
            hour + timedelta(minutes=9),
            {"kind": H.CHECKED, "name": "debian-12.iso", "note": "sha-256"},
        ),
        (hour + timedelta(minutes=9), {"kind": H.TRANSFERRED}),
    ]
    return [
        ActivityView(number, start + after, **values)  # pyright: ignore[reportArgumentType]
        for number, (after, values) in enumerate(told)
    ]


def tell(window: MainWindow) -> None:
    """Turn to the tab, with an error folded out."""
    view = window.list.current_view()
    assert view is not None
    assert window.bridge is not None
    window.bridge.manager.happened[view.id] = happenings()  # pyright: ignore[reportAttributeAccessIssue]
    window.details.turn_to(Tab.ACTIVITY)
    page = window.details.activity_page
    QTimer.singleShot(60, lambda: page.view.expand(page.model.index(6, 0)))
    QTimer.singleShot(70, lambda: page.view.scrollTo(page.model.index(6, 0)))


def tell_higher(window: MainWindow) -> None:
    """The same with more room for the details."""
    tell(window)
    window.splitter.setSizes([250, 420])
