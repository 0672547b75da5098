"""Pictures of what downloads wait for and are bound to, and of certificates that are shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.records import JobOptions
from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import CostPolicy, JobState, LoginNeed, SecurityFlags
from bitsgui.bits.views import ErrorView, JobView, WaitReason
from bitsgui.bits.words import say
from bitsgui.desktop.activation import Activation
from bitsgui.desktop.second_start import Asked
from bitsgui.gui import text
from bitsgui.gui.all_done import Deed
from bitsgui.gui.dialogs.preferences import PreferencesDialog
from bitsgui.gui.options.option import Page
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.preferences_pictures import high_contrast, opened
from tests.gui.samples import NOW, error, job_id, showcase
from tests.gui.stage import Picture

if TYPE_CHECKING:
    from tests.gui.fake_manager import FakeManager

WEEK = (
    "mon-fri 8-18 500000; mon-fri 18-22 2000000; sat,sun 10-24 2000000; daily 2-5 pause; "
    "daily 6-8 100000"
)
_NO_CHECKS = SecurityFlags.IGNORE_CN | SecurityFlags.IGNORE_DATE


def _manager(window: MainWindow) -> "FakeManager":
    return cast("FakeManager", window.bridge.manager if window.bridge else None)


def _at(dialog: PreferencesDialog, which: Page, name: str) -> None:
    """Scroll to an option, in the middle of its page."""
    shown = dialog.turn_to(which)
    row = shown.rows[name]
    QTimer.singleShot(50, lambda: shown.ensureWidgetVisible(row, 0, shown.viewport().height() // 2))


def option(which: Page, name: str, **values: object) -> Callable[[MainWindow], None]:
    """Return what sets options and shows one of them."""

    def act(window: MainWindow) -> None:
        dialog = opened(window, which)
        if values:
            window.settings.change(**values)
        _at(dialog, which, name)

    return act


def _no_interface(window: MainWindow) -> None:
    """Write what is neither an interface nor an address."""
    option(Page.NETWORK, "interface", unencrypted_logins="nas.example:8080")(window)
    dialog = window.preferences.dialog
    assert dialog is not None
    line = dialog.turn_to(Page.NETWORK).rows["interface"].field.focusProxy()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "my vpn")
    QTest.keyClick(line, Qt.Key.Key_Return)


def _with(view: JobView, told: ErrorView, **values: object) -> JobView:
    quiet = {"rate": 0.0, "segments": 0, "time_left_s": None}
    return replace(view, **quiet, error=told, **values)


def _waiting(code: int, reason: WaitReason, url: str, **values: object) -> list[JobView]:
    told = replace(error(code, url=url), error_class="waiting")
    first, *others = showcase()
    state = {"state": JobState.TRANSIENT_ERROR, "wait": reason}
    return [_with(first, told, **state, **values), *others]


def _metered() -> list[JobView]:
    code = Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
    return _waiting(code, WaitReason.CONDITION, "https://cdimage.example/d.iso")


def _held_up() -> list[JobView]:
    return _waiting(http_hresult(511), WaitReason.CONDITION, "http://portal.example/login")


def _resting() -> list[JobView]:
    until = NOW + timedelta(hours=6)
    url = "https://cdimage.example/d.iso"
    return _waiting(Hresult.BG_E_BLOCKED_BY_POLICY, WaitReason.SCHEDULE, url, waits_until=until)


def _asking() -> list[JobView]:
    """A server that wants to see a certificate."""
    code = Hresult.WININET_CLIENT_AUTH_CERT_NEEDED
    told = error(code, login=LoginNeed.CERTIFICATE, url="https://cdimage.example/d.iso")
    first, *others = showcase()
    return [_with(first, told, state=JobState.ERROR), *others]


def _unchecked() -> list[JobView]:
    """Downloads whose servers are not checked whole: one runs, one failed, one is paused."""
    all_of_it = _NO_CHECKS | SecurityFlags.IGNORE_UNKNOWN_CA | SecurityFlags.IGNORE_WRONG_USAGE
    waived = {1: _NO_CHECKS, 4: SecurityFlags.IGNORE_CN, 7: all_of_it}
    return [replace(view, waived=waived.get(view.position, view.waived)) for view in showcase()]


def _choose_certificate(window: MainWindow) -> None:
    view = window.jobs.view(job_id(1))
    assert view is not None
    window.orders.certificates.ask(view)


def _no_certificate(window: MainWindow) -> None:
    """Have a certificate whose passphrase was wrong."""
    view = window.jobs.view(job_id(1))
    assert view is not None
    certificates = window.orders.certificates
    certificates.ask_for(view, ("file", "/home/me/keys/amy.crt", "/home/me/keys/amy.key"))
    assert certificates.dialog is not None
    certificates.dialog.chosen.disconnect()
    certificates.dialog.passphrase.setText("wrong")
    words = "This is not the passphrase of the private key in {path}."
    certificates.dialog.fail(text.sentence(say(words, path="/home/me/keys/amy.key")))


def _properties(key: str, **options: object) -> Callable[[MainWindow], None]:
    """Return what sets options of the first download and shows one of its properties."""

    def act(window: MainWindow) -> None:
        _manager(window).options[job_id(1)] = JobOptions(**options)  # pyright: ignore[reportArgumentType]
        window.details.turn_to(Tab.PROPERTIES)
        page = window.details.properties_page

        def show() -> None:
            page.ensureWidgetVisible(page.fields[key], 0, 120)

        QTimer.singleShot(100, show)

    return act


def _checks(window: MainWindow) -> None:
    _manager(window).options[job_id(1)] = JobOptions(security_flags=_NO_CHECKS)
    window.details.properties_page.dialog_wanted.emit(job_id(1), "checks")


def _no_tray(window: MainWindow) -> None:
    words = text.tr("The tray of your desktop has gone, so the window is here again.")
    window.notice.say(words, is_error=False)


def _mirrors(window: MainWindow) -> None:
    """Have mirrors, two of which are left out."""
    links = "https://ftp.uni.example/d.iso https://old.example/d.iso http://10.0.0.7:8080/d.iso"
    troubles = (Trouble.NONE, Trouble.DIFFERS, Trouble.WRONG)
    pairs = zip(links.split(), troubles, strict=True)
    found = tuple(Mirror(link, trouble=trouble) for link, trouble in pairs)
    _manager(window).mirrors[job_id(1)] = found
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    QTimer.singleShot(100, lambda: page.verticalScrollBar().setValue(1 << 20))


def _nothing_left() -> list[JobView]:
    return [view for view in showcase() if view.state == JobState.SUSPENDED]


def _all_done(window: MainWindow) -> None:
    """Have all come to its end, with the machine to be shut down then."""
    window.all_done.choose(Deed.SHUT_DOWN)
    ended = (Ending(job_id(1), "film.mkv", JobState.ACKNOWLEDGED, "/home/me", "/home/me/film.mkv"),)
    for standing in (Standing(active=1), Standing(ended=ended)):
        window.all_done.note(standing)


def _all_done_menu(window: MainWindow) -> None:
    window.settings.change(done_command="/usr/bin/notify-send --app-name=bitsgui {job} {file}")
    window.all_done.choose(Deed.QUIT)
    QTimer.singleShot(50, window.all_done.sign.click)


def _offered(window: MainWindow) -> None:
    """Have a link to the program offer a download, with its name and checksum."""
    link = "bitsgui:add?url=https://cdimage.example/d.iso&name=debian.iso&checksum=md5=" + "ab" * 16
    window.outside.begin()
    window.outside.ask(Asked((link,), Activation()))


PICTURES = {
    "all-done": Picture(views=_nothing_left, selected=501, act=_all_done),
    "menu-all-done": Picture(act=_all_done_menu),
    "add-offered": Picture(act=_offered),
    "tab-properties-mirrors": Picture(act=_mirrors),
    "preferences-command": Picture(
        act=option(Page.DOWNLOADS, "done_command", done_command="/usr/bin/true {file}")
    ),
    "preferences-week": Picture(act=option(Page.SPEED, "rate_schedule", rate_schedule=WEEK)),
    "preferences-background": Picture(act=option(Page.GENERAL, "autostart", close_to_tray=False)),
    "preferences-notices": Picture(act=option(Page.GENERAL, "notify_sound", notify_sound=True)),
    "preferences-costs": Picture(
        act=option(
            Page.NETWORK,
            "background_cost_policy",
            background_cost_policy=CostPolicy.UNRESTRICTED,
            on_battery="background-waits",
        )
    ),
    "preferences-bound": Picture(act=_no_interface),
    "waits-for-network": Picture(views=_metered),
    "waits-for-portal": Picture(views=_held_up),
    "rests": Picture(views=_resting),
    "certificate-wanted": Picture(views=_asking),
    "certificate-dialog": Picture(views=_asking, act=_choose_certificate),
    "certificate-dialog-wrong": Picture(act=_no_certificate),
    "checks-dialog": Picture(act=_checks),
    "unchecked": Picture(views=_unchecked),
    "tab-properties-unchecked": Picture(
        views=_unchecked,
        act=_properties(
            "checks", security_flags=_NO_CHECKS, client_certificate=("file", "/a/amy.crt", "")
        ),
    ),
    "tab-properties-bound": Picture(act=_properties("interface", interface="tun0")),
    "tray-gone": Picture(act=_no_tray),
}


def in_contrast(act: Callable[[MainWindow], None]) -> Callable[[MainWindow], None]:
    def contrasted(window: MainWindow) -> None:
        high_contrast(window)
        act(window)

    return contrasted


IN_CONTRAST = {
    f"{name}-contrast": replace(picture, act=in_contrast(picture.act))
    for name, picture in PICTURES.items()
}
