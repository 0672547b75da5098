"""A process that answers each line with a line."""

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

TIMEOUT_S = 25.0


class Answering:
    """Runs ``command``; what it complains of is kept, and said where an answer fails to come."""

    def __init__(self, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        self._rest = b""
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, bufsize=0, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=self._complaints
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, line: str) -> str:
        """Return the answer to ``line``."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{line}\n".encode())
        except BrokenPipeError:
            self._fail(line, "it has ended")
        return self.read(line)

    def read(self, about: str) -> str:
        """Return the next line, whose lack is told as one about ``about``."""
        until = time.monotonic() + TIMEOUT_S
        while b"\n" not in self._rest:
            self._rest += self._more(about, until)
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode().strip()

    def has_said(self, within_s: float) -> bool:
        """Return whether a line comes within a time."""
        assert self._process.stdout is not None
        return bool(self._rest or select.select([self._process.stdout], [], [], within_s)[0])

    def end(self) -> None:
        """Kill it; may be called again."""
        self._process.kill()
        self._process.communicate()
        self._complaints.close()

    def _more(self, about: str, until: float) -> bytes:
        assert self._process.stdout is not None
        out = self._process.stdout.fileno()
        if not select.select([out], [], [], max(0.0, until - time.monotonic()))[0]:
            self._fail(about, f"no answer within {TIMEOUT_S:.0f} s")
        if not (part := os.read(out, 1 << 16)):
            self._fail(about, "it ended")
        return part

    def _fail(self, about: str, problem: str) -> NoReturn:
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace")
        raise AssertionError(f"{self._process.args}, {about!r}: {problem}; it complained: {said}")
