"""Check address reading against urls.json and the file URL tables of filename_safety.json.

The product may refuse what browsers accept; whatever it accepts must be the same host and
target. ``MIN_ACCEPTED`` keeps it from refusing too much.
"""

import json
import pathlib
from urllib.parse import unquote

from bitsgui.bits.hosts import canonical_host
from bitsgui.bits.urls import (
    RemoteUrl,
    UrlError,
    from_local_path,
    join,
    parse_remote,
    to_local_path,
)

MIN_ACCEPTED = 0.8

# Local file table rows that the product answers differently, by rule.
FILE_DEVIATIONS = {
    ("windows", "file:/foo/bar.txt"): "no drive: must not turn into a network share",
    ("windows", "file://some%20computer/foo/bar.txt"): "the URL standard forbids spaces in hosts",
    ("posix", "file:c|/foo\\bar.txt"): "the URL standard rewrites the drive bar to a colon",
}


def run(folder: pathlib.Path) -> tuple[int, list[str]]:
    """Return the number of checks that passed and a line for each that failed."""
    content = json.loads((folder / "urls.json").read_text("utf-8"))
    tables = json.loads((folder / "filename_safety.json").read_text("utf-8"))
    results = [
        *_standard(content["wpt"] + content["ada_extra"]),
        *(_host_row(row) for row in content["toascii"]),
        *(_escape_row(row) for row in content["percent_encoding"]),
        *(_download_row(row) for row in content["download"]),
        *_file_tables(tables),
    ]
    failures = [text for text in results if text]
    return len(results) - len(failures), failures


def _standard(rows: list[dict]) -> list[str]:
    wanted = [row for row in rows if row.get("protocol") in {"http:", "https:"}]
    taken = [row for row in wanted if _parsed(row) is not None]
    ratio = len(taken) / len(wanted)
    few = f"only {ratio:.0%} of the http addresses are accepted" if ratio < MIN_ACCEPTED else ""
    return [few, *(_standard_row(row) for row in rows)]


def _parsed(row: dict) -> RemoteUrl | None:
    base = row.get("base") or ""
    try:
        text = row["input"]
        return join(base, text) if base.startswith("http") else parse_remote(text)
    except (UrlError, KeyError):
        return None


def _standard_row(row: dict) -> str:
    base = row.get("base")
    if base is not None and not base.startswith(("http", "about:")):
        return ""  # relative to a file: the product joins only redirects of http and https
    remote = _parsed(row)
    if remote is None:
        return ""
    if row.get("failure"):
        return f"{row['input']!r} from {base!r}: accepted as {remote.url!r}"
    expected = (row["protocol"][:-1], row["host"], row["pathname"] + row["search"])
    found = (remote.scheme, remote.authority, remote.target.removesuffix("?"))
    users = (unquote(row["username"]), unquote(row["password"]))
    # A base with credentials passes them on in browsers; a redirect here never does.
    if found != expected or (base is None and users != (remote.user or "", remote.password or "")):
        return f"{row['input']!r} from {base!r}: {found}, not {expected}"
    return ""


def _host_row(row: dict) -> str:
    try:
        host = canonical_host(row["input"])
    except UrlError:
        return ""
    return "" if host == row["output"] else f"host {row['input']!r}: {host}, not {row['output']}"


def _escape_row(row: dict) -> str:
    found = parse_remote("http://h/?" + row["input"]).target
    expected = "/?" + row["output"]["utf-8"]
    return "" if found == expected else f"query {row['input']!r}: {found}, not {expected}"


def _download_row(row: dict) -> str:
    url = row["url"].replace("PORT", "8080")
    try:
        remote = parse_remote(url)
    except UrlError as error:
        return "" if row.get("failure") else f"{url!r}: refused, {error}"
    if row.get("failure"):
        return f"{url!r}: accepted"
    if row.get("request_target", remote.target) != remote.target:
        return f"{url!r}: target {remote.target!r}"
    if row.get("host_header", remote.authority) != remote.authority:
        return f"{url!r}: authority {remote.authority!r}" if remote.port != 80 else ""
    return ""


def _file_tables(tables: dict) -> list[str]:
    results: list[str] = []
    for system in ("windows", "posix"):
        rows = tables[f"file_url_to_path_{system}"] + tables[f"file_url_round_trip_{system}"]
        results += [_to_path(row, system) for row in rows]
        results += [_from_path(row, system) for row in tables[f"file_url_round_trip_{system}"]]
    return results


def _to_path(row: dict, system: str) -> str:
    if (system, row["url"]) in FILE_DEVIATIONS:
        return ""
    try:
        found = to_local_path(row["url"], windows=system == "windows")
    except UrlError:
        found = None
    return (
        "" if found == row["path"] else f"{system} {row['url']!r}: {found!r}, not {row['path']!r}"
    )


def _from_path(row: dict, system: str) -> str:
    url = from_local_path(row["path"], windows=system == "windows")
    if (system, row["url"]) in FILE_DEVIATIONS:
        return ""
    back = to_local_path(url, windows=system == "windows")
    return "" if back == row["path"] else f"{system} {row['path']!r}: {url!r} gives {back!r}"
