"""What the whole window keeps to, read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")


def calls(checkout: Path) -> Iterator[tuple[str, ast.Call]]:
    gui = checkout / "bitsgui" / "gui"
    for path in sorted(gui.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(gui).as_posix(), node


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_nothing_runs_a_loop_of_its_own_but_a_drag(checkout: Path) -> None:
    own = {"exec", "exec_", "processEvents"}
    found = [(place, name_of(call)) for place, call in calls(checkout) if name_of(call) in own]
    assert found == [("rows/dragging.py", "exec")]  # QDrag has no other way


def test_colours_stand_in_the_theme_alone(checkout: Path) -> None:
    gui = checkout / "bitsgui" / "gui"
    written = {
        path.relative_to(gui).as_posix()
        for path in gui.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and COLOUR.fullmatch(node.value)
    }
    assert written == {"theme.py"}


def test_sizes_of_letters_stand_in_the_theme_alone(checkout: Path) -> None:
    sizes = {"setPointSize", "setPointSizeF", "setPixelSize"}
    assert {place for place, call in calls(checkout) if name_of(call) in sizes} == {"theme.py"}
