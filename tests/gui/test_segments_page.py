from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from bitsgui.bits.types import JobState
from bitsgui.bits.views import SegmentsView
from bitsgui.gui.delegates.segment_strip import draw_strip
from bitsgui.gui.models.segments import STRIP_ROLE, SegmentsModel, missing_pieces
from bitsgui.gui.theme import LIGHT, PROGRESS_HEIGHT, current_tokens
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import choose
from tests.gui.samples import MB, files_of, job, job_id, segments_of

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def painted(segments: SegmentsView, *, mirrored: bool = False) -> list[str]:
    """Return the colours along the middle of a strip of 100 points."""
    image = QImage(100, 14, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_strip(painter, QRect(0, 0, 100, 14), segments, LIGHT.active, LIGHT, mirrored=mirrored)
    painter.end()
    return [QColor(image.pixel(x, 7)).name() for x in range(100)]


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_there_what_comes_and_what_is_missing_look_different(mirrored):
    row = painted(SegmentsView(1, 100, ((0, 30),), ((30, 60),)), mirrored=mirrored)
    row = row[::-1] if mirrored else row
    assert set(row[1:29]) == {LIGHT.active}
    assert row[30] == LIGHT.text  # where the connection writes
    assert len(set(row[33:59])) == 1
    assert row[40] not in {LIGHT.active, LIGHT.track}
    assert set(row[62:99]) == {LIGHT.track}


def test_a_single_byte_is_seen():
    row = painted(SegmentsView(1, 10**12, ((5 * 10**11, 5 * 10**11 + 1),)))
    assert row[50] == LIGHT.active


def test_holes_nobody_fetches_are_counted():
    assert missing_pieces(SegmentsView(1, 100, ((0, 10), (50, 60)), ((10, 20),))) == 2
    assert missing_pieces(SegmentsView(1, 100, ((0, 100),))) == 0
    assert missing_pieces(SegmentsView(1, None, ((0, 10),))) == 0


def test_the_model_keeps_what_it_knows_of_the_same_job(qtmodeltester):
    model = SegmentsModel()
    qtmodeltester.check(model)
    view = job(1, state=JobState.TRANSFERRING, segments=4, bytes_transferred=40 * MB)
    files = files_of(view)
    model.show_files(files)
    model.show_segments([segments_of(file) for file in files])
    there = model.index(0).data(STRIP_ROLE).segments
    model.show_files(files_of(replace(view, files_total=2)))
    assert model.index(0).data(STRIP_ROLE).segments == there
    model.show_files(files_of(job(2)))
    assert model.index(0).data(STRIP_ROLE).segments.done == ()


async def test_strips_follow_the_job_while_they_are_seen_and_cost_nothing_else(window, manager):
    await choose(window, 1)
    assert manager.called("segment_views") == []
    window.details.turn_to(Tab.SEGMENTS)
    page = window.details.segments_page
    await until(lambda: "8 connections" in (page.model.index(0).data(SPOKEN) or ""))
    view = manager.jobs[job_id(1)]
    moved = replace(view, segments=3)
    manager.files.pop(view.id)
    manager.put(moved)
    await until(lambda: "3 connections" in page.model.index(0).data(SPOKEN))
    asked = len(manager.called("segment_views"))
    window.details.turn_to(Tab.OVERVIEW)
    manager.put(view)
    await until(lambda: window.jobs.view(view.id) == view)
    await until(lambda: not window._refresh_timer.isActive())
    assert len(manager.called("segment_views")) == asked


async def test_a_finished_file_is_there_whole(window, manager):
    window.details.turn_to(Tab.SEGMENTS)
    await choose(window, 501)
    page = window.details.segments_page
    await until(lambda: page.model.rowCount() == 1)
    assert page.model.index(0).data(SPOKEN).replace("\u00a0", " ") == "paper.pdf: 100 %"
    assert manager.called("segment_views") == []


async def test_a_whole_file_takes_no_more_of_the_eye_than_a_bar_of_the_list(window):
    window.details.turn_to(Tab.SEGMENTS)
    await choose(window, 501)
    view = window.details.segments_page.view
    await until(lambda: view.model().rowCount() == 1)
    image = view.viewport().grab(view.visualRect(view.model().index(0, 0))).toImage()
    colours = [image.pixelColor(image.width() // 2, y).name() for y in range(image.height())]
    assert colours.count(current_tokens().done) == PROGRESS_HEIGHT * image.devicePixelRatio()


async def test_a_file_of_unknown_size_says_so(window):
    window.details.turn_to(Tab.SEGMENTS)
    await choose(window, 3)
    page = window.details.segments_page
    await until(lambda: page.model.rowCount() == 1)
    assert "size unknown" in page.model.index(0).data(SPOKEN)


async def test_the_key_explains_every_colour_of_a_strip(window):
    window.details.turn_to(Tab.SEGMENTS)
    await choose(window, 501)
    page = window.details.segments_page
    await until(lambda: page.model.rowCount() == 1)
    key = page.layout().itemAt(1).widget()
    image, tokens = key.grab().toImage(), current_tokens()
    along = range(image.width())
    colours = {image.pixelColor(x, image.height() // 2).name() for x in along}
    assert colours >= {tokens.active, tokens.track, tokens.done}
