"""What can be written on the command line, read from its parser: for manual and completions."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from bitsgui.cli import values
from bitsgui.cli.parser import _parser
from bitsgui.settings.schema import TYPES

FILE, FOLDER, JOB = "file", "folder", "job"

_WORDS: dict[object, tuple[str, ...]] = {
    values.conflict: ("rename", "overwrite", "skip", "ask"),
    values.method: ("GET", "POST"),
    values.priority: ("foreground", "high", "normal", "low"),
    values.switch: ("on", "off"),
    values.waived: (*values.WAIVED, "none"),
}
_WORDS_OF = {"proxy": ("system", "none", "auto"), "setting": tuple(sorted(TYPES))}
"""Of options whose values are read elsewhere, by their name."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind an option or in a place: files, folders, jobs, words, or anything."""

    name: str
    kind: str = ""
    words: tuple[str, ...] = ()
    is_many: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option with all its names; ``value`` is None for a switch."""

    names: tuple[str, ...]
    text: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or the program itself with an empty name."""

    name: str
    text: str
    options: tuple[Option, ...]
    places: tuple[Value, ...]


def read_commands() -> list[Command]:
    """Return the program, then its commands as its help lists them."""
    program, commands = _parser()
    listed = _subparsers(program)._choices_actions
    texts = {action.dest: action.help or "" for action in listed}
    return [
        _command("", program.description or "", program),
        *(_command(name, texts[name], parser) for name, parser in commands.items()),
    ]


def _subparsers(parser: argparse.ArgumentParser) -> argparse.Action:
    return next(action for action in parser._actions if action.dest == "command")


def _command(name: str, text: str, parser: argparse.ArgumentParser) -> Command:
    shown = [action for action in parser._actions if action.dest != "command"]
    return Command(name, text, tuple(_options(shown)), tuple(_places(shown)))


def _options(actions: list[argparse.Action]) -> Iterator[Option]:
    for action in actions:
        if action.option_strings:
            value = None if action.nargs == 0 else _value(action)
            yield Option(tuple(action.option_strings), action.help or "", value)


def _places(actions: list[argparse.Action]) -> Iterator[Value]:
    return (_value(action) for action in actions if not action.option_strings)


def _value(action: argparse.Action) -> Value:
    named = action.metavar if isinstance(action.metavar, tuple) else (action.metavar or "",)
    name = " ".join(named)
    words = _WORDS.get(action.type) or _WORDS_OF.get(action.dest, ())
    is_many, is_optional = action.nargs in {"*", "+"}, action.nargs in {"*", "?"}
    return Value(name, _kind(action, name), words, is_many, is_optional)


def _kind(action: argparse.Action, name: str) -> str:
    # Of a download a file is named by its number or its name there.
    if "FILE" in name and action.dest not in {"skip", "take_in", "file"}:
        return FILE
    return {"DIR": FOLDER, "JOB": JOB}.get(name, "")
