"""Options that say nothing, or more of others that are not there, refused."""

from argparse import ArgumentParser, Namespace

_FILES = (
    "input",
    "cookies",
    "part",
    "password_file",
    "client_cert",
    "client_key",
    "passphrase_file",
)
_COMPANIONS = (
    ("password_file", "login", "--login USER"),
    ("client_key", "client_cert", "--client-cert FILE"),
    ("passphrase_file", "client_cert", "--client-cert FILE, or --global host_rules"),
    ("no_proxy", "proxy", "--proxy with a list of servers"),
)
_OF_REPAIRS = (
    "header",
    "user_agent",
    "referer",
    "cookies",
    "login",
    "use_logon",
    "allow_unencrypted_login",
    "client_cert",
    "no_check",
    "check_withdrawn",
    "interface",
    "proxy",
    "limit",
)


def check_repair(parser: ArgumentParser, options: Namespace) -> None:
    """Refuse options that are about requests where no server is asked."""
    for name in _OF_REPAIRS:
        if not options.repair and getattr(options, name) not in (None, []):
            words = f"--{name.replace('_', '-')}"
            parser.error(f"{words} is for --repair: only then is a server asked")


def check_companions(parser: ArgumentParser, options: Namespace) -> None:
    """Refuse options that say more of another one which is not there."""
    for name, other, words in _COMPANIONS:
        if getattr(options, name, None) is None or _is_of_rules(name, options):
            continue
        if getattr(options, other) in {None, "none"}:
            parser.error(f"--{name.replace('_', '-')} is for {words}")


def _is_of_rules(name: str, options: Namespace) -> bool:
    """Return whether a passphrase is that of certificates which rules for servers name."""
    setting = getattr(options, "setting", None) or [""]
    return name == "passphrase_file" and setting[0].lower().replace("-", "_") == "host_rules"


def check_given(parser: ArgumentParser, options: Namespace) -> None:
    """Refuse values that say nothing, as those of a shell's variable that is not set."""
    for name in ("profile", "to"):
        if getattr(options, name, None) == "":
            parser.error(f"--{name} names no folder")
    for name in _FILES:
        if getattr(options, name, None) == "":
            parser.error(f"--{name.replace('_', '-')} names no file")
    _check_login(parser, options)
    if {"", "@"}.intersection(getattr(options, "header", ())):
        parser.error("--header is empty; write 'Name: value', @FILE or -")
    if getattr(options, "max_time", None) == 0:
        parser.error("--max-time 0 leaves no time; leave it out for as long as it takes")


def _check_login(parser: ArgumentParser, options: Namespace) -> None:
    login = getattr(options, "login", None)
    if login == "":
        parser.error("--login names no user")
    if login is not None and getattr(options, "use_logon", False):
        parser.error("write either --login USER or --use-logon")
