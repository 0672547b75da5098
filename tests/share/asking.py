"""What the command line takes, as its parser has it."""

from collections.abc import Iterator

from bitsgui.cli.parser import _parser


def options_by_command() -> Iterator[tuple[str, set[str]]]:
    """Yield each command, and "" for none, with the names of its options."""
    program, commands = _parser()
    for name, parser in {"": program, **commands}.items():
        yield name, {option for action in parser._actions for option in action.option_strings}


COMMANDS = set(_parser()[1])
