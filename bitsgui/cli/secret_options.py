"""Options that have a secret beside them, which stands on no command line."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from bitsgui.bits.certificates import has_passphrase
from bitsgui.cli.texts import UsageError, one_line, read_text
from bitsgui.settings.host_rules import certificates_of

NO_CERTIFICATE = "none"
_HEAD = 2**20


def login_of(options: Namespace) -> tuple[str, str] | None:
    """Return user and password, asking on the terminal for the latter; None if there is no user."""
    if options.login is None:
        return None
    user = one_line(options.login, "--login") or ""
    if options.password_file is not None:
        return user, _first_line(options.password_file, "--password-file")
    return user, _asked("password", f"Password of {user}: ")


def certificate_of(options: Namespace) -> tuple[str, str | None, str | None] | None:
    """Return certificate, key and passphrase as they are sent, None if none is to be shown.

    The passphrase is asked for on the terminal if one of the files looks as if it had one.
    """
    if options.client_cert in {None, NO_CERTIFICATE}:
        return None
    given = {"--client-cert": options.client_cert, "--client-key": options.client_key}
    paths = {
        option: Path(name).expanduser().absolute()
        for option, name in given.items()
        if name is not None
    }
    if options.passphrase_file is not None:
        passphrase = _first_line(options.passphrase_file, "--passphrase-file")
    else:
        heads = {path: _head(path, option) for option, path in paths.items()}
        locked = next((path for path, head in heads.items() if has_passphrase(head)), None)
        asking = f"Passphrase of {locked}: "
        passphrase = None if locked is None else _asked("passphrase", asking)
    certificate, *key = (os.fspath(path) for path in paths.values())
    return certificate, key[0] if key else None, passphrase or None


def passphrases_of(
    rules: str | None, passphrase_file: str | None
) -> list[tuple[str, str | None, str | None]]:
    """Return certificates that rules name, with key and passphrase as they are sent.

    Those that look as if they had one: ``passphrase_file`` has that of all, else each is asked for
    on the terminal, where there is one. Nothing is sent where none is given: it may be known.
    """
    found: list[tuple[str, str | None, str | None]] = []
    word = None if passphrase_file is None else _first_line(passphrase_file, "--passphrase-file")
    for files in certificates_of(rules):
        place = Path(files.key or files.certificate)
        given = word
        if given is None and sys.stdin.isatty() and has_passphrase(_head(place, "--global")):
            question = f"Passphrase of {place} (nothing: none, or as before): "
            given = _asked("passphrase", question)
        if given:
            found.append((files.certificate, files.key, given))
    return found


def _head(path: Path, option: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{option}: {path} cannot be read ({reason}).") from None


def _first_line(name: str, option: str) -> str:
    lines = read_text(name, option).splitlines()
    return lines[0] if lines else ""


def _asked(what: str, question: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError(
            f"There is no terminal to ask for the {what} on; write --{what}-file FILE, or - "
            "for standard input."
        )
    try:
        return getpass.getpass(question, sys.stderr)
    except EOFError:
        raise UsageError(f"No {what} was given.") from None
