"""Pictures of checks, mirrors, orders that are sent again, and what comes when all is done."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QTimer

from bitsgui.bits.file_checks import CheckProgress, FileCheck, Verdict
from bitsgui.bits.mirrors import Mirror, SourceView, Trouble
from bitsgui.bits.records import SentRequest
from bitsgui.bits.views import ProbeView
from bitsgui.gui.all_done import Deed
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.property_fields import ButtonField
from tests.gui.add_pictures import answered
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import GB, MB, job_id
from tests.gui.stage import Picture

CHECKED = 502
FILE = "/home/me/Downloads/installer.pkg"
DAMAGED = FileCheck(FILE, Verdict.DAMAGED, 3, pieces=40, wrong=3, is_changed=True, can_repair=True)
OWN = "https://cdimage.example/debian-cd/current/amd64/iso-dvd/debian-13.1.0-amd64-DVD-1.iso"
SOURCES = [
    SourceView(OWN, True, is_in_use=True, given=GB),
    SourceView("https://ftp.uni.example/debian/debian-13.1.0-amd64-DVD-1.iso", False, given=GB),
    SourceView("https://old.example/debian-13.1.0-amd64-DVD-1.iso", False, Trouble.DIFFERS),
    SourceView("http://10.0.0.7:8080/d.iso", False, Trouble.WRONG),
]


def _manager(window: MainWindow) -> FakeManager:
    assert window.bridge is not None
    return cast("FakeManager", window.bridge.manager)


def _checking(window: MainWindow) -> None:
    far = CheckProgress(FILE, 26 * MB, 40 * MB)
    window.rows.checking.bar.show_progress("installer.pkg", far)


def _repairing(window: MainWindow) -> None:
    far = CheckProgress(FILE, 40 * MB, 40 * MB, fetched=1, wanted=3)
    window.rows.checking.bar.show_progress("installer.pkg", far)


def _found(*found: FileCheck) -> Picture:
    def act(window: MainWindow) -> None:
        _manager(window).found[job_id(CHECKED)] = list(found)
        window.list.select([job_id(CHECKED)])
        QTimer.singleShot(50, window.deeds.rows.verify.trigger)

    return Picture(act=act)


def _of_several(window: MainWindow) -> None:
    """Have mirrors of two files of many, and ask for those of one."""
    files = _manager(window).files[job_id(2)]
    for place, links in ((36, ("https://a.example/f", "https://b.example/f")), (40, (OWN,))):
        files[place] = replace(files[place], mirrors=tuple(map(Mirror, links)))
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page

    def press() -> None:
        field = cast("ButtonField", page.fields["mirrors"])
        page.ensureWidgetVisible(field)
        field.button.click()

    QTimer.singleShot(100, press)


def _sources(window: MainWindow) -> None:
    _manager(window).source_views.extend(SOURCES)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    QTimer.singleShot(100, lambda: page.dialog_wanted.emit(job_id(1), "mirrors"))


def _add_mirrors(window: MainWindow) -> None:
    dialog = window.adding.dialog
    dialog.open_with((OWN,))
    dialog.more_button.setChecked(True)
    dialog.more.mirrors.setPlainText("https://ftp.uni.example/d.iso\nhttps://old.example/d.iso")
    QTimer.singleShot(100, dialog.more.mirrors.setFocus)


_metalinks = answered(
    ProbeView("https://a.example/d.meta4", "disc.meta4", 4000, resumable=True, host="a.example"),
    ProbeView("https://a.example/f.mkv", "film.mkv", 4 * GB, resumable=True, host="a.example"),
)


def _again(window: MainWindow) -> None:
    sent = SentRequest("POST", "X-Key: 7\r\n", b"order=1")
    _manager(window).sent[job_id(501)] = sent
    window.list.select([job_id(501)])
    QTimer.singleShot(50, window.deeds.rows.again.trigger)


def _armed(window: MainWindow) -> None:
    window.all_done.choose(Deed.SHUT_DOWN)


PICTURES = {
    "checking": Picture(act=_checking, selected=CHECKED),
    "checking-repair": Picture(act=_repairing, selected=CHECKED),
    "checked-right": _found(FileCheck(FILE, Verdict.RIGHT, pieces=40)),
    "checked-damaged": _found(DAMAGED),
    "checked-unknown": _found(FileCheck(FILE, Verdict.UNKNOWN, computed=f"sha-256={'3f' * 32}")),
    "sources-dialog": Picture(act=_sources),
    "menu-mirrors": Picture(act=_of_several, selected=2),
    "add-mirrors": Picture(act=_add_mirrors),
    "add-metalinks": Picture(act=_metalinks),
    "add-again": Picture(act=_again),
    "armed": Picture(act=_armed),
}
