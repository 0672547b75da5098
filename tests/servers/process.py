"""The scripted server as a process of its own, for tests that kill the client's process."""

import http.client
import json
import ssl
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Self
from urllib.parse import quote

from tests.servers.journal import RequestLog
from tests.servers.script import Script
from tests.servers.waiting import end, wait_for_file

_CHECKOUT = Path(__file__).resolve().parent.parent.parent


class ScriptedProcess:
    """Has the blocking face of ``ScriptedServer``: script, url, requests, block_for_*, release.

    Args:
        certificate: PEM file with key and chain, for TLS.
        ca_file: PEM file with the authority that signed it.
    """

    def __init__(self, certificate: Path | None = None, ca_file: Path | None = None) -> None:
        self._certificate = certificate
        self._ca_file = ca_file
        self._folder = tempfile.TemporaryDirectory(prefix="scripted-")

    def __enter__(self) -> Self:
        port_file = Path(self._folder.name, "port")
        command = [sys.executable, "-m", "tests.servers.scripted", "--port-file", str(port_file)]
        if self._certificate:
            command += ["--certificate", str(self._certificate)]
        self._process = subprocess.Popen(command, cwd=_CHECKOUT, start_new_session=True)
        try:
            wait_for_file(port_file, self._process)
        except BaseException:
            end(self._process, self._folder)
            raise
        self.port = int(port_file.read_text())
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._folder)

    @property
    def pid(self) -> int:
        """Process id, for tests that stop or kill the server."""
        return self._process.pid

    @property
    def requests(self) -> list[RequestLog]:
        """All requests so far."""
        return [RequestLog(**entry) for entry in json.loads(self._ask("GET", "/_log"))]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"{'https' if self._certificate else 'http'}://{host}:{self.port}{path}"

    def script(self, path: str, script: Script) -> str:
        """Set what a path does and return its URL."""
        self._ask("PUT", _control("_script", path), script.to_json())
        return self.url(path)

    def release(self, path: str) -> None:
        """Let everything stalled on a path go on."""
        self._ask("POST", _control("_release", path))

    def log_of(self, path: str) -> list[RequestLog]:
        """Return the requests of one path, oldest first."""
        return [entry for entry in self.requests if entry.path == path]

    def block_for_bytes(self, path: str, count: int, timeout_s: float = 30) -> None:
        """Wait until ``count`` body bytes were sent for the path in all."""
        self._wait(path, "bytes", count, timeout_s)

    def block_for_requests(self, path: str, count: int, timeout_s: float = 30) -> None:
        """Wait until the path got ``count`` requests in all."""
        self._wait(path, "requests", count, timeout_s)

    def block_for_stalls(self, path: str, count: int = 1, timeout_s: float = 30) -> None:
        """Wait until ``count`` stalls of the path were entered in all."""
        self._wait(path, "stalls", count, timeout_s)

    def block_for_ended(self, path: str, count: int, timeout_s: float = 30) -> None:
        """Wait until ``count`` requests of the path are over."""
        self._wait(path, "ended", count, timeout_s)

    def _wait(self, path: str, what: str, count: int, timeout_s: float) -> None:
        self._ask(
            "GET", f"{_control('_wait', path)}?{what}={count}&timeout={timeout_s}", wait_s=timeout_s
        )

    def _ask(self, method: str, target: str, body: str | None = None, wait_s: float = 0) -> bytes:
        connection = self._connection(wait_s + 10)
        try:
            connection.request(method, target, body)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status == 408:
            raise TimeoutError(target)
        if answer.status >= 300:
            raise RuntimeError(f"{target}: {answer.status} {content!r}")
        return content

    def _connection(self, timeout_s: float) -> http.client.HTTPConnection:
        if self._certificate is None:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_s)
        trust = ssl.create_default_context(cafile=str(self._ca_file))
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout_s, context=trust)


def _control(name: str, path: str) -> str:
    return f"/{name}/{quote(path.removeprefix('/'))}"
