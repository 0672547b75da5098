"""Pictures of failures: all the ways out of one, and the bar that gathers several."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from bitsgui.bits.fresh_links import Difference, FreshLink, Remote
from bitsgui.bits.types import JobState, LoginNeed
from bitsgui.bits.views import Changes, ChecksumState, JobView
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.activity_pictures import happenings
from tests.gui.samples import GB, MB, error, files_of, job_id, showcase
from tests.gui.stage import Picture

_NOT_FOUND = 0x80190194
_LINK = "https://cdn.example/report-2026-final.zip?token=7"
_ELSEWHERE = "https://mirror.example:8443/IMG_4246.jpg"


def _failed(view: JobView) -> JobView:
    about = {"url": f"https://{view.host}/IMG_4246.jpg", "path": f"{view.folder}/IMG_4246.jpg"}
    told = error(_NOT_FOUND, http_status=404, reason="Not Found", **about)
    quiet = {"rate": 0.0, "segments": 0, "time_left_s": None}
    return replace(view, state=JobState.ERROR, error=told, **quiet)


def _several_files() -> list[JobView]:
    return [_failed(view) if view.id == job_id(2) else view for view in showcase()]


def _kept() -> list[JobView]:
    """A download that was kept although its checksum does not match."""
    *others, last = showcase()
    return [*others, replace(last, checksum=ChecksumState.DIFFERS)]


def _fail_two(window: MainWindow) -> None:
    broken = [_failed(view) for view in showcase()[:2]]
    window._on_changed(Changes(changed=tuple(broken)))


def _fail_one(window: MainWindow) -> None:
    window._on_changed(Changes(changed=(_failed(showcase()[0]),)))


def _fold_out(window: MainWindow) -> None:
    assert window.bridge is not None
    told = happenings()
    window.bridge.manager.happened[job_id(2)] = told  # pyright: ignore[reportAttributeAccessIssue]
    window.splitter.setSizes([200, 520])
    window.details.error_panel.fold_out(True)


def _wants_login(view: JobView) -> JobView:
    detail = "the server answered 401 Unauthorized"
    about = {"url": f"https://{view.host}/film.mkv", "path": f"{view.folder}/film.mkv"}
    told = error(0x80190191, http_status=401, detail=detail, reason="Unauthorized", **about)
    told = replace(told, login=LoginNeed.REFUSED)
    return replace(_failed(view), error=told)


def _protected() -> list[JobView]:
    return [_wants_login(view) if view.id == job_id(2) else view for view in showcase()]


def _readable() -> list[JobView]:
    """Downloads of which one comes from a server that takes passwords unencrypted only."""
    return wanting(LoginNeed.UNENCRYPTED)


def _by_ticket() -> list[JobView]:
    """Downloads of which one comes from a server that takes tickets of Kerberos only."""
    return wanting(LoginNeed.TICKET)


def wanting(need: LoginNeed) -> list[JobView]:
    views = _protected()
    place = next(n for n, view in enumerate(views) if view.id == job_id(2))
    told = views[place].error
    assert told is not None
    about = {"login": need, "url": "http://nas.example/film.mkv"}
    views[place] = replace(views[place], error=replace(told, **about))
    return views


def log_in(window: MainWindow) -> None:
    view = window.jobs.view(job_id(2))
    assert view is not None
    window.orders.logins.ask(view)


def _offer_other(window: MainWindow) -> None:
    """Give a link that leads to another file."""
    assert window.bridge is not None
    told = window.bridge.manager.fresh  # pyright: ignore[reportAttributeAccessIssue]
    told[_LINK] = FreshLink(
        _LINK,
        Remote("report-2026-q1.pdf", 12 * MB, "application/pdf"),
        Remote("report-2026-final.zip", 3 * GB, "application/zip"),
        frozenset({Difference.NAME, Difference.SIZE, Difference.TYPE}),
        received=5 * MB,
        is_settled=True,
    )
    window.details.error_panel.ask_for_link()
    offer = window.details.error_panel.offer
    offer.link.setText(_LINK)
    offer.use.click()


def _ask_which_server(window: MainWindow) -> None:
    """Ask for the login of a download whose files come from two servers."""
    view = window.jobs.view(job_id(2))
    assert view is not None
    assert window.bridge is not None
    files = window.bridge.manager.files  # pyright: ignore[reportAttributeAccessIssue]
    first, *others = files_of(view)
    files[view.id] = [first, *(replace(each, remote_name=_ELSEWHERE) for each in others)]
    window.orders.logins.ask_for_all(view, has_login=True)


def _drag_link(panel: QWidget) -> None:
    """Hold a link over something with the mouse."""
    link, left = QMimeData(), Qt.MouseButton.LeftButton
    link.setUrls([QUrl(_LINK)])
    place, copy = QPoint(9, 9), Qt.DropAction.CopyAction
    event = QDragEnterEvent(place, copy, link, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel, event)


PICTURES = {
    "drop": Picture(act=_drag_link, selected=1),
    "drop-on-error": Picture(act=lambda w: _drag_link(w.details.error_panel), selected=4),
    "login-which-server": Picture(act=_ask_which_server, selected=2),
    "fresh-link-other": Picture(selected=4, act=_offer_other),
    "error-details": Picture(views=_several_files, selected=2, act=_fold_out, size=(1100, 900)),
    "error-several-files": Picture(views=_several_files, selected=2),
    "login-refused": Picture(views=_protected, selected=2, size=(900, 600)),
    "login-unencrypted": Picture(views=_readable, selected=2, act=log_in),
    "login-by-logon": Picture(views=_by_ticket, selected=2, act=log_in),
    "login-dialog": Picture(views=_protected, selected=2, act=log_in),
    "kept-anyway": Picture(views=_kept, selected=11),
    "attention-one": Picture(act=_fail_one, selected=7),
    "attention-several": Picture(act=_fail_two, selected=7),
}
