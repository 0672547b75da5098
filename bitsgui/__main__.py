"""The program's entry point."""

import logging
import sys
from collections.abc import Sequence

from bitsgui.cli import logs, output
from bitsgui.cli.parser import parse
from bitsgui.desktop.paths import Profile

FAILED = 1
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; never ends with a traceback."""
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


if __name__ == "__main__":
    sys.exit(main())
