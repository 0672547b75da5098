import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LINES_MAX = 450
SOURCE_FOLDERS = ("bitsgui", "packaging", "tests")
BANNED_CALLS = {"asyncio.create_task", "asyncio.ensure_future", "time.sleep"}
BANNED_ON_LOOPS = {"create_task", "ensure_future"}
QT_PACKAGES = {"PySide6", "qasync", "shiboken6"}
# These keep every task they start in a set and look at how it ended.
TASK_HOLDERS = {
    "bitsgui/desktop/rejoining.py",
    "bitsgui/engine/tasks.py",
    "bitsgui/gui/bridge.py",
    "tests/servers/scripted.py",
}
LOOP_GETTERS = {"get_event_loop", "get_running_loop", "new_event_loop"}


def python_files(checkout: Path) -> list[Path]:
    return sorted(path for name in SOURCE_FOLDERS for path in (checkout / name).rglob("*.py"))


def imported_names(tree: ast.AST) -> dict[str, str]:
    """What each local name stands for, fully dotted, as far as imports tell."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.expr) -> str:
    """The text of a plain name or attribute chain; a call in it shows as ``name()``."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Call():
            return f"{dotted(node.func)}()"
        case _:
            return "?"


def is_started_on_loop(called: str) -> bool:
    owner, _, method = called.rpartition(".")
    holder = owner.rpartition(".")[2].removesuffix("()")
    return method in BANNED_ON_LOOPS and holder in {"loop", *LOOP_GETTERS}


def banned_calls(source: str, *, may_hold_tasks: bool = False) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    names = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            first, dot, rest = dotted(node.func).partition(".")
            called = f"{names.get(first, first)}{dot}{rest}"
            if called in BANNED_CALLS or (not may_hold_tasks and is_started_on_loop(called)):
                yield node.lineno, called


def foreign_imports(source: str) -> set[str]:
    """The top packages imported that are neither bitsgui nor the standard library."""
    tree = ast.parse(source)
    modules = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    modules += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    tops = {module.partition(".")[0] for module in modules}
    return tops - set(sys.stdlib_module_names) - {"bitsgui"}


def test_every_import_contract_holds(checkout: Path) -> None:
    # A process of its own: the linter sets up logging, which silences every logger that exists.
    linter = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ]
    done = subprocess.run(
        [*linter, "--config", str(checkout / "pyproject.toml"), "--no-cache"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_rules_import_nothing_but_the_standard_library(checkout: Path) -> None:
    foreign = {
        str(path.relative_to(checkout)): names
        for path in (checkout / "bitsgui" / "bits").rglob("*.py")
        if (names := foreign_imports(path.read_text(encoding="utf-8")))
    }
    assert foreign == {}


def test_the_desktop_layer_meets_qt_only_in_its_qt_modules(checkout: Path) -> None:
    meeting_qt = {
        path.name
        for path in (checkout / "bitsgui" / "desktop").rglob("*.py")
        if foreign_imports(path.read_text(encoding="utf-8")) & QT_PACKAGES
    }
    assert {name for name in meeting_qt if not name.startswith("qt_")} == set()


def test_no_file_is_longer_than_a_reader_can_hold(checkout: Path) -> None:
    lengths = {
        str(path.relative_to(checkout)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(checkout)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_MAX} == {}


def test_no_task_is_started_bare_and_nothing_sleeps(checkout: Path) -> None:
    found = []
    for path in python_files(checkout):
        name = path.relative_to(checkout).as_posix()
        source = path.read_text(encoding="utf-8")
        calls = banned_calls(source, may_hold_tasks=name in TASK_HOLDERS)
        found += [f"{name}:{line}: {called}" for line, called in calls]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import asyncio\nasyncio.create_task(f())",
        "import asyncio as aio\naio.ensure_future(f())",
        "from asyncio import create_task as spawn\nspawn(f())",
        "import asyncio\nasyncio.get_running_loop().create_task(f())",
        "loop.create_task(f())",
        "self.loop.create_task(f())",
        "from time import sleep\nsleep(1)",
    ],
)
def test_a_banned_call_is_seen_under_any_name(source: str) -> None:
    assert list(banned_calls(source)) != []


@pytest.mark.parametrize("source", ["group.create_task(f())", "await asyncio.sleep(0)"])
def test_a_task_group_and_a_yielding_sleep_are_allowed(source: str) -> None:
    assert list(banned_calls(source)) == []


def test_a_foreign_import_is_seen() -> None:
    assert foreign_imports("import os, httpx\nfrom bitsgui.bits import x") == {"httpx"}
