"""What programs take while their windows are hidden in a tray and nothing is downloaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.gui import others as other_programs
from tests.bench.gui import running
from tests.bench.gui.filling import fill_now
from tests.bench.gui.plan import Plan
from tests.bench.gui.screen import Screen
from tests.bench.measure import MB, scratch
from tests.bench.table import Report
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for


@dataclass(frozen=True, slots=True)
class Rest:
    """``share`` of a core, wake-ups a second, and memory (PSS) in bytes, of all it started."""

    share: float
    wakes: float
    memory: int
    shown: int
    """Memory before the window was hidden."""


def hidden(plan: Plan) -> Report:
    """Take processor time, wake-ups and memory of a window that was closed to the tray."""
    report = Report(f"hidden, idle: over {plan.hidden_s:g} s")
    for jobs in (0, plan.jobs):
        with scratch(plan.disk) as folder:
            fill_now(folder / "profile", jobs)
            rest = _measured(folder, running.ours(folder / "profile"), "bitsgui", plan)
            _add(report, f"{jobs} jobs" if jobs else "no jobs", rest)
    return report


def others(plan: Plan) -> Report:
    """Take the same of other programs with empty lists, where they are installed."""
    report = Report(f"others hidden, idle: over {plan.hidden_s:g} s")
    for program in other_programs.PROGRAMS:
        if obstacle := program.obstacle():
            report.add(program.name, obstacle)
            continue
        with scratch(plan.disk) as folder:
            command = [*program.command(), *program.hides]
            hides = bool(program.hides)
            try:
                rest = _measured(folder, command, program.window, plan, is_hidden=hides)
            except TimeoutError as error:
                report.add(program.name, str(error))
                continue
            report.add(f"{program.name}: processor time", f"{100 * rest.share:.2f} %")
            report.add(f"{program.name}: wake-ups a second", f"{rest.wakes:.2f}")
            report.add(f"{program.name}: memory (PSS)", _memory(rest))
    return report


def _add(report: Report, amount: str, rest: Rest) -> None:
    report.at_most(f"{amount}: processor time", 100 * rest.share, 0.1, " %")
    report.at_most(f"{amount}: wake-ups a second", rest.wakes, 5)
    report.add(f"{amount}: memory (PSS)", _memory(rest))


def _memory(rest: Rest) -> str:
    return f"{rest.memory / MB:.0f} MB (shown: {rest.shown / MB:.0f} MB)"


def _measured(
    folder: Path, command: Sequence[str], name: str, plan: Plan, *, is_hidden: bool = False
) -> Rest:
    """Start a program, hide the windows of this class in the tray, and watch it there."""
    screen = folder / "screen"
    screen.mkdir()
    with Desktop(screen) as desktop:
        session = Session(desktop, screen / "home")
        env = running.environment(desktop.display, folder / "home") | session.env
        if is_hidden:  # else what is seen of the window lies where it does without a panel
            session.start_panel()
        started = running.Started(command, env, Screen(screen), is_hidden=is_hidden)
        try:
            if not is_hidden:
                session.start_panel()
            wait_for(lambda: session.icons() or session.has_icon_of(name), "no icon came")
            started.settle()
            shown = started.memory()
            while windows := session.windows(name):
                desktop.xdotool("windowactivate", "--sync", windows[0])
                desktop.keys("alt+F4")
                wait_for(lambda: windows[0] not in session.windows(name), "the window stays")
            started.rest(plan.rest_s)
            share, wakes = started.rest(plan.hidden_s)
            return Rest(share, wakes, started.memory(), shown)
        finally:
            started.end()
            session.close()
