"""The command line of a job: a program, and parameters whose first word is that program."""

from __future__ import annotations


def first_word(parameters: str) -> tuple[str, str]:
    """Return the first word of a command line, without its quotes, and what follows it."""
    text = parameters.lstrip()
    if text.startswith('"'):
        word, _, rest = text[1:].partition('"')
    else:
        word, _, rest = text.partition(" ")
    return word, rest.strip()


def command_text(program: str, parameters: str) -> str:
    """Return what a job would run as a person reads it, with the program's whole path."""
    shown = f'"{program}"' if " " in program else program
    return f"{shown} {first_word(parameters)[1]}".strip()
