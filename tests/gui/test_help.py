"""The help menu of the real window: what the program is, its log, and a report without secrets."""

import logging
from importlib import metadata
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, qVersion
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QTreeWidgetItemIterator

import bitsgui
from bitsgui.bits.masking import mask_text
from bitsgui.cli.logs import MaskingFormatter
from bitsgui.desktop.paths import Profile
from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.dialogs.log_viewer import LogViewer
from bitsgui.gui.dialogs.report import ReportDialog
from bitsgui.gui.help_menu import LOG_NAME
from bitsgui.gui.parts import PARTS, _text_of
from bitsgui.gui.report import report_text, surroundings
from bitsgui.gui.theme import GAP_SMALL
from bitsgui.settings.schema import APP_PRESET, changed
from tests.gui.conftest import until
from tests.gui.driving import click

T = TypeVar("T", bound=QDialog)
SECRETS = ("hunter2", "S3CR3T", "c00kie", "sigSIGsig")
TELLING = (
    "GET https://me:hunter2@files.example/a.iso?token=S3CR3T&X-Amz-Signature=sigSIGsig failed",
    "sent headers {'Authorization': 'Bearer S3CR3T', 'Cookie': 'sid=c00kie'}",
    "Set-Cookie: sid=c00kie; Path=/",
    "Authorization: Basic hunter2",
    "proxy-authorization: Basic hunter2",
    "X-Api-Key: S3CR3T",
    "user me password=hunter2, next",
    'stored {"password": "hunter2", "api_key": "S3CR3T"}',
    "proxy http://me:hunter2@proxy.example:3128 refused",
)


def line(level: str, words: str) -> str:
    return f"2026-11-21 10:00:00,123 {level} bitsgui.engine: {words}\n"


@pytest.fixture
def log_file(tmp_path):
    file = tmp_path / LOG_NAME
    file.write_text(
        line("INFO", "started")
        + line("WARNING", "slow disk")
        + line("ERROR", "it broke")
        + "Traceback (most recent call last):\n"
        + line("INFO", "stopped")
    )
    return file


def only(window, kind: type[T]) -> T:
    (found,) = window.findChildren(kind)
    return found


async def opened_log(window) -> LogViewer:
    window.help.log.trigger()
    viewer = only(window, LogViewer)
    await until(lambda: viewer.tail.lines)
    return viewer


def test_the_log_shown_is_the_one_that_is_written(tmp_path):
    assert Profile(tmp_path, tmp_path).log_file.name == LOG_NAME


async def test_the_log_is_shown_and_followed(window, log_file):
    viewer = await opened_log(window)
    assert viewer.lines.toPlainText().splitlines() == log_file.read_text().splitlines()
    with log_file.open("a") as file:
        file.write(line("INFO", "one more"))
    await until(lambda: viewer.lines.toPlainText().endswith("one more"))
    log_file.write_text(line("INFO", "a new file"))
    await until(lambda: viewer.lines.toPlainText().endswith("a new file"))
    assert viewer.lines.blockCount() == 1
    viewer.close()


async def test_the_log_is_narrowed_by_level_and_words(window, log_file):
    viewer = await opened_log(window)
    viewer.level.setFocus()
    QTest.keyClicks(viewer.level, "W")
    assert viewer.lines.toPlainText().splitlines()[0].endswith("slow disk")
    assert viewer.lines.blockCount() == 3  # what follows an error belongs to it
    QTest.keyClicks(viewer.search, "BROKE")
    assert viewer.lines.blockCount() == 1
    click(viewer.copy)
    assert QGuiApplication.clipboard().text().endswith("it broke")
    viewer.close()


async def test_a_report_shows_all_it_holds_and_is_saved(window, log_file, tmp_path):
    log_file.write_text("".join(line("INFO", words) for words in TELLING))
    viewer = await opened_log(window)
    click(viewer.report)
    dialog = only(viewer, ReportDialog)
    click(dialog.save)
    chooser = only(dialog, QFileDialog)
    target = tmp_path / "report.txt"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    await until(lambda: not viewer.findChildren(ReportDialog))
    saved = target.read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in saved] == []
    assert bitsgui.__version__ in saved
    assert qVersion() in saved
    assert "files.example" in saved
    viewer.close()


