from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest

from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import JobState
from bitsgui.bits.views import SpeedsView
from bitsgui.gui.speeds import (
    MOST_JOBS,
    Break,
    Curve,
    Held,
    Limit,
    Mark,
    Point,
    Series,
    Span,
    SpeedHistory,
    Whose,
)
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.speed_graph import (
    SpeedGraph,
    axis_step,
    edge_words,
    limit_since,
    limit_words,
    moment_words,
    place_beside,
)
from tests.gui.conftest import until
from tests.gui.driving import KEY, LEFT, choose, press
from tests.gui.samples import MB, job, job_id

NO_KEYS = Qt.KeyboardModifier.NoModifier
RUNNING = {"state": JobState.TRANSFERRING, "segments": 4}


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def transfer(history: SpeedHistory, clock: Clock, seconds: float, rate: float, done: int) -> int:
    """Let a job run at one speed, told four times a second; returns its bytes."""
    for _ in range(round(seconds * 4)):
        clock.now += 0.25
        done += round(rate / 4)
        history.note([job(1, **RUNNING, bytes_transferred=done)])
    return done


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(clock) -> SpeedHistory:
    history = SpeedHistory(clock)
    history.note([job(1, **RUNNING)])
    return history


def test_a_steady_transfer_is_a_straight_line(history, clock):
    transfer(history, clock, 20, 8 * MB, 0)
    for span in Span:
        curve = history.curve(job_id(1), span)
        assert curve.end == pytest.approx(20)
        assert [point.rate for point in curve.points] == pytest.approx([8 * MB] * len(curve.points))
    assert len(history.curve(job_id(1), Span.MINUTE).points) == 40


def test_each_span_holds_no_more_than_its_length(history, clock):
    transfer(history, clock, 900, MB, 0)
    minute, ten, whole = (history.curve(job_id(1), span) for span in Span)
    assert (minute.begin, minute.points[0].at) == pytest.approx((840, 840), abs=0.5)
    assert (ten.begin, ten.points[0].at) == pytest.approx((300, 300), abs=4)
    assert whole.points[0].at == pytest.approx(0, abs=4)
    assert len(whole.points) <= 300


def test_no_byte_is_lost_when_steps_are_joined():
    series = Series(1.0, 8, grows=True)
    for second in range(100):
        series.add(second, second + 1, 10)
    assert sum(series._bytes) == pytest.approx(1000)
    assert (series.step_s, len(series._bytes) <= 8) == (16, True)


def test_a_pause_is_a_mark_and_takes_no_room(history, clock):
    done = transfer(history, clock, 5, MB, 0)
    history.note([job(1, state=JobState.SUSPENDED, bytes_transferred=done)])
    clock.now += 3600
    history.note([job(1, **RUNNING, bytes_transferred=done)])
    transfer(history, clock, 5, MB, done)
    curve = history.curve(job_id(1), Span.MINUTE)
    assert curve.end == pytest.approx(10)
    assert [(mark.at, mark.kind) for mark in curve.marks] == [(5, Break.PAUSED)]


def test_bytes_after_a_silence_came_at_its_end(history, clock):
    clock.now += 30
    history.note([job(1, **RUNNING, bytes_transferred=10 * MB)])
    curve = history.curve(job_id(1), Span.MINUTE)
    assert curve.points[10].rate == 0
    assert curve.points[-1].rate == pytest.approx(20 * MB)


def test_what_nobody_saw_is_an_average(history, clock):
    clock.now += 3600
    history.note([job(1, **RUNNING, bytes_transferred=3600 * MB)], is_gap=True)
    for span in Span:
        rates = [point.rate for point in history.curve(job_id(1), span).points]
        assert rates == pytest.approx([MB] * len(rates))


def test_days_that_nobody_saw_take_no_more_points_than_others(history, clock):
    transfer(history, clock, 100, MB, 0)
    clock.now += 5 * 86_400
    history.note([job(1, **RUNNING, bytes_transferred=5 * 86_400 * MB)], is_gap=True)
    for span in Span:
        points = history.curve(job_id(1), span).points
        assert 20 < len(points) <= 300
        assert points[-1].rate == pytest.approx(MB, rel=0.01)


def test_only_the_jobs_that_ran_last_are_kept(history):
    history.note([job(number, **RUNNING) for number in range(2, MOST_JOBS + 2)])
    assert len(history._jobs) == MOST_JOBS
    assert job_id(1) not in history._jobs
    history.note([job(9999)])
    assert job_id(9999) not in history._jobs


