"""The grammar of the command line."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from bitsgui import __version__
from bitsgui.bits.program_links import looks_openable
from bitsgui.cli import values
from bitsgui.cli.misuse import check_companions, check_given, check_repair
from bitsgui.cli.shared_options import (
    add_file_checks,
    add_find_checksums,
    add_http,
    add_links_to_open,
    add_mirror,
    add_mirror_changes,
    add_proxy_login,
    add_remedies,
    add_timers,
)

USAGE_ERROR = 2

_EXIT_CODES = (
    "exit status: 0 all complete, 1 something failed, 2 bad usage, 3 no display for the window, "
    "130 interrupted (the download is kept)"
)


_JOB_HELP = "id of a download, or at least its first 4 digits (see list)"


_ARGUMENT = re.compile(r"^argument (?=\S+: )")
"""What argparse puts before the name of an option; ours say the name alone."""
_NO_COMMAND = re.compile(r"argument COMMAND: invalid choice: (.*) \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong and where help is, then exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Print ``message`` to stderr and exit."""
        found = _NO_COMMAND.fullmatch(message)
        said = _no_command(*found.groups()) if found else _ARGUMENT.sub("", message).rstrip(".")
        self.exit(USAGE_ERROR, f"bitsgui: {said}.\nSee `{self.prog} --help`.\n")


