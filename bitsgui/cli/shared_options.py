"""Options of the command line that several commands have, or that are said at length."""

from argparse import ArgumentParser

from bitsgui.cli import values


def add_mirror(command: ArgumentParser) -> None:
    """Add further links to the file."""
    command.add_argument(
        "--mirror",
        metavar="URL",
        type=values.url,
        action="append",
        default=[],
        help="another link to the same file, used beside and in place of the first (repeatable)",
    )


def add_timers(command: ArgumentParser) -> None:
    """Add how long a download waits and keeps at it."""
    add = command.add_argument
    add("--retry-delay", metavar="S", type=values.duration, help="first wait before a retry")
    add("--no-progress-timeout", metavar="S", type=values.duration, help="give up without progress")
    add("--max-time", metavar="S", type=values.duration, help="give up after this time in all")