async def test_a_report_that_cannot_be_written_says_so(window, log_file, tmp_path):
    viewer = await opened_log(window)
    click(viewer.report)
    dialog = only(viewer, ReportDialog)
    dialog.write_to(tmp_path / "nowhere" / "report.txt")
    await until(dialog.problem.isVisible)
    assert "No such file" in dialog.problem.text()
    dialog.reject()
    viewer.close()


@pytest.mark.parametrize("words", TELLING)
def test_no_secret_reaches_the_log_or_a_report(qapp, words):
    record = logging.LogRecord("bitsgui", logging.INFO, "", 0, words, None, None)
    logged = MaskingFormatter().format(record)
    agent = changed(APP_PRESET, user_agent="me token=S3CR3T")
    report = report_text(surroundings(), agent, [words], "")
    for text in (logged, report, mask_text(logged)):
        assert [secret for secret in SECRETS if secret in text] == []


def test_a_report_says_which_settings_differ_and_hides_the_home_folder(qapp):
    settings = changed(APP_PRESET, segments=3)
    report = report_text({}, settings, ["wrote /home/somebody/x"], "/home/somebody")
    assert "segments = 3" in report
    assert "wrote ~/x" in report
    assert "disk_reserve" not in report


async def test_about_names_every_part_with_its_licence(window):
    window.help.about.trigger()
    dialog = only(window, AboutDialog)
    await until(dialog.parts.topLevelItemCount)
    shown = {}
    walk = QTreeWidgetItemIterator(dialog.parts)
    while (item := walk.value()) is not None:
        dialog.parts.setCurrentItem(item)
        shown[item.text(0)] = (item.text(1), item.text(2), dialog.licence.toPlainText())
        walk += 1
    assert shown["bitsgui"][0] == bitsgui.__version__
    assert "Permission is hereby granted" in shown["bitsgui"][2]
    version, licence, words = shown["PySide6_Essentials"]
    assert version == metadata.version("PySide6_Essentials")
    assert "LGPL" in licence
    assert qVersion() in words
    assert "Lesser General Public License" in words
    for whole in ("GNU LESSER GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS"):
        assert whole in words  # to be read without a network
    assert all(licence and len(words) > 500 for _, licence, words in shown.values())
    dialog.reject()


def test_every_package_the_program_needs_is_among_the_parts(checkout):
    locked = (checkout / "packaging" / "requirements.lock").read_text()
    named = {row.split("==")[0] for row in locked.splitlines() if row[:1].isalpha() and "==" in row}
    builds = {"editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit"}
    builds.add("trove-classifiers")
    known = {name.lower().replace("_", "-").replace(".", "-") for name in PARTS}
    assert named - builds - known == set()


def test_the_licence_of_a_part_is_no_module_of_it(tmp_path):
    record = "demo/notice_bar.py,,\ndemo-1.dist-info/licenses/LICENSE.APACHE,,\n"
    for name in record.split(",,\n")[:-1]:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(f"text of {name}\n")
    (tmp_path / "demo-1.dist-info" / "RECORD").write_text(record)
    (found,) = metadata.distributions(path=[str(tmp_path)])
    assert _text_of(found) == "text of demo-1.dist-info/licenses/LICENSE.APACHE"


def first_ink(picture: QImage, place: QRect) -> int:
    """Return where the first word painted in ``place`` begins, from its start on."""
    ground = picture.pixel(place.left() + 1, place.top() + 2)
    for x in range(place.left() + 1, place.right()):
        if any(picture.pixel(x, y) != ground for y in range(place.top() + 2, place.bottom() - 2)):
            return x - place.left()
    raise AssertionError("nothing is written there")


async def test_the_parts_stand_under_the_titles_of_their_columns(window):
    window.help.about.trigger()
    parts = only(window, AboutDialog).parts
    await until(lambda: parts.topLevelItemCount() > 1)
    titles = parts.header().viewport().grab().toImage()
    rows = parts.viewport().grab().toImage()
    second = parts.topLevelItem(1)
    assert second is not None
    for column in range(parts.columnCount()):
        left, width = parts.columnViewportPosition(column), parts.columnWidth(column)
        title = first_ink(titles, QRect(left, 0, width, titles.height()))
        line = parts.visualItemRect(second)
        cell = first_ink(rows, QRect(left, line.top(), width, line.height()))
        assert abs(title - cell) <= 2, column
        assert cell >= GAP_SMALL
