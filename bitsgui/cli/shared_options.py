"""Options of the command line that several commands have, or that are said at length."""

from argparse import ArgumentParser

from bitsgui.cli import values


def add_links_to_open(command: ArgumentParser) -> None:
    """Add what others hand to the program."""
    command.add_argument(
        "links",
        nargs="*",
        metavar="LINK",
        help="http, https, bitsgui:add?url=LINK (see the README), or the file of a Metalink",
    )


def add_mirror(command: ArgumentParser) -> None:
    """Add further links to the file, also those of a Metalink."""
    command.add_argument(
        "--mirror",
        metavar="URL",
        type=values.url,
        action="append",
        default=[],
        help="another link to the same file, used beside and in place of the first (repeatable)",
    )
    words = "download the files of the Metalinks the links lead to, whatever those are called"
    command.add_argument("--metalink", action="store_true", help=words)


def add_file_checks(command: ArgumentParser) -> None:
    """Add which finished downloads are checked, and whether they are repaired."""
    help_ = "id of a download that is whole, or at least its first 4 digits (see list --all)"
    command.add_argument("jobs", nargs="+", metavar="JOB", type=values.job, help=help_)
    words = "fetch pieces that are wrong again, where a Metalink told their checksums"
    command.add_argument("--repair", action="store_true", help=words)
    words = "log in to the server of the link to repair; asks for the password"
    command.add_argument("--login", metavar="USER", help=words)
    add_password_file(command)


def add_timers(command: ArgumentParser) -> None:
    """Add how long a download waits and keeps at it."""
    add = command.add_argument
    add("--retry-delay", metavar="S", type=values.duration, help="first wait before a retry")
    add("--no-progress-timeout", metavar="S", type=values.duration, help="give up without progress")
    add("--max-time", metavar="S", type=values.duration, help="give up after this time in all")


def add_password_file(command: ArgumentParser) -> None:
    """Add where a password is read from."""
    command.add_argument(
        "--password-file",
        metavar="FILE",
        help="has the password as its first line, so that others do not see it; - is stdin",
    )


def add_proxy_login(command: ArgumentParser) -> None:
    """Add a proxy and whom to log in as there."""
    command.add_argument("proxy", metavar="PROXY", help="as in http://proxy.example.org:8080")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("login", nargs="?", metavar="USER", help="the password is asked for")
    what.add_argument("--forget", action="store_true", help="keep it no longer")
    what.add_argument(
        "--use-logon", action="store_true", help="that of the logon to this computer (Kerberos)"
    )
    add_password_file(command)
