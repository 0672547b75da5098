"""The program's entry point.

It begins with what the interpreter has loaded already, and no import from ``__future__``: each of
them is a moment in which an interruption would be told as a fault. What comes before this module
is the interpreter's own start.
"""

import os
import sys

FAILED = 1
INTERRUPTED = 130


def _end_quietly(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Take an interruption while the rest is imported for what it is, and no fault."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]


if sys.excepthook is sys.__excepthook__:
    # At once: even the next import takes some milliseconds.
    sys.excepthook = _end_quietly

import contextlib  # noqa: E402 - see above
import gc  # noqa: E402 - see above
import io  # noqa: E402 - see above
import signal  # noqa: E402 - see above

TYPE_CHECKING = False  # that of typing costs an import
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from types import FrameType


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the program and return its exit status; never ends with a traceback."""
    is_collecting = gc.isenabled()
    # What is loaded and first built stays: to look for garbage in it took a seventh of the start.
    gc.disable()
    try:
        return _main(argv)
    finally:
        if is_collecting:
            gc.enable()


def _main(argv: "Sequence[str] | None") -> int:
    if argv is None and sys.argv[1:2] == ["--pac-child"]:
        return _pac_child(sys.argv[2:])
    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, _leave)
    # Late: what is imported takes a moment, in which an interruption finds nothing to end in order.
    from bitsgui.cli import logs  # noqa: PLC0415 - see above
    from bitsgui.cli.parser import parse  # noqa: PLC0415 - see above
    from bitsgui.desktop.paths import Profile  # noqa: PLC0415 - see above

    _open_missing_streams()
    options = parse(argv)
    try:
        profile = Profile.choose(options.profile)
        profile.create()
    except (OSError, ValueError) as error:
        folder = getattr(error, "filename", None)
        about = f"{folder}: " if folder else ""
        reason = getattr(error, "strerror", None) or error
        if isinstance(error, FileExistsError | NotADirectoryError):
            reason = "not a folder"
        words = f"The profile folder cannot be used ({about}{reason}); choose it with --profile."
        _fail(options, words)
        return FAILED
    logs.start(profile.log_file, is_verbose=options.verbose)
    # Later still: parsing, help and bad usage need none of it.
    from bitsgui.app import App  # noqa: PLC0415 - see above

    try:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return App().run(options, profile)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        import logging  # noqa: PLC0415 - loaded long ago

        logging.getLogger("bitsgui").exception("unexpected error")
        _say_error(
            f"Something unexpected went wrong ({type(error).__name__}); see {profile.log_file}."
        )
        return FAILED


def _pac_child(arguments: "Sequence[str]") -> int:
    """Be the process that evaluates proxy scripts: in a bundle it has no file of its own."""
    from bitsgui.engine import pac_child  # noqa: PLC0415 - for that process only

    pac_child.main(int(arguments[0]), arguments[1])
    return 0


def _fail(options: "Namespace", words: str) -> None:
    """Tell of a fault before there is a profile; the last line of JSON says it too."""
    from bitsgui.bits.errors import StoreError  # noqa: PLC0415 - only for who has something to say
    from bitsgui.cli import output  # noqa: PLC0415 - see above

    if options.command is None:
        output.say_error(words)
        return
    out = output.choose(is_json=options.json, is_quiet=options.quiet, command=options.command)
    out.fail(StoreError(words))


def _say_error(words: str) -> None:
    from bitsgui.cli import output  # noqa: PLC0415 - only for who has something to say

    output.say_error(words)


def _leave(_number: int, _frame: "FrameType | None") -> None:
    """End at once and without a word."""
    os._exit(INTERRUPTED)


def _open_missing_streams() -> None:
    """Put nothing in place of a stream that was closed, or that a window has not.

    Of a name that the others cannot hold, as outside of UTF-8, the rest is written.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError):
                stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