@pytest.mark.parametrize(
    ("peak", "most", "step"),
    [(41 * MB, 5, 10 * MB), (9 * MB, 5, 2 * MB), (1 * MB, 1, 1 * MB), (0, 4, 500), (51, 1, 1000)],
)
def test_the_axis_goes_in_round_steps(peak, most, step):
    assert axis_step(peak, most) == step


async def show_speed(window, manager) -> Clock:
    """Show ten seconds of a transfer and a break in the graph."""
    clock = Clock()
    window.details.speeds.clock = clock
    await choose(window, 1)
    tabs = window.details.tabs
    place = list(Tab).index(Tab.SPEED)
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(place).center())
    view = manager.jobs[job_id(1)]
    for step in range(41):
        clock.now += 0.25
        state = JobState.TRANSIENT_ERROR if step == 20 else JobState.TRANSFERRING
        done = view.bytes_transferred + step * MB
        window.details.speeds.note([replace(view, state=state, bytes_transferred=done)])
    window.details.speed_page.refresh()
    return clock


async def test_arrow_keys_read_the_graph_aloud(window, manager):
    await show_speed(window, manager)
    graph = window.details.speed_page.graph
    assert "4.0 MB/s now" in graph.accessibleDescription().replace("\u00a0", " ")
    graph.setFocus()
    assert graph.reading == ""
    press(graph, KEY.Key_Right)
    assert graph.reading.replace("\u00a0", " ") == "4.0 MB/s now"
    for _ in range(10):
        press(graph, KEY.Key_Left)
    assert "after 0:05" in graph.reading
    assert "tried again" in graph.reading
    assert graph.accessibleDescription() == graph.reading
    press(graph, KEY.Key_Home)
    assert graph.reading.endswith("after 0:00")
    press(graph, KEY.Key_Tab)
    assert graph.reading == ""


async def test_the_mouse_reads_the_graph(window, manager):
    await show_speed(window, manager)
    graph = window.details.speed_page.graph
    area = graph._frame().area.toRect()
    spot, none = QPointF(area.right() - 2, area.center().y()), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, spot, graph.mapToGlobal(spot), none, none, NO_KEYS)
    QGuiApplication.sendEvent(graph, move)
    assert graph.reading.replace("\u00a0", " ") == "4.0 MB/s now"
    QGuiApplication.sendEvent(graph, QEvent(QEvent.Type.Leave))
    assert graph.reading == ""


def test_the_whole_begins_where_the_transfer_did_not_where_the_window_did(history, clock):
    done = transfer(history, clock, 20, 8 * MB, 0)
    breaks = ((100.0, JobState.SUSPENDED), (300.0, JobState.TRANSIENT_ERROR))
    told = SpeedsView(420.0, 0.0, 4.0, 0, (4 * MB,) * 100 + (32 * MB,) * 5, breaks)
    history.learn(job_id(1), told)
    transfer(history, clock, 10, 2 * MB, done)
    curve = history.curve(job_id(1), Span.WHOLE)
    assert (curve.begin, curve.end) == (0.0, pytest.approx(430))
    places = [point.at for point in curve.points]
    assert places == sorted(places)
    assert {round(p.rate) for p in curve.points if p.at < 400} == {MB}
    assert {round(p.rate) for p in curve.points if 401 < p.at < 419} == {8 * MB}
    assert [p.rate for p in curve.points if p.at > 421] == pytest.approx([2 * MB] * 9, rel=0.01)
    assert [mark.kind for mark in curve.marks] == [Break.PAUSED, Break.RETRY]
    minute = history.curve(job_id(1), Span.MINUTE)
    assert (minute.end, minute.points[0].at) == pytest.approx((430, 400), abs=1)


def test_what_nobody_knows_of_the_beginning_is_not_shown_as_standstill(clock):
    history = SpeedHistory(clock)
    history.learn(job_id(2), SpeedsView(1010.0, 1000.0, 1.0, 1000, (MB,) * 10))
    curve = history.curve(job_id(2), Span.WHOLE)
    assert (curve.begin, curve.end) == (1000, 1010)
    assert [point.rate for point in curve.points] == [MB] * 10


async def test_the_whole_of_a_paused_download_is_asked_of_the_engine(window, manager):
    number = next(n for n in range(1, 14) if manager.jobs[job_id(n)].state == JobState.SUSPENDED)
    manager.speed_views[job_id(number)] = SpeedsView(20.0, 0.0, 1.0, 0, (3 * MB,) * 20)
    await choose(window, number)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    page.show_span(Span.WHOLE)
    await until(lambda: page.summary.text() != "")
    said = page.summary.text().replace("\u00a0", " ")
    assert said == "3.0 MB/s on average, 3.0 MB/s at most"


