"""A certificate to show, and what is not checked of the server's: dialogs, remedies and marks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import JobState, LoginNeed, SecurityFlags
from bitsgui.gui import text
from bitsgui.gui.brief import brief_reason
from bitsgui.gui.quick_deeds import QuickDeed, deed_word, quick_deeds
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, button_named, choose, click, press
from tests.gui.fake_options import WRONG_WORD
from tests.gui.quick_pictures import place_of
from tests.gui.samples import error, job, job_id

NEEDS = (LoginNeed.CERTIFICATE, LoginNeed.CERTIFICATE_REFUSED, LoginNeed.CERTIFICATE_EXPIRED)


def asking(need: LoginNeed = LoginNeed.CERTIFICATE, code: int = 0):
    told = error(code or Hresult.WININET_CLIENT_AUTH_CERT_NEEDED, login=need)
    return replace(job(4), state=JobState.ERROR, error=told)


@pytest.mark.parametrize("need", NEEDS)
def test_who_asks_for_a_certificate_is_first_given_one(need):
    view = asking(need, 0x80190190)
    assert view.error is not None
    assert remedies(view)[0] is Remedy.SHOW_CERTIFICATE
    assert brief_reason(view.error) == "Certificate needed"
    assert "certificate" in text.error_message(view.error)


@pytest.mark.parametrize(
    "code",
    [
        Hresult.WININET_CLIENT_AUTH_NO_PRIVATE_KEY,
        Hresult.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY,
        Hresult.CRYPT_E_NOT_FOUND,
    ],
)
def test_one_that_cannot_be_read_can_be_chosen_again(code):
    assert remedies(asking(LoginNeed.NONE, code))[0] is Remedy.SHOW_CERTIFICATE


async def opened(window):
    certificates = window.orders.certificates
    await until(lambda: certificates.dialog is not None and certificates.dialog.isVisible())
    return certificates.dialog


async def test_the_error_leads_to_a_certificate_with_which_the_download_goes_on(window, manager):
    manager.put(replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=asking().error))
    await choose(window, 4)
    panel = window.details.error_panel
    await until(lambda: Remedy.SHOW_CERTIFICATE in panel._shown)
    click(await button_named(panel, "Choose a certificate\u2026"))
    dialog = await opened(window)
    assert dialog.passphrase.echoMode() == QLineEdit.EchoMode.Password
    assert dialog.none is None
    assert not dialog.yes.isEnabled()
    (label,) = [each for each in dialog.findChildren(QLabel) if each.buddy() is dialog.key]
    top, end = label.y() + label.contentsRect().y(), label.geometry().bottom()
    assert dialog.key.y() - end < top - dialog.certificate.geometry().bottom()
    QTest.keyClicks(dialog.certificate, "/amy.p12")
    QTest.keyClicks(dialog.passphrase, WRONG_WORD)
    click(dialog.yes)
    await until(dialog.problem.isVisible)
    assert "not the passphrase" in dialog.problem.text()
    assert manager.options.get(job_id(4), JobOptions()).client_certificate is None
    dialog.passphrase.setText("correct")
    assert not dialog.problem.isVisible()
    click(dialog.yes)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.options[job_id(4)].client_certificate == ("file", "/amy.p12", "")
    await until(lambda: window.orders.certificates.dialog is None)


@pytest.mark.parametrize("by", ["button", "key"])
async def test_a_row_leads_to_a_certificate_in_place_of_another_try(window, manager, by):
    manager.put(replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=asking().error))
    await until(lambda: window.jobs.view(job_id(4)).error == asking().error)
    view = window.jobs.view(job_id(4))
    assert quick_deeds(view)[-1] is QuickDeed.CERTIFICATE
    assert QuickDeed.RESUME not in quick_deeds(view)
    assert deed_word(QuickDeed.CERTIFICATE, view) == "Choose a certificate\u2026"
    if by == "button":
        place = place_of(window, window.jobs.row_of(job_id(4)), QuickDeed.CERTIFICATE)
        QTest.mouseClick(window.list.viewport(), LEFT, pos=place)
    else:
        await choose(window, 4)
        await until(window.deeds.certificate.isEnabled)
        assert not window.deeds.open.isVisible()
        press(window.list, KEY.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = await opened(window)
    dialog.reject()
    await until(lambda: window.orders.certificates.dialog is None)
    assert manager.called("resume") == []


async def page_of(window, number: int):
    await choose(window, number)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None and page._shown.job_id == job_id(number))
    return page


async def test_the_properties_tell_the_certificate_and_take_it_back(window, manager):
    manager.options[job_id(7)] = JobOptions(client_certificate=("file", "/a/amy.crt", "/a/amy.key"))
    page = await page_of(window, 7)
    field = page.fields["certificate"]
    assert field.words.text() == "amy.crt"
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    dialog = await opened(window)
    assert (dialog.certificate.text(), dialog.key.text()) == ("/a/amy.crt", "/a/amy.key")
    click(dialog.none)
    await until(lambda: manager.options[job_id(7)].client_certificate is None)
    await until(lambda: field.words.text() == "none")


async def test_each_check_is_left_out_for_itself_and_the_row_says_so(window, manager):
    flags = SecurityFlags.IGNORE_DATE | SecurityFlags.ALLOW_HTTPS_TO_HTTP
    manager.options[job_id(7)] = JobOptions(security_flags=flags)
    page = await page_of(window, 7)
    field = page.fields["checks"]
    assert field.words.text() == "the date"
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    orders = window.property_orders
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    boxes = orders.dialog.boxes
    assert {box.accessibleDescription() for box in boxes.values()} == {"Not checked"}
    assert [flag for flag, box in boxes.items() if box.isChecked()] == [SecurityFlags.IGNORE_DATE]
    for box in (boxes[SecurityFlags.IGNORE_DATE], boxes[SecurityFlags.IGNORE_CN]):
        box.click()
    orders.dialog.withdrawn.click()
    orders.dialog.yes.click()
    kept = SecurityFlags.CRL_CHECK | SecurityFlags.ALLOW_HTTPS_TO_HTTP
    wanted = SecurityFlags.IGNORE_CN | kept
    await until(lambda: manager.options[job_id(7)].security_flags == wanted)
    await until(lambda: field.words.text() == "the host")
    await until(lambda: orders.dialog is None)


def test_a_row_says_what_is_not_checked_beside_an_error_too():
    said = text.row_details(replace(asking(), waived=SecurityFlags.IGNORE_CN))
    assert said.endswith("certificates: the host not checked")


async def test_the_overview_says_it_where_a_row_has_no_room(window, manager):
    told = asking().error
    waived = SecurityFlags.IGNORE_CN | SecurityFlags.IGNORE_DATE
    view = manager.jobs[job_id(4)]
    manager.put(replace(view, state=JobState.ERROR, error=told, waived=waived))
    await choose(window, 4)
    course = window.details.overview._course
    await until(
        lambda: "the host, the date" in {label.text() for label in course.findChildren(QLabel)}
    )


def test_no_repr_tells_a_passphrase():
    assert "s3cret" not in repr(CertificateFiles("/amy.p12", None, "s3cret"))
