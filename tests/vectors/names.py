"""Check file names against content_disposition.json and filename_safety.json."""

import json
import pathlib
import re
from collections import defaultdict

from bitsgui.bits.disposition import filename_from_disposition
from bitsgui.bits.names import safe_name, suggest_name

# Answers of single implementations that the product deliberately gives differently, by rule:
# (reason, pattern of the header). Rows on which the sources agree are never excused.
HEADER_DEVIATIONS = [
    ("an RFC 8187 value is never quoted", r"(?i)filename\*\s*=\s*\""),
    (
        "an RFC 8187 value names a charset between two quotes",
        r"\*=([^';]*(;|\Z)|UTF-8'[^']*(;|\Z)|'')",
    ),
    ("an unknown charset makes an RFC 8187 value unreadable", r"\*=a''"),
    ("RFC 2231 continuations are used when nothing else is there", r"filename\*\d"),
    ("only the last path component is kept", r"total/|\\b\\a\\\Z"),
    (
        "charsets other than UTF-8 are accepted, latin-1 means windows-1252",
        r"(?i)\*=iso-8859-[12]''",
    ),
    ("spaces inside an RFC 8187 value are tolerated", r"\*=UTF-8''a b\Z"),
    ("percent escapes that are not UTF-8 stay visible", r"filename=%[BE][7C]%"),
    ("an unquoted value ends at the semicolon only", r"filename=foo extension=bla"),
    ("a lone parameter without a type is read, as browsers do", r"\Afilename="),
]
FINAL_DEVIATIONS = [
    ("a leading dot becomes an underscore", r"(=|/)\.+[a-z]"),
    ("only the last path component of the header stays", r"filename=\S*[/\\]|</"),
    ("without a name in the URL the name is download, not the host", r"google\.com/(path/)?\Z"),
    ("the last segment that is not empty names the file", r"path1/path2/\Z|%A9/\Z"),
    ("a name without an extension gets the one of the type", r"filename=(test|my-cat)\Z"),
    ("blanks and dots at the end are cut, not replaced", r"\xa0\"|evil\.exe\. |\. \. \."),
]


def run(folder: pathlib.Path) -> tuple[int, list[str]]:
    """Return the number of checks that passed and a line for each that failed."""
    rows = json.loads((folder / "content_disposition.json").read_text("utf-8"))["vectors"]
    tables = json.loads((folder / "filename_safety.json").read_text("utf-8"))
    headers = [row for row in rows if row.get("kind") != "final_filename"]
    final = [row for row in rows if row.get("kind") == "final_filename"]
    used: set[str] = set()
    results = [
        *_headers(headers, used),
        *(_final(row, used) for row in final),
        *_safety(tables),
    ]
    failures = [text for text in results if text]
    failures += [f"rule excuses nothing: {reason}" for reason in sorted(_reasons() - used)]
    return len(results) - sum(map(bool, results)), failures


def _reasons() -> set[str]:
    return {reason for reason, _ in HEADER_DEVIATIONS + FINAL_DEVIATIONS}


def _headers(rows: list[dict], used: set[str]) -> list[str]:
    listed: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        listed[_key(row)].add(_folded(row["expected_filename"]))
    return [_header(row, listed[_key(row)], used) for row in rows]


def _key(row: dict) -> tuple:
    return row["header"], row["url"], row.get("referrer_charset")


def _folded(name: str | None) -> str:
    # An empty name is no name.
    return name or ""


def _header(row: dict, listed: set[str], used: set[str]) -> str:
    header, charset = row["header"], row.get("referrer_charset")
    if not header and row["url"]:
        return _final(row, used)
    found = _folded(filename_from_disposition(header, charset=charset))
    if found in listed and (len(listed) == 1 or row["agreement"] != "all-agree"):
        return ""
    if row["agreement"] != "all-agree" and _excused([header], HEADER_DEVIATIONS, used):
        return ""
    return f"{row['agreement']} {header!r}: {found!r}, not {listed}"


def _excused(texts: list[str], rules: list[tuple[str, str]], used: set[str]) -> bool:
    for reason, pattern in rules:
        if any(text and re.search(pattern, text) for text in texts):
            used.add(reason)
            return True
    return False


def _final(row: dict, used: set[str]) -> str:
    if "suggested_filename" in row or (not row["url"] and not row["header"]):
        return ""  # names given by the page have no counterpart here
    if row.get("default_filename", "download") != "download" and not row["url"].startswith("http"):
        return ""  # the default name is fixed
    name = suggest_name(
        row["header"] or None,
        row["url"],
        row.get("mime_type", ""),
        charset=row.get("referrer_charset"),
    )
    allowed = {row["expected_filename"] or "download", row.get("expected_filename_windows")}
    if safe_name(name) != name:
        return f"{name!r} is not safe"
    if name in allowed:
        return ""
    if _excused([row["header"], row["url"]], FINAL_DEVIATIONS, used):
        return ""
    return f"final {row['header']!r} {row['url']!r}: {name!r}, not {allowed}"


def _safety(tables: dict) -> list[str]:
    kept = [(name, safe_name(name) == name) for name in tables["safe_portable_basenames"]]
    changed = [(name, safe_name(name) != name) for name in tables["unsafe_portable_basenames"]]
    changed += [(name, safe_name(name) != name) for name in tables["reserved_on_windows"]]
    results = ["" if is_right else f"safe_name({name!r})" for name, is_right in kept + changed]
    for row in tables["generate_safe_filename_windows"]:
        name = suggest_name(f'attachment; filename="{row["filename"]}"', "", row["mime_type"])
        expected = row["expected_filename"]
        results.append(
            "" if name == expected else f"{row['filename']!r}: {name!r}, not {expected!r}"
        )
    return results
