"""From options to the requests that :func:`bitsgui.cli.commands.execute` answers.

A request is a dictionary JSON can hold: it is carried out in this process, or sent to the one
that holds the profile. Secrets in it travel over the private socket only.
"""

import os
import re
from argparse import ArgumentTypeError, Namespace
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from bitsgui.bits import proxy_choice
from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.headers import OWN_HEADERS
from bitsgui.bits.metalink import is_metalink
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.names import safe_name
from bitsgui.bits.records import Conflict, Origin
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import HEADERS_LIMIT, Priority, ProxySettings, ProxyUsage, SecurityFlags
from bitsgui.bits.urls import parse_remote
from bitsgui.cli import values
from bitsgui.cli.secret_options import NO_CERTIFICATE, certificate_of, login_of, passphrases_of
from bitsgui.cli.texts import UsageError, data_of, one_line, read_text, shown
from bitsgui.settings import schema

Request = dict[str, Any]

TRANSFER_NO_PROGRESS_S = 600.0
_What: TypeAlias = tuple[str, str | None, str | None]
_MOST_LINES = 10
"""How many lines of a file that are no links are named after the first."""
_CONTROLS = ("suspend", "resume", "cancel", "complete")


def build(options: Namespace, default_folder: Path) -> Request:
    """Return the request of ``options``; reads the files it names.

    Raises: UsageError.
    """
    command = options.command
    _check_stdin(options)
    request: Request = {"command": command}
    if command in ("transfer", "add"):
        wanted, again = _links_request(options, default_folder)
        request |= {"add": wanted, "again": again, **_openly(options)}
    elif command == "list":
        category = {} if options.category is None else {"category": options.category}
        request |= {"all": options.all, **category}
    elif command == "show":
        request["jobs"] = options.jobs
    elif command == "verify":
        request |= {"jobs": options.jobs, "repair": options.repair, "terms": _terms(options)}
    elif command in _CONTROLS:
        request |= _about_jobs(options)
    elif command == "set" and options.setting is not None:
        request |= {"command": "settings", "change": (change := _setting(options))}
        if change["name"] == "host_rules":
            request["passphrases"] = passphrases_of(change.get("value"), options.passphrase_file)
    elif command == "login":
        request |= {"proxy": options.proxy, "login": login_of(options)}
        request["use_logon"] = options.use_logon
    elif command == "set":
        request |= {"jobs": options.jobs, "values": _changes(options)}
    return request


def _about_jobs(options: Namespace) -> Request:
    """Return which downloads are meant, and what is said about their errors."""
    names = ("jobs", "all", *(("accept", "restart") if options.command == "resume" else ()))
    found: Request = {name: getattr(options, name) for name in names}
    if getattr(options, "accept_certificate", None) is not None:
        found["accept_certificate"] = options.accept_certificate
    if getattr(options, "any_network", None):
        found["any_network"] = True
    return found | _openly(options)


def _openly(options: Namespace) -> Request:
    """Return whether logins may be sent so that anybody on the way can read them."""
    is_said = bool(getattr(options, "allow_unencrypted_login", False))
    return {"allow_unencrypted_login": True} if is_said else {}


def _check_stdin(options: Namespace) -> None:
    """Refuse two options that would both read what comes from standard input."""
    names = ("input", "cookies", "data", "password_file", "passphrase_file")
    wanted = [getattr(options, name, None) for name in names]
    wanted += getattr(options, "header", ())
    if sum(given in {"-", "@-"} for given in wanted) > 1:
        raise UsageError(
            "--input, --header, --cookies, --data, --password-file and --passphrase-file "
            "cannot both read stdin; use a file for one."
        )


def _setting(options: Namespace) -> dict[str, Any]:
    """Return name and value, without one for the default."""
    name = options.setting[0].lower().replace("-", "_")
    try:
        if not options.default:
            return {"name": name, "value": values.setting(name, options.setting[1])}
        schema.default(schema.APP_PRESET, name)
    except (ArgumentTypeError, ValueError) as error:
        raise UsageError(f"--global: {str(error).rstrip('.')}.") from None
    return {"name": name}


