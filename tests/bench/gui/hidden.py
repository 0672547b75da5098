"""What the program takes while its window is hidden in a tray and nothing is downloaded."""

from pathlib import Path

from tests.bench.gui import running
from tests.bench.gui.filling import fill_now
from tests.bench.gui.plan import Plan
from tests.bench.gui.screen import Screen
from tests.bench.measure import MB, scratch
from tests.bench.table import Report
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for


def hidden(plan: Plan) -> Report:
    """Take processor time, wake-ups and memory of a window that was closed to the tray."""
    report = Report(f"hidden, idle: over {plan.hidden_s:g} s")
    for jobs in (0, plan.jobs):
        with scratch(plan.disk) as folder:
            fill_now(folder / "profile", jobs)
            _add(report, folder, jobs, plan)
    return report


def _add(report: Report, folder: Path, jobs: int, plan: Plan) -> None:
    screen = folder / "screen"
    screen.mkdir()
    with Desktop(screen) as desktop:
        session = Session(desktop, screen / "home")
        env = running.environment(desktop.display, folder / "home") | session.env
        started = running.Started(running.ours(folder / "profile"), env, Screen(screen))
        try:
            started.settle()
            shown = started.memory()
            session.start_panel()
            session.wait_for_icon()
            desktop.focus_main()
            desktop.keys("alt+F4")
            wait_for(lambda: not session.windows(), "the window stays")
            started.rest(plan.rest_s)
            share, wakes = started.rest(plan.hidden_s)
            amount = f"{jobs} jobs" if jobs else "no jobs"
            report.at_most(f"{amount}: processor time", 100 * share, 0.1, " %")
            report.at_most(f"{amount}: wake-ups a second", wakes, 5)
            figures = f"{started.memory() / MB:.0f} MB (shown: {shown / MB:.0f} MB)"
            report.add(f"{amount}: memory (PSS)", figures)
        finally:
            started.end()
            session.close()
