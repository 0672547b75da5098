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


def add_find_checksums(command: ArgumentParser) -> None:
    """Add whether a checksum is looked for where none was given or stated."""
    command.add_argument(
        "--find-checksums",
        metavar="on|off",
        type=values.switch,
        help="look for FILE.sha256 or SHA256SUMS beside the file and check it by that",
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


def add_mirror_changes(command: ArgumentParser) -> None:
    """Add which further links a file of a download is to have, and to have no more."""
    links = {"metavar": "URL", "type": values.url, "action": "append", "default": []}
    command.add_argument("--mirror", **links, help="another link to the same file (repeatable)")
    words = "use this mirror no more; with --mirror of the same link it is asked again"
    command.add_argument("--no-mirror", **links, help=words)
    words = "the file they are about, of several: its number in `show`, or its name"
    command.add_argument("--file", metavar="FILE", help=words)


def add_remedies(command: ArgumentParser) -> None:
    """Add what is said about the errors of downloads that go on."""
    remedy = command.add_mutually_exclusive_group()
    remedy.add_argument(
        "--accept",
        action="store_true",
        help="take what the server sends in place of a refused file, or another file name",
    )
    remedy.add_argument(
        "--accept-certificate",
        metavar="SHA256",
        type=values.sha256,
        help="believe the certificate of the error, for its server only, in all downloads",
    )
    remedy.add_argument(
        "--allow-unencrypted-login",
        action="store_true",
        default=None,
        help="let the server of the error have user and password so that others can read them",
    )
    words = (
        "let a download use this network although it costs, or seems to want a login, until it "
        "changes"
    )
    remedy.add_argument("--any-network", action="store_true", help=words)
    remedy.add_argument(
        "--restart", action="store_true", help="fetch the files that failed from the beginning"
    )


def add_file_checks(command: ArgumentParser) -> None:
    """Add which finished downloads are checked, and whether they are repaired."""
    help_ = "id of a download that is whole, or at least its first 4 digits (see list --all)"
    command.add_argument("jobs", nargs="+", metavar="JOB", type=values.job, help=help_)
    words = "fetch pieces that are wrong again, where a Metalink told their checksums"
    command.add_argument("--repair", action="store_true", help=words)
    add_http(command)
    words = "bytes per second of the repair, as in 500k or 2M, or none"
    command.add_argument("--limit", metavar="RATE", type=values.rate_or_none, help=words)


def add_http(command: ArgumentParser) -> None:
    """Add what the requests of a download are sent with, and the way they take."""
    add = command.add_argument
    add(
        "--header",
        metavar="'K: V'|@FILE|-",
        action="append",
        default=[],
        help="header to send, from FILE or stdin so that others do not see it (repeatable)",
    )
    add("--user-agent", metavar="S", help="what servers are told the program is")
    add("--referer", metavar="URL", help="page the link stands on, as servers are told")
    add("--cookies", metavar="FILE", help="cookies to send, in Netscape format; - is stdin")
    add("--login", metavar="USER", help="log in to the server; the password is asked for")
    add_password_file(command)
    add(
        "--use-logon",
        action="store_true",
        default=None,
        help="log in as who is logged on to this computer, by a ticket of Kerberos",
    )
    add(
        "--allow-unencrypted-login",
        action="store_true",
        default=None,
        help="send user and password, here and later, even where others could read them",
    )
    add("--client-cert", metavar="FILE", help="certificate to show if asked: PEM, PKCS#12, or none")
    add("--client-key", metavar="FILE", help="its private key, where that is in another file")
    add(
        "--passphrase-file",
        metavar="FILE",
        help="has the key's passphrase as its first line; else it is asked for; - is stdin",
    )
    add(
        "--no-check",
        metavar="WHAT",
        type=values.waived,
        help="leave out checks of the server's certificate: host, date, issuer, purpose, as in "
        "host,date; none checks all again",
    )
    add(
        "--check-withdrawn",
        metavar="on|off",
        type=values.switch,
        help="look whether the server's certificate was withdrawn; fail if nobody can tell",
    )
    add(
        "--interface",
        metavar="NAME|ADDRESS",
        type=values.interface,
        help="bind to it alone, as to a VPN's; any is none",
    )
    words = "system (as the settings say), none, auto, 'auto SCRIPT' (a link or file), or servers"
    add("--proxy", metavar="P", help=words)
    add("--no-proxy", metavar="HOSTS", help="reached without the servers, as in *.example.org")


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