def told_request(ids: Sequence[str]) -> Request:
    """Return the request that notes that the user knows what became of jobs."""
    return {"command": "told", "jobs": ids}


def _to_link(link: dict[str, Any]) -> LinkRequest:
    mirrors = tuple(Mirror(*entry) for entry in link.get("mirrors", ()))
    return LinkRequest(**{**link, "mirrors": mirrors})


def to_add_request(data: dict[str, Any]) -> AddRequest:
    """Return the :class:`AddRequest` of the ``add`` part of a request."""
    plain = revived(data)
    links = tuple(_to_link(link) for link in plain.pop("links"))
    headers = tuple((name, value) for name, value in plain.pop("headers", ()))
    return AddRequest(links=links, headers=headers, **plain)


def _to_proxy(data: Sequence[Any]) -> ProxySettings:
    """Return the proxy settings in a request."""
    usage, *rest = data
    return ProxySettings(ProxyUsage(usage), *rest)


_KINDS: dict[str, Callable[[Any], Any]] = {
    "priority": Priority,
    "on_conflict": Conflict,
    "origin": Origin,
    "proxy": _to_proxy,
    "certificate": lambda parts: CertificateFiles(*parts),
    "waive": SecurityFlags,
    "login": tuple,
    "data": b64decode,
    "start_at": datetime.fromisoformat,
}


def revived(values: dict[str, Any]) -> dict[str, Any]:
    """Return properties of jobs of their own types, from those that JSON holds."""
    return {
        name: _KINDS[name](value) if name in _KINDS and value is not None else value
        for name, value in values.items()
    }


