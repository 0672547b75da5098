"""A certificate nobody vouches for: accepted by hand, listed, and taken back."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, SecurityFlags
from bitsgui.gui import text
from bitsgui.gui.dialogs.certificate import CertificateDialog
from bitsgui.gui.preference_pages import Page
from bitsgui.gui.quick_deeds import QuickDeed, deed_word, quick_deeds
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.settings.accepted import parse, write
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, button_named, choose, click, press
from tests.gui.quick_pictures import place_of
from tests.gui.samples import error, job, job_id, untrusted


@pytest.fixture
async def dialog(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    yield dialog
    dialog.reject()


def refused(fault: CertificateFault = CertificateFault.SELF_SIGNED):
    told = error(Hresult.WININET_INVALID_CA, certificate=untrusted(fault))
    return replace(job(4), state=JobState.ERROR, error=told)


async def asked(window, manager) -> CertificateDialog:
    view = replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=refused().error)
    manager.put(view)
    await choose(window, 4)
    panel = window.details.error_panel
    await until(lambda: Remedy.ACCEPT_CERTIFICATE in panel._shown)
    click(await button_named(panel, "Accept this certificate\u2026"))
    found = window.findChildren(CertificateDialog)
    await until(found[0].isVisible)
    return found[0]


def test_what_its_issuer_may_have_withdrawn_cannot_be_accepted():
    for fault in CertificateFault:
        is_offered = Remedy.ACCEPT_CERTIFICATE in remedies(refused(fault))
        is_of_lists = fault is CertificateFault.REVOKED or "list" in fault.value
        assert is_offered != is_of_lists


async def test_a_certificate_is_shown_whole_before_it_is_accepted(window, manager):
    dialog = await asked(window, manager)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Accept the certificate of nas.example:8443?" in said
    assert "nas.example vouches for itself" in said
    assert f"SHA-256: {':'.join(['AB'] * 32)}" in dialog.facts.toPlainText()
    click(dialog.yes)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.accepted == ["ab" * 32]


async def test_enter_does_not_accept_a_certificate(window, manager):
    dialog = await asked(window, manager)
    press(dialog, KEY.Key_Return)
    await until(lambda: not dialog.isVisible())
    assert manager.accepted == []


async def test_a_row_leads_to_the_question_in_place_of_another_try(window, manager):
    view = replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=refused().error)
    manager.put(view)
    await until(lambda: window.jobs.view(job_id(4)).error == view.error)
    assert QuickDeed.RESUME not in quick_deeds(view)
    assert deed_word(QuickDeed.CERTIFICATE, view) == "Accept this certificate\u2026"
    place = place_of(window, window.jobs.row_of(job_id(4)), QuickDeed.CERTIFICATE)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=place)
    await until(lambda: any(each.isVisible() for each in window.findChildren(CertificateDialog)))
    click(window.findChildren(CertificateDialog)[0].yes)
    await until(lambda: manager.accepted == ["ab" * 32])


def test_what_cannot_be_accepted_offers_no_certificate_in_its_row():
    view = refused(CertificateFault.REVOKED)
    assert QuickDeed.CERTIFICATE not in quick_deeds(view)


def test_a_row_says_that_a_certificate_was_accepted():
    view = replace(job(1), accepted_at="nas.example:8443")
    assert text.row_details(view).startswith("certificate of nas.example:8443 accepted by hand")


def test_a_row_says_what_is_not_checked():
    flags = SecurityFlags.IGNORE_DATE | SecurityFlags.IGNORE_UNKNOWN_CA
    said = text.row_details(replace(job(1), waived=flags))
    assert said.startswith("certificates: the date, the issuer not checked")


async def test_the_preferences_list_what_was_accepted_and_take_it_back(dialog, manager):
    places = {"nas.example:443": "ab" * 32, "[::1]:8443": "cd" * 32}
    await manager.change_settings(accepted_certificates=write(places))
    field = dialog.turn_to(Page.NETWORK).rows["accepted_certificates"].field
    await until(lambda: [row.place for row in field.rows] == list(places))
    assert field.rows[1]._words.text().startswith("[::1]:8443 \u00b7 SHA-256 CD:CD")
    assert field.rows[0].remove.accessibleName() == "Accept nas.example:443 no more"
    click(field.rows[0].remove)
    await until(lambda: manager.settings.accepted_certificates is not None)
    await until(lambda: list(parse(manager.settings.accepted_certificates)) == ["[::1]:8443"])
    click(field.rows[0].remove)
    await until(lambda: manager.settings.accepted_certificates is None)
    await until(lambda: field._nothing.isVisibleTo(field))
    await until(lambda: field._nothing.height() >= HEIGHT)
