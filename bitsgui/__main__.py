"""The program's entry point."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bitsgui.cli import logs, output
from bitsgui.cli.parser import parse
from bitsgui.desktop.paths import Profile

FAILED = 1
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; never ends with a traceback."""
    _open_missing_streams()
    try:
        options = parse(argv)
        profile = Profile.choose(options.profile)
        profile.create()
    except KeyboardInterrupt:
        return INTERRUPTED
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        output.say_error(f"The profile folder cannot be used ({reason}); choose it with --profile.")
        return FAILED
    logs.start(profile.log_file, is_verbose=options.verbose)
    # Late: parsing, help and bad usage need none of it.
    from bitsgui.app import App  # noqa: PLC0415 - see above

    try:
        return App().run(options, profile)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        logging.getLogger("bitsgui").exception("unexpected error")
        output.say_error(
            f"Something unexpected went wrong ({type(error).__name__}); see {profile.log_file}."
        )
        return FAILED


def _open_missing_streams() -> None:
    """Put nothing in place of a stream that was closed, or that a window has not."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, stream)


if __name__ == "__main__":
    sys.exit(main())