def _links_request(options: Namespace, default_folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Return what to add, each link once, and those that were given more than once."""
    is_transfer = options.command == "transfer"
    links, again = _links(options)
    if options.name is not None and (not options.name or Path(options.name).name != options.name):
        raise UsageError("--name takes a file name without folders; use --to for the folder.")
    if options.name is not None and safe_name(options.name) != options.name:
        raise UsageError(
            f"--name: {options.name!r} cannot be used on every system; "
            f"{safe_name(options.name)!r} can."
        )
    timeout = options.no_progress_timeout
    if timeout is None and is_transfer:
        timeout = TRANSFER_NO_PROGRESS_S
    user, password = login_of(options) or (None, None)
    wanted = _category(options) | {
        "user": user,
        "password": password,
        "use_logon": bool(options.use_logon),
        "links": links,
        "folder": os.fspath(_folder(options, default_folder)),
        "one_job": options.one_job,
        "pick_up": is_transfer or options.input is not None,
        "start_at": None if options.start_at is None else options.start_at.isoformat(),
        "origin": (Origin.USER if options.input is None else Origin.IMPORT).value,
        "priority": options.priority,
        "headers": _headers(options.header),
        "cookies": None if options.cookies is None else read_text(options.cookies, "--cookies"),
        "user_agent": one_line(options.user_agent, "--user-agent"),
        "referer": one_line(options.referer, "--referer"),
        "interface": options.interface,
        "proxy": _proxy(options),
        "certificate": certificate_of(options),
        "waive": options.no_check,
        "looks_for_withdrawn": options.check_withdrawn,
        "rate_limit": options.limit,
        "segments": options.segments,
        "on_conflict": None if options.on_conflict is None else options.on_conflict.value,
        "retry_delay_s": options.retry_delay,
        "no_progress_timeout_s": timeout,
        "maximum_time_s": options.max_time,
        "find_checksums": options.find_checksums,
        "method": options.method,
        "data": None if options.data is None else b64encode(data_of(options.data)).decode(),
    }
    return wanted, again


def _links(options: Namespace) -> tuple[list[dict[str, Any]], list[str]]:
    links: dict[_What, dict[str, Any]] = {}
    again: dict[_What, None] = {}
    for url, link in _given(options):
        what = _what(url)  # while it is known what was read: there may be a million
        if what in links:
            again[what] = None
        links[what] = link
    return list(links.values()), [what[0] for what in again]


def _given(options: Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    for url in options.urls:
        yield url, _link(url, options)
    if options.input is not None and is_metalink(options.input):
        yield (url := values.url(options.input)), {"url": url}
    elif options.input is not None:
        for url, mirrors in _read_links(options.input):
            known = {"url": url, "mirrors": [[mirror] for mirror in mirrors]}
            yield url, known | _leads_on(options)


def _what(url: str) -> _What:
    """Return what two spellings of one link have in common."""
    remote = parse_remote(url)
    return remote.url, remote.user, remote.password


def left_out(request: Request) -> list[str]:
    """Return the names of headers in a request that are not sent: the program sets them itself."""
    lines = (request.get("values", {}).get("headers") or "").split("\r\n")
    given = [name for name, _ in request.get("add", {}).get("headers", ())]
    given += [line.partition(":")[0] for line in lines]
    return [name for name in given if name.lower() in OWN_HEADERS]


def doubled(request: Request) -> str:
    """Return a sentence on links that were given more than once, "" if none was."""
    again = request.get("again", ())
    if not again:
        return ""
    if len(again) > 1:
        return f"{len(again)} links were given more than once; each is downloaded once."
    return f"{again[0]} was given more than once; it is downloaded once."


def _link(url: str, options: Namespace) -> dict[str, Any]:
    part = None if options.part is None else _part(Path(options.part).expanduser().absolute())
    mirrors = [[mirror] for mirror in options.mirror]
    given = {"name": options.name, "checksum": options.checksum, "part": part}
    return {"url": url, "mirrors": mirrors, **given, **_leads_on(options)}


def _leads_on(options: Namespace) -> dict[str, Any]:
    return {"leads_on": True} if options.metalink else {}


def _part(path: Path) -> str:
    """Return the path of an unfinished file; refuse what is there and is none."""
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise UsageError(f"{path} is not a file; --part takes the unfinished file itself.")
    return str(path)


def _category(options: Namespace) -> dict[str, Any]:
    """Return what there is to say of the category; only who holds the profile knows them."""
    if options.category is None:
        return {}
    return {"category": options.category, "is_usual_folder": options.to is None}


def _folder(options: Namespace, default_folder: Path) -> Path:
    """Make the folder; refuse one that cannot be written, before anything is fetched."""
    if options.to is None and options.category is not None:
        return default_folder.absolute()  # the category may have one of its own
    folder = default_folder if options.to is None else Path(options.to).expanduser()
    try:
        folder = folder.absolute()
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UsageError(f"{folder} is not a folder; choose another with --to.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(
            f"The folder {folder} cannot be made ({reason}); choose another with --to."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"The folder {folder} is not writable; choose another with --to.")
    return folder


def _read_links(name: str) -> Iterator[tuple[str, list[str]]]:
    """Read a link a line; tabs lead to its mirrors, as other programs write lists."""
    is_empty = True
    wrong: dict[int, str] = {}
    for number, line in enumerate(read_text(name, "--input").splitlines(), 1):
        text = line.strip().lstrip("\ufeff")
        if not text or text.startswith("#"):
            continue
        is_empty = False
        try:
            url, *mirrors = [values.url(link) for link in text.split("\t") if link.strip()]
            yield url, mirrors
        except ArgumentTypeError as error:
            wrong[number] = str(error)
    if wrong:
        raise UsageError(_wrong_lines(wrong, shown(name)))
    if is_empty:
        raise UsageError(f"There is no link in {shown(name)}; write one a line.")


def _wrong_lines(wrong: dict[int, str], name: str) -> str:
    """Return what to say of lines of a file that are no links; ``wrong`` has why, by number."""
    first, *others = wrong
    said = f"Line {first} of {name}: {wrong[first]}."
    if not others:
        return said
    numbers = ", ".join(map(str, others[:_MOST_LINES]))
    rest = len(others) - _MOST_LINES
    more = f" and {rest} more" if rest > 0 else ""
    return f"{said} Nor are these lines: {numbers}{more}. Nothing was added."


def _headers(given: list[str]) -> list[tuple[str, str]]:
    """Read headers as given, from ``@FILE``, or from stdin for ``-``."""
    lines: list[str] = []
    for entry in given:
        if entry == "-" or entry.startswith("@"):
            text = read_text(entry.removeprefix("@"), "--header")
            # Not splitlines(): a value may have characters that end lines elsewhere.
            lines += [line for line in re.split(r"[\r\n]+", text) if line.strip()]
        else:
            lines.append(entry)
    try:
        headers = [values.header(line) for line in lines]
    except ArgumentTypeError as error:
        raise UsageError(f"--header: {error}.") from None
    # As they are counted when the request is carried out: ": ", a line end each, and one more.
    if sum(len(name) + len(value) + 4 for name, value in headers) + 1 > HEADERS_LIMIT:
        raise UsageError(f"--header: headers may have {HEADERS_LIMIT - 1} characters in all.")
    return headers


def _proxy(options: Namespace) -> tuple[int, str | None, str | None, str | None] | None:
    if options.proxy is None:
        return None
    try:
        found = proxy_choice.chosen_for_one(_with_whole_path(options.proxy), options.no_proxy)
    except ValueError as error:
        raise UsageError(f"--proxy: {error}") from None
    if options.no_proxy is not None and found.usage is not ProxyUsage.OVERRIDE:
        raise UsageError("--no-proxy is for --proxy with a list of servers.")
    return found.usage.value, found.servers, found.bypass, found.script


def _with_whole_path(choice: str) -> str:
    """Return the choice of a proxy with the path of its script from the root on."""
    word, _, place = choice.strip().partition(" ")
    if word.lower() != _BY_SCRIPT or not place.strip() or "://" in place:
        return choice
    return f"{word} {Path(place.strip()).expanduser().absolute()}"


_BY_SCRIPT = "auto"


_OPTIONS = {
    "rate_limit": "--limit",
    "headers": "--header",
    "no_certificate": "--client-cert",
    "looks_for_withdrawn": "--check-withdrawn",
    "maximum_time_s": "--max-time",
    "certificate": "--client-cert",
    "waive": "--no-check",
    "folder": "--to",
    "mirrors": "--mirror",
}


def option_of(name: str) -> str:
    """Return how one of the values of a change is written on the command line."""
    return _OPTIONS.get(name) or f"--{name.removesuffix('_s').replace('_', '-')}"


def _mirrors(options: Namespace) -> dict[str, Any] | None:
    """Return the mirrors to add and to take out, and which file of several is meant."""
    if not (options.mirror or options.no_mirror):
        return None
    return {"add": options.mirror, "remove": options.no_mirror, "file": options.file}


def _changes(options: Namespace) -> dict[str, Any]:
    """Return what is to be different about downloads, without what stays as it is."""
    found = {
        "priority": options.priority,
        "name": options.name,
        "category": options.category,
        "url": options.url,
        "mirrors": _mirrors(options),
        "segments": options.segments,
        "on_conflict": None if options.on_conflict is None else options.on_conflict.value,
        "retry_delay_s": options.retry_delay,
        "no_progress_timeout_s": options.no_progress_timeout,
        "maximum_time_s": options.max_time,
        "find_checksums": options.find_checksums,
        "skip": options.skip or None,
        "take_in": options.take_in or None,
        "folder": None if options.to is None else os.fspath(_folder(options, Path())),
    }
    return {name: value for name, value in found.items() if value is not None} | _terms(options)


def _terms(options: Namespace) -> dict[str, Any]:
    """Return what is to be different about requests, without what stays as it is."""
    headers = _headers(options.header)
    found = {
        "rate_limit": options.limit,
        "user_agent": one_line(options.user_agent, "--user-agent"),
        "referer": one_line(options.referer, "--referer"),
        "interface": options.interface,
        "proxy": _proxy(options),
        "certificate": certificate_of(options),
        "waive": options.no_check,
        "looks_for_withdrawn": options.check_withdrawn,
        "no_certificate": options.client_cert == NO_CERTIFICATE or None,
        "headers": "".join(f"{name}: {value}\r\n" for name, value in headers) or None,
        "cookies": None if options.cookies is None else read_text(options.cookies, "--cookies"),
        "login": login_of(options),
        "use_logon": options.use_logon,
    }
    found |= _openly(options)
    return {name: value for name, value in found.items() if value is not None}