def test_only_seconds_without_a_break_up_to_now_are_told_by_the_clock(history, clock):
    done = transfer(history, clock, 30, MB, 0)
    minute, whole = (history.curve(job_id(1), span) for span in (Span.MINUTE, Span.WHOLE))
    assert edge_words(minute, minute.begin) == ("1:00 ago", "now")
    assert edge_words(whole, whole.begin) == ("start", "now, after 0:30")
    assert moment_words(whole, 10) == "after 0:10"
    history.note([job(1, state=JobState.SUSPENDED, bytes_transferred=done)])
    minute = history.curve(job_id(1), Span.MINUTE)
    assert edge_words(minute, minute.begin) == ("start", "after 0:30")
    history.note([job(1, **RUNNING, bytes_transferred=done)])
    transfer(history, clock, 10, MB, done)
    minute = history.curve(job_id(1), Span.MINUTE)
    assert edge_words(minute, minute.begin) == ("start", "now, after 0:40")
    assert moment_words(minute, 10) == "after 0:10"


def test_a_limit_is_drawn_only_over_the_time_it_held(history, clock):
    limits = ((0.0, 2 * MB), (100.0, None), (350.0, 5 * MB))
    told = SpeedsView(400.0, 0.0, 4.0, 0, (4 * MB,) * 100, (), limits)
    history.learn(job_id(1), told)
    transfer(history, clock, 10, MB, 0)
    whole = history.curve(job_id(1), Span.WHOLE)
    assert whole.limits == (Held(0, 100, 2 * MB), Held(350, 410, 5 * MB))
    assert [held.begin for held in history.curve(job_id(1), Span.MINUTE).limits] == [350]
    assert limit_since(whole, Limit(5 * MB)) == 350
    assert limit_since(whole, Limit(MB)) is None


async def test_the_limit_that_held_is_read_where_it_did(window, manager):
    number = next(n for n in range(1, 14) if manager.jobs[job_id(n)].state == JobState.SUSPENDED)
    limits = ((0.0, 4 * MB), (10.0, None))
    told = SpeedsView(20.0, 0.0, 1.0, 0, (3 * MB,) * 20, (), limits)
    manager.speed_views[job_id(number)] = told
    manager.options[job_id(number)] = JobOptions(rate_limit=MB)
    await choose(window, number)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    await until(lambda: page.summary.text() != "")
    assert [page.spans.tabText(n) for n in range(3) if page.spans.isTabVisible(n)] == ["Whole"]
    page.graph.setFocus()
    press(page.graph, KEY.Key_Home)
    assert page.graph.reading.replace("\u00a0", " ") == "3.0 MB/s after 0:00 \u00b7 limit 4 MB/s"
    press(page.graph, KEY.Key_End)
    assert page.graph.reading.replace("\u00a0", " ") == "3.0 MB/s after 0:20"
    assert not page.graph.grab().isNull()  # with the limit of today, which held for none of it


async def test_a_download_that_finished_earlier_offers_no_time_of_which_nothing_is_known(window):
    await choose(window, 501)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    assert page.spans.isHidden()
    words = "How fast this download was is no longer known."
    assert page.graph.accessibleDescription() == page.graph.nothing == words


async def test_a_download_that_finished_earlier_shows_how_it_went(window, manager):
    manager.speed_views[job_id(501)] = SpeedsView(40.0, 0.0, 1.0, 0, (2 * MB, 4 * MB) * 20)
    await choose(window, 501)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    await until(lambda: page.summary.text() != "")
    said = page.summary.text().replace("\u00a0", " ")
    assert said == "3.0 MB/s on average, 4.0 MB/s at most"
    assert page.spans.isHidden()  # there is nothing but the whole to choose
    assert page.graph.y() > page.spans.sizeHint().height()  # as far down as where there is more
    assert edge_words(page.graph._curve, 0.0) == ("start", "after 0:40")


async def test_of_one_whose_course_nobody_kept_the_average_is_told(window, manager):
    manager.rows[0] = replace(manager.rows[0], active_s=20.0, bytes_transferred=40 * MB)
    await window.bridge.reload()
    await choose(window, 501)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    words = "2.0 MB/s on average. How the speed changed is no longer known."
    await until(lambda: page.graph.nothing.replace("\u00a0", " ") == words)


async def test_the_limit_of_the_job_is_drawn_in(window, manager):
    manager.options[job_id(1)] = JobOptions(rate_limit=5 * MB)
    await show_speed(window, manager)
    graph = window.details.speed_page.graph
    await until(lambda: graph._limit == Limit(5 * MB))
    assert "limit 5" in graph.accessibleDescription()
    manager.options[job_id(1)] = JobOptions()
    manager.put(replace(manager.jobs[job_id(1)]))
    await until(lambda: graph._limit is None)


