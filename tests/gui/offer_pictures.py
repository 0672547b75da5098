"""Pictures of what the program offers by itself, and of a logon in place of a password."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QTimer

from bitsgui.bits.news import Release
from bitsgui.bits.types import LoginNeed
from bitsgui.bits.views import JobView
from bitsgui.gui import autostart_offer, text
from bitsgui.gui.options.option import Page
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.notice_bar import Choice
from tests.gui import preferences_pictures
from tests.gui.condition_pictures import option
from tests.gui.error_pictures import log_in, wanting
from tests.gui.samples import NOW
from tests.gui.stage import Picture

RULES = (
    '{"*.corp.example": {"certificate": "/home/me/keys/corporate client 2026.pem"}, '
    '"nas.example": {"connections": 2, "certificate": "/home/me/keys/nas.crt", '
    '"key": "/home/me/keys/nas.key"}}'
)


def _news(window: MainWindow) -> None:
    words = {"en": "It is faster.", "de": "Sie ist schneller."}
    page = "https://bitsgui.example/99"
    window.settings.news_arrived.emit(Release("99.0", NOW, NOW + timedelta(days=9), page, words))


def _autostart(window: MainWindow) -> None:
    words = text.tr("bitsgui can start with your session and wait in the tray.")
    start = Choice(text.tr("Start at login"), lambda: None)
    window.notice.tell(words, [start], topic=autostart_offer.TOPIC, offer="app")


def _tickets_too(need: LoginNeed) -> list[JobView]:
    """Return downloads of which one comes from a server that takes tickets of Kerberos too."""
    views = wanting(need)
    told = [view.error and replace(view.error, takes_ticket=True) for view in views]
    return [replace(view, error=each) for view, each in zip(views, told, strict=True)]


def _certificates(window: MainWindow) -> None:
    """Have rules that show certificates, and ask for another one for a server."""
    shown, field = preferences_pictures.with_rules(window, RULES)

    def act() -> None:
        card = field.rows[-1]
        shown.ensureWidgetVisible(card)
        card.certificate.button.click()

    QTimer.singleShot(50, act)


PICTURES = {
    "news": Picture(act=_news),
    "autostart-offer": Picture(act=_autostart),
    "login-or-logon": Picture(views=lambda: _tickets_too(LoginNeed.WANTED), act=log_in),
    "login-unencrypted-or-logon": Picture(
        views=lambda: _tickets_too(LoginNeed.UNENCRYPTED), act=log_in
    ),
    "preferences-news": Picture(act=option(Page.GENERAL, "news_key")),
    "rule-certificate": Picture(act=_certificates),
}
