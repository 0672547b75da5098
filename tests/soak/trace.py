"""What a process did to the files of some folders, read from ``strace``."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.program import CHECKOUT

CHANGES = "pwrite64,pwritev,write,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2"
NAMES = "unlink,unlinkat,link,linkat,mkdir,openat,close,utimensat"
_LINE = re.compile(r"^(\d+) +(.*)$")
_RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$")
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """A call that succeeded.

    ``began`` is the number of calls that had ended when it began: what a sync covers.
    """

    name: str
    strings: tuple[bytes, ...]
    numbers: tuple[int, ...]
    flags: str
    result: int
    began: int


@dataclass
class _Reader:
    ended: int = 0
    open: dict[str, tuple[str, int]] = field(default_factory=dict)

    def feed(self, line: str) -> Call | None:
        match = _LINE.match(line)
        if match is None:
            return None
        thread, text = match.groups()
        began = self.ended
        resumed = _RESUMED.match(text)
        if resumed:
            before, began = self.open.pop(thread)
            text = before + resumed[2]
        elif text.endswith("<unfinished ...>"):
            self.open[thread] = (text.removesuffix("<unfinished ...>"), began)
            return None
        return self._call(text, began)

    def _call(self, text: str, began: int) -> Call | None:
        match = _CALL.match(text)
        if match is None or int(match[3]) < 0:
            return None
        strings = tuple(bytes.fromhex(s.replace("\\x", "")) for s in _STRING.findall(match[2]))
        bare = _STRING.sub("", match[2])
        numbers = tuple(int(n) for n in re.findall(r"(?<![\w])-?\d+(?![\w])", bare))
        self.ended += 1
        return Call(match[1], strings, numbers, bare, int(match[3]), began)


def read(log: Path) -> list[Call]:
    """Return the calls of a log in the order in which they ended."""
    return list(_calls(log))


def _calls(log: Path) -> Iterator[Call]:
    reader = _Reader()
    with log.open() as lines:
        for line in lines:
            call = reader.feed(line.rstrip("\n"))
            if call is not None:
                yield call


def record(log: Path, arguments: list[str]) -> list[Call]:
    """Run the recorded client under strace; returns its calls.

    Raises: RuntimeError if it failed.
    """
    strace(
        ["-xx", "-s", "2000000", "-o", str(log), "-e", f"trace={CHANGES},{NAMES}"], arguments
    ).check_returncode()
    return read(log)


def strace(options: list[str], arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the client under strace with ``options``; it may be killed by it."""
    return subprocess.run(
        ["strace", "-f", "-qq", *options, sys.executable, "-m", "tests.soak.client", *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "NO_PROXY": "*"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