async def test_a_limit_of_all_downloads_is_drawn_in_where_it_is_felt(window, manager):
    await show_speed(window, manager)
    graph = window.details.speed_page.graph
    await manager.change_settings(rate_limit=5 * MB, host_rate_limit=6 * MB)
    await until(lambda: graph._limit == Limit(5 * MB, Whose.ALL))
    words = graph.accessibleDescription().replace("\u00a0", " ")
    assert "limit of all downloads 5 MB/s" in words
    await manager.change_settings(rate_limit=500 * MB, host_rate_limit=None)
    await until(lambda: graph._limit is None)  # so high that the curve would lie at the bottom


async def test_a_connection_that_stands_still_falls_to_nothing(window, manager):
    clock = await show_speed(window, manager)
    page = window.details.speed_page
    assert page._timer.isActive()
    clock.now += 1.5
    page._timer.timeout.emit()
    assert page._history.curve(job_id(1), Span.MINUTE).points[-1].rate == 0
    window.details.turn_to(Tab.OVERVIEW)
    assert not page._timer.isActive()


async def test_a_job_that_never_ran_says_when_there_will_be_a_graph(window):
    await choose(window, 7)
    window.details.turn_to(Tab.SPEED)
    description = window.details.speed_page.graph.accessibleDescription()
    assert description == "The speed shows here while the download runs."


async def test_the_span_is_switched_and_remembered(window, manager):
    await show_speed(window, manager)
    page = window.details.speed_page
    page.spans.setFocus()
    press(page.spans, KEY.Key_Right)
    assert page.span == Span.TEN_MINUTES
    window.quit_now()
    assert window._memory.choice("speed-span", Span, Span.MINUTE) == Span.TEN_MINUTES


def test_what_a_limit_is_stands_on_a_ground_no_mark_crosses(qtbot):
    graph = SpeedGraph()
    qtbot.addWidget(graph)
    graph.resize(640, 200)
    points = tuple(Point(float(at), 4.5 * MB) for at in range(100))
    marks = tuple(Mark(at / 2, Break.RETRY) for at in range(200))
    curves = [Curve(0, 100, points, kind, (Held(0, 100, 5 * MB),)) for kind in ((), marks)]
    pictures = []
    for curve in curves:
        graph.show_curve(curve, Limit(5 * MB))
        pictures.append(graph.grab().toImage())
    bare, marked = pictures
    ratio = marked.devicePixelRatio()
    frame, fonts = graph._frame(), QFontMetrics(graph._small())
    left, row = frame.area.left() + 8, frame.y(5 * MB) - fonts.height() // 2
    wide = fonts.horizontalAdvance(limit_words(Limit(5 * MB))) - 8
    among = range(round(left * ratio), round((left + wide) * ratio))
    beyond = range(among.stop + 20, among.stop + 40)
    rows = range(round((row - 2) * ratio), round((row + 2) * ratio))

    def is_alike(columns: range) -> bool:
        return all(bare.pixel(x, y) == marked.pixel(x, y) for x in columns for y in rows)

    assert (is_alike(among), is_alike(beyond)) == (True, False)


@pytest.mark.parametrize("size", [(680, 84), (900, 260), (300, 200)])
@pytest.mark.parametrize("end", [60.0, 20.0], ids=["since long", "just now"])
def test_what_is_read_covers_no_limit_and_stays_in_the_graph(qtbot, size, end):
    graph = SpeedGraph()
    qtbot.addWidget(graph)
    graph.resize(*size)
    points = tuple(Point(float(at), (10 + at % 30) * MB) for at in range(61))
    limits = (Held(end - 20.0, 60.0, 45 * MB),)
    graph.show_curve(Curve(0.0, 60.0, points, limits=limits), Limit(45 * MB))
    frame = graph._frame()
    named = graph._limit_place(frame)
    assert not named.isEmpty()
    for x in range(round(frame.area.left()), round(frame.area.right()), 5):
        point = QPointF(x, size[1] / 2)
        there = graph.mapToGlobal(point)
        button = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, point, there, button, button, NO_KEYS)
        QGuiApplication.sendEvent(graph, move)
        box = graph._reading_place(frame)
        assert graph.reading
        assert graph.rect().contains(box.toRect())
        assert not box.toAlignedRect().intersects(named), x


def test_where_what_is_read_has_no_room_beside_its_point_it_stands_over_it():
    room = QRectF(0.0, 0.0, 100.0, 40.0)
    there = place_beside(QPointF(50.0, 30.0), QSizeF(90.0, 20.0), room, QRectF())
    assert there == QRectF(10.0, 0.0, 90.0, 20.0)
