"""The add dialog in every condition, for the pictures."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData

from bitsgui.bits.views import ProbeView
from bitsgui.bits.words import say
from bitsgui.gui import text
from bitsgui.gui.dialogs.start_field import Start
from bitsgui.gui.models.categories import know
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import KINDS, error, showcase

COMMAND = (
    "curl 'https://files.example/private/report.pdf?id=7' -H 'accept: text/html' "
    "-H 'referer: https://files.example/list' -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' "
    "-b 'sid=12; theme=dark' --max-time 30"
)


def typed(words: str) -> Callable[[MainWindow], None]:
    """Open the dialog with ``words`` in it."""

    def act(window: MainWindow) -> None:
        dialog = window.adding.dialog
        dialog.folder_field.set_recent(("/home/me/Downloads", "/srv/films", "/srv/music"))
        dialog.open_with(())
        dialog.links.setPlainText(words)

    return act


def pattern(window: MainWindow) -> None:
    """Open with links that count."""
    typed("https://cdimage.example/disc[01-20].iso")(window)


def many(window: MainWindow) -> None:
    """Open with ten thousand links."""
    typed("\n".join(f"https://files.example/archive-{n:05}.zip" for n in range(10_000)))(window)


def command(window: MainWindow) -> None:
    """Open with what a browser copied, with everything unfolded."""
    mime = QMimeData()
    mime.setText(COMMAND)
    window.adding.dialog.open_for(mime)
    window.adding.dialog.more_button.click()


def order(window: MainWindow) -> None:
    """Open with a command that posts data, with everything unfolded."""
    link = "https://api.example/reports"
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    manager.probes[link] = ProbeView(link, "reports", is_unasked=True)
    mime = QMimeData()
    mime.setText(f'curl \'{link}\' --json \'{{"year": 2026, "format": "csv"}}\'')
    window.adding.dialog.open_for(mime)
    window.adding.dialog.more_button.click()


def errors(window: MainWindow) -> None:
    """Open with something wrong in every field that is checked."""
    typed("https://files.example/a.zip\nwhat is this")(window)
    dialog = window.adding.dialog
    dialog.more_button.click()
    dialog.links.setPlainText("https://files.example/a.zip")
    dialog.folder.setText("Downloads")
    more = dialog.more
    for edit, words in (
        (more.name, "a:b.zip"),
        (more.checksum, "12345"),
        (more.referer, "files.example"),
        (more.password, "secret"),
        (more.limit, "fast"),
    ):
        edit.setText(words)
    more.headers.setPlainText("no header")
    more.cookies.setPlainText("no cookie")


def refused(window: MainWindow) -> None:
    """Open with a line that is no link."""
    typed("https://files.example/a.zip\nwhat is this")(window)
    words = (
        "You may not write to the folder {folder}. Choose another, or change who may write there."
    )
    window.adding.dialog.fail(text.sentence(say(words, folder="/srv/films")))


def bad_lines(window: MainWindow) -> None:
    """Open with lines that are no links among those that are, after others were cancelled."""
    dialog = window.adding.dialog
    dialog.open_with(("https://files.example/before.zip",))
    dialog.reject()
    good = [f"https://cdimage.example/disc-{n}.iso" for n in range(3)]
    dialog.open_with((good[0],))
    dialog.links.setPlainText("\n".join((*good, "foo bar", "magnet:?xt=urn:btih:c12fe1c06bba254a")))
    dialog.bad.show_next.click()


def known(window: MainWindow) -> None:
    """Open with a fresh link of a download that broke off."""
    view = showcase()[3]
    window.adding.dialog.folder.setText(view.folder)
    window.adding.dialog.folder_field.set_recent((str(Path("/srv/films")),))
    typed(f"{view.remote_name}?token=new")(window)
    window.adding.dialog.folder.setText(view.folder)


def some_known(window: MainWindow) -> None:
    """Open with three links, two of them in the list."""
    links = [view.remote_name for view in showcase() if view.id.int in {7, 9}]
    typed("\n".join([*links, "https://uni.example/lecture-09.mp4"]))(window)


def timed(window: MainWindow) -> None:
    """Open with a time to start at."""
    typed("https://cdimage.example/disc-1.iso")(window)
    window.adding.dialog.start.show_kind(Start.TIMED)


def _view(name: str, size: int | None, **values) -> ProbeView:
    url = f"https://cdimage.example/{name}"
    return ProbeView(url, name, size, **{"resumable": True, "host": "cdimage.example"} | values)


def answered(*views: ProbeView) -> Callable[[MainWindow], None]:
    """Open with these links, whose servers have answered."""

    def act(window: MainWindow) -> None:
        typed("\n".join(view.url for view in views))(window)
        links = window.adding.dialog.panel.links
        manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
        for view in views:
            manager.probes[view.url] = view
            links.note(view)
        window.adding.dialog.panel.refresh()

    return act


one_probe = answered(_view("debian-13.1.0-amd64-DVD-1.iso", 3_900_000_000))
one_page = answered(_view("download", None, is_page=True, media_type="text/html"))
one_failure = answered(
    ProbeView("https://cdimage.example/gone.iso", error=error(0x80190194, http_status=404))
)


def many_probes(window: MainWindow) -> None:
    """Open with links of every kind, the second one selected, the last not wanted."""
    answered(
        _view("debian-13.1.0-amd64-DVD-1.iso", 3_900_000_000),
        _view("a very long name that nobody can read at once, final, corrected.tar.gz", 81_000_000),
        _view("stream", None, resumable=False, media_type="video/mp4"),
        _view("setup.exe", 4_100_000, is_page=True, media_type="text/html"),
        _view("report.pdf", 2_400_000),
        ProbeView("https://cdimage.example/gone.iso", error=error(0x80190194, http_status=404)),
        _view("notes.txt", 12_000),
        _view("extras.zip", 90_000_000_000),
    )(window)
    panel = window.adding.dialog.panel
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    manager.names_there = frozenset({"report.pdf"})
    panel.links.check([6], is_wanted=False)
    panel.show_reserve(67_108_864)
    panel.show_free(69_000_000_000)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.links.index(1, 0))


def many_probes_more(window: MainWindow) -> None:
    """Open the same with everything unfolded."""
    many_probes(window)
    window.adding.dialog.more_button.click()


def many_folders(window: MainWindow) -> None:
    """Open with links that go to the folders of their categories."""
    homes = {"Music": "/home/me/Music", "Video": "/media/films/unsorted"}
    know([replace(kind, folder=homes.get(kind.name, "")) for kind in KINDS])
    answered(
        _view("lecture-09.mp4", 810_000_000),
        _view("01 - Prelude.flac", 31_000_000),
        _view("02 - Fugue.flac", 44_000_000),
        _view("programme notes.pdf", 2_400_000),
    )(window)


def known_and_taken(window: MainWindow) -> None:
    """Open with a link that has been downloaded already, whose file is there."""
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    manager.names_there = frozenset({"paper.pdf"})
    typed(manager.rows[0].files[0].remote_name)(window)


def twins(window: MainWindow) -> None:
    """Open with two links of one file name, and others of names that are taken."""
    answered(
        _view("a/big.bin", 81_000_000, host="a.example"),
        replace(_view("b/big.bin", 91_000_000), name="big.bin"),
        _view("report.pdf", 2_400_000),
        _view("notes.txt", 12_000),
    )(window)
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    first = "https://cdimage.example/a/big.bin"
    window.adding.dialog.panel.links.note(ProbeView(first, "big.bin", 81_000_000, True))
    manager.names_there = frozenset({"report.pdf", "notes.txt"})
    window.adding.dialog.panel.refresh()


def taken(window: MainWindow) -> None:
    """Open with a link whose file is there, to be replaced."""
    answered(_view("disc-9.iso", 3_900_000_000))(window)
    cast("FakeManager", window.bridge.manager if window.bridge else None).names_there = frozenset(
        {"disc-9.iso"}
    )
    window.adding.dialog.panel.replace.click()