def _no_command(said: str, commands: str) -> str:
    if "://" in said or "@" in said:  # not repeated: there may be a password in it
        return "to download a link write `bitsgui transfer LINK`, or `bitsgui add LINK` to queue it"
    known = commands.replace("'", "")
    return f"there is no command {said}; the commands are {known}"


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options; ``command`` is None for the window. Exits with 2 on bad usage.

    A link in place of the command is opened, with all that follows it.
    """
    parser, commands = _parser()
    given = list(sys.argv[1:] if argv is None else argv)
    if given and looks_openable(given[0]):
        given = ["open", "--", *given]
    options, rest = parser.parse_known_args(given)
    parser = commands.get(options.command, parser)
    _take_rest(parser, options, rest)
    for name, default in (("profile", None), ("verbose", False), ("json", False), ("quiet", False)):
        if not hasattr(options, name):
            setattr(options, name, default)
    _check(parser, options)
    return options


def _take_rest(parser: Parser, options: argparse.Namespace, rest: list[str]) -> None:
    """Take links and ids behind an option too: argparse reads those before the first alone."""
    for name, kind in (("urls", values.url), ("jobs", values.job)):
        if hasattr(options, name) and not any(text.startswith("-") for text in rest):
            try:
                given = [kind(text) for text in rest]
            except argparse.ArgumentTypeError as error:
                parser.error(str(error))
            setattr(options, name, [*getattr(options, name), *given])
            return
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")


def _check(parser: Parser, options: argparse.Namespace) -> None:
    """Refuse what argparse cannot: options that depend on one another."""
    check_given(parser, options)
    if options.hidden and options.command is not None:
        parser.error("--hidden goes with no command: it is about the window")
    if options.command in ("transfer", "add"):
        _check_links(parser, options)
    elif options.command in ("suspend", "resume", "cancel", "complete"):
        if bool(options.jobs) == options.all:
            parser.error("write either the ids of downloads or --all")
    elif options.command == "set":
        _check_set(parser, options)
    elif options.command == "verify":
        check_repair(parser, options)
    elif options.command in {None, "open"} and (options.json or options.quiet):
        parser.error("--json and --quiet are for commands, such as list")
    check_companions(parser, options)


def _check_links(parser: Parser, options: argparse.Namespace) -> None:
    if not options.urls and options.input is None:
        parser.error("there is no link; write at least one, or --input FILE with one a line")
    if options.data == "@":
        parser.error("--data names no file behind @")
    has_own_method = options.data is not None or options.method not in {None, "GET"}
    if has_own_method and options.part is not None:
        parser.error("--part goes on by a plain GET only, without --method and --data")
    if len(options.urls) == 1 and options.input is None:
        return
    for name in ("name", "part", "checksum", "mirror"):
        if getattr(options, name) not in (None, []):
            parser.error(f"--{name} is for one link; download the links one by one")


def _check_set(parser: Parser, options: argparse.Namespace) -> None:
    if options.setting is None:
        if options.default:
            parser.error("--default is for settings; write --global KEY --default")
        if not options.jobs:
            parser.error("write the ids of downloads, or --global KEY VALUE for a setting")
        if options.name == "":
            parser.error("--name is empty; write what the list is to call it")
        if options.file is not None and not (options.mirror or options.no_mirror):
            parser.error("--file says which file --mirror and --no-mirror are about")
        if not _has_change(options):
            parser.error("there is nothing to set; write an option, such as --priority high")
    elif options.jobs or _has_change(options):
        parser.error("--global changes one setting and nothing else")
    elif len(options.setting) != (1 if options.default else 2):
        parser.error("a setting is written as --global KEY VALUE, or --global KEY --default")


_CHANGES = (
    "check_withdrawn",
    "allow_unencrypted_login",
    "client_cert",
    "use_logon",
    "cookies",
    "category",
    "file",
    "find_checksums",
    "header",
    "interface",
    "limit",
    "login",
    "max_time",
    "mirror",
    "name",
    "no_check",
    "no_mirror",
    "no_progress_timeout",
    "on_conflict",
    "priority",
    "proxy",
    "referer",
    "retry_delay",
    "segments",
    "skip",
    "take_in",
    "to",
    "url",
    "user_agent",
)


def _has_change(options: argparse.Namespace) -> bool:
    return any(getattr(options, name) not in (None, []) for name in _CHANGES)


def _parser() -> tuple[Parser, dict[str, Parser]]:
    """Return the parser of the command line, and those of the commands by their names."""
    shared = _shared()
    parser = Parser(
        prog="bitsgui",
        description="Download files and keep at it. Without a command: open the window.",
        epilog=_EXIT_CODES,
        parents=[shared],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"bitsgui {__version__}")
    parser.add_argument(
        "--hidden", action="store_true", help="without a command: start in the tray, no window"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_links(commands, shared, "transfer", "download now and wait until it is done")
    _add_links(commands, shared, "add", "queue into the running program")
    _add_list(commands, shared)
    for name, text in (
        ("suspend", "pause downloads"),
        ("cancel", "drop downloads and delete what was fetched"),
        ("complete", "keep what is finished and drop the rest"),
    ):
        _add_control(commands, shared, name, text)
    _add_resume(commands, shared)
    add_file_checks(_command(commands, shared, "verify", "check finished downloads by checksums"))
    _add_set(commands, shared)
    words = "keep a login for a proxy, for all downloads"
    add_proxy_login(_command(commands, shared, "login", words))
    command = _command(commands, shared, "open", "offer links in the window, to be added there")
    add_links_to_open(command)
    _command(commands, shared, "settings", "list the settings, each with what it does")
    return parser, commands.choices


def _shared() -> Parser:
    # SUPPRESS: a default of the command would undo what was written before it.
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
    shared.add_argument("--profile", metavar="DIR", help="folder for everything the program keeps")
    shared.add_argument("--verbose", action="store_true", help="log to standard error")
    shared.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
    shared.add_argument("--quiet", action="store_true", help="errors only; with --json answers too")
    return shared


def _command(
    commands: "argparse._SubParsersAction[Parser]", shared: Parser, name: str, text: str
) -> Parser:
    return commands.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        parents=[shared],
        allow_abbrev=False,
    )


def _add_links(
    commands: "argparse._SubParsersAction[Parser]", shared: Parser, name: str, text: str
) -> None:
    command = _command(commands, shared, name, text)
    add = command.add_argument
    add(
        "urls", nargs="*", metavar="URL", type=values.url, help="link in quotes, or a Metalink file"
    )
    add("--to", metavar="DIR", help="folder to download into (made when missing)")
    add("--category", metavar="NAME", help="otherwise by its rules; its folder unless --to")
    add("--name", metavar="NAME", help="file name (one link only)")
    add("--one-job", action="store_true", help="all links in one job")
    add(
        "--input",
        metavar="FILE",
        help="links, one a line, mirrors behind tabs; - is stdin",
    )
    add(
        "--checksum",
        metavar="ALGORITHM=HEX",
        type=values.checksum,
        help="what the file must have, as in sha-256=HEX (one link only)",
    )
    add_find_checksums(command)
    add_mirror(command)
    add(
        "--part",
        metavar="FILE",
        help="go on with an unfinished file, also another program's; without --checksum only "
        "samples of it are compared",
    )
    add_http(command)
    add(
        "--data",
        metavar="TEXT|@FILE|-",
        help="data to send, as a form unless --header says otherwise; from FILE or stdin so that "
        "others do not see it; sent once, in the foreground, never again without being told to",
    )
    add("--method", metavar="NAME", type=values.method, help="instead of GET, or POST with --data")
    add("--priority", metavar="P", type=values.priority, help="foreground, high, normal or low")
    add("--limit", metavar="RATE", type=values.rate, help="bytes per second, as in 500k or 2M")
    add("--segments", metavar="N", type=values.segments, help="connections a file, 1 to 16")
    add("--start-at", metavar="TIME", type=values.moment, help="22:00, or 2026-11-30T22:00")
    add_timers(command)
    add(
        "--on-conflict",
        metavar="WHAT",
        type=values.conflict,
        help="rename (default), overwrite, skip or ask",
    )


def _add_list(commands: "argparse._SubParsersAction[Parser]", shared: Parser) -> None:
    command = _command(commands, shared, "list", "list the downloads")
    command.add_argument("--all", action="store_true", help="finished ones too")
    command.add_argument("--category", metavar="NAME", help="only of this category, or none")
    command = _command(commands, shared, "show", "show all there is to know of a download")
    command.add_argument("jobs", nargs="+", metavar="JOB", type=values.job, help=_JOB_HELP)


def _add_control(
    commands: "argparse._SubParsersAction[Parser]", shared: Parser, name: str, text: str
) -> Parser:
    command = _command(commands, shared, name, text)
    command.add_argument("jobs", nargs="*", metavar="JOB", type=values.job, help=_JOB_HELP)
    command.add_argument("--all", action="store_true", help="every download of the list")
    return command


def _add_resume(commands: "argparse._SubParsersAction[Parser]", shared: Parser) -> None:
    command = _add_control(commands, shared, "resume", "go on with paused or failed downloads")
    add_remedies(command)


def _add_set(commands: "argparse._SubParsersAction[Parser]", shared: Parser) -> None:
    command = _command(commands, shared, "set", "change downloads, or a setting")
    add = command.add_argument
    add("jobs", nargs="*", metavar="JOB", type=values.job, help=_JOB_HELP)
    add(
        "--global",
        dest="setting",
        nargs="+",
        metavar=("KEY", "VALUE"),
        help="change a setting (`bitsgui settings` lists them)",
    )
    add("--default", action="store_true", help="with --global KEY: back to its default")
    add("--priority", metavar="P", type=values.priority, help="foreground, high, normal or low")
    add("--name", metavar="NAME", help="name in the list")
    add("--category", metavar="NAME", help="put them into this category, or none")
    add("--to", metavar="DIR", help="move the files there (made when missing)")
    files = {"metavar": "FILE", "action": "append", "default": []}
    add("--skip", **files, help="leave a file out: its number in `show`, as 3 or 3-7, or its name")
    add("--take-in", **files, help="take a skipped file in again (both repeatable)")
    add("--url", metavar="URL", type=values.url, help="a fresh link (downloads of one file)")
    add_mirror_changes(command)
    add_find_checksums(command)
    add("--limit", metavar="RATE", type=values.rate_or_none, help="as in 500k or 2M, or none")
    add("--segments", metavar="N", type=values.segments, help="connections a file, 1 to 16")
    add(
        "--on-conflict", metavar="WHAT", type=values.conflict, help="rename, overwrite, skip or ask"
    )
    add_http(command)
    add_timers(command)
