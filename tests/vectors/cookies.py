"""Check the cookie file reader and the jar against cookies.json."""

import json
import pathlib
from urllib.parse import urljoin

from bitsgui.bits.cookies import CookieJar, parse_cookie_file

NOW = 1_300_000_000  # March 2011: the suite's future dates lie in the future, its past in the past
ORIGIN = "http://home.example.org:8888/cookie-parser?"

DEVIATIONS = {
    "disabled-chromium0022": "a value with NUL is refused, not cut (successor draft of RFC 6265)",
    "disabled-chromium0023": "a value with CR is refused, not cut (successor draft of RFC 6265)",
    "disabled-path0029": "RFC 6265 compares paths as they are, escapes are not decoded",
}


def run(folder: pathlib.Path) -> tuple[int, list[str]]:
    """Return the number of checks that passed and a line for each that failed."""
    content = json.loads((folder / "cookies.json").read_text("utf-8"))
    failures = [f"cookies file {case['name']}" for case in content["netscape"] if not _file(case)]
    checks = len(content["netscape"])
    for case in content["http_state"]:
        if case["name"] in DEVIATIONS:
            continue
        checks += 1
        sent = _answer(case)
        if sent != case["expected_cookie"]:
            failures.append(f"cookies {case['name']}: {sent!r}, not {case['expected_cookie']!r}")
    return checks - len(failures), failures


def _file(case: dict) -> bool:
    read = parse_cookie_file(case["file"])
    expected = [{k: v for k, v in row.items() if k != "session"} for row in case["expected"]]
    found = [
        {key: getattr(cookie, key) for key in row}
        for cookie, row in zip(read, expected, strict=False)
    ]
    return len(read) == len(expected) and found == expected


def _answer(case: dict) -> str:
    jar = CookieJar()
    jar.set_from(ORIGIN + case["name"], case["set_cookie"], NOW)
    location = case["location"] or f"/cookie-parser-result?{case['name']}"
    return jar.header_for(urljoin(ORIGIN, location), NOW) or ""
