"""Real SOCKS proxies: microsocks for SOCKS5, OpenSSH for 4 and 4a too, dante for 4."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.waiting import end, free_port, start, stop, wait_for

_DANTE = """
logoutput: stderr
internal: 127.0.0.1 port = {port}
external: {leaves_by}
clientmethod: none
socksmethod: {method}
user.privileged: root
user.unprivileged: nobody
client pass {{ from: 0.0.0.0/0 to: 0.0.0.0/0 }}
socks pass {{ from: 0.0.0.0/0 to: 0.0.0.0/0 protocol: tcp }}
"""


class SocksProxy:
    """microsocks, open to this machine.

    Attributes:
        port: where it listens on 127.0.0.1.
    """

    login: tuple[str, ...] = ()

    def __init__(self) -> None:
        self._temp = tempfile.TemporaryDirectory(prefix="microsocks-")

    def __enter__(self) -> Self:
        self.port = free_port()
        command = ["/usr/bin/microsocks", "-i", "127.0.0.1", "-p", str(self.port), *self.login]
        self._process = start(command, self._temp, self.port)
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)

    def connections(self, port: int, count: int) -> list[str]:
        """Return the lines of its log about connections to ``port``, once there are ``count``."""
        wait_for(lambda: len(self.lines(port)) >= count, self._process)
        return self.lines(port)

    def lines(self, port: int) -> list[str]:
        """Return the lines of its log about connections to ``port`` so far."""
        return _lines(self._temp, f":{port}")


class GuardedSocksProxy(SocksProxy):
    """microsocks, which serves only who logs in."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__()
        self.user = user
        self.password = password
        self.login = ("-u", user, "-P", password)


class SshSocksProxy:
    """OpenSSH's dynamic forwarding: SOCKS4, 4a and 5, names found at its far end.

    Attributes:
        port: where it listens on 127.0.0.1.
        ssh_port: where the server at its far end does, which speaks no SOCKS.
    """

    def __init__(self) -> None:
        self._temp = tempfile.TemporaryDirectory(prefix="ssh-")

    def __enter__(self) -> Self:
        temp = Path(self._temp.name)
        self.ssh_port, self.port = free_port(), free_port()
        for name in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(temp / name)], check=True
            )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)  # what a system start would have made
        server = [
            "/usr/sbin/sshd", "-D", "-e", "-f", "/dev/null", "-p", str(self.ssh_port),
            "-h", str(temp / "host"), "-o", "ListenAddress=127.0.0.1", "-o", "UsePAM=no",
            "-o", "PidFile=none", "-o", "StrictModes=no", "-o", "PermitRootLogin=yes",
            "-o", f"AuthorizedKeysFile={temp / 'user.pub'}",
        ]  # fmt: skip
        self._server = start(server, self._temp, self.ssh_port)
        client = [
            "ssh", "-vv", "-F", "none", "-N", "-D", f"127.0.0.1:{self.port}",
            "-p", str(self.ssh_port), "-i", str(temp / "user"),
            "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes",
            "-o", "UserKnownHostsFile=/dev/null", "-o", "ExitOnForwardFailure=yes", "127.0.0.1",
        ]  # fmt: skip
        try:
            self._client = start(client, self._temp, self.port)
        except BaseException:
            stop(self._server)
            raise
        return self

    def __exit__(self, *_exc: object) -> None:
        stop(self._client)
        end(self._server, self._temp)

    def requests(self, port: int) -> list[str]:
        """Return what it says of those who asked for ``port`` so far."""
        return _lines(self._temp, f" port {port} command 1")


class DanteProxy:
    """dante, which knows SOCKS4 (not 4a) and 5; for users of the system alone if ``guarded``.

    It runs as root, and goes out by the address ``leaves_by``.

    Attributes:
        port: where it listens on 127.0.0.1.
    """

    def __init__(self, leaves_by: str, *, guarded: bool = False) -> None:
        self._leaves_by = leaves_by
        self._method = "username" if guarded else "none"
        self._temp = tempfile.TemporaryDirectory(prefix="dante-")

    def __enter__(self) -> Self:
        self.port = free_port()
        config = Path(self._temp.name, "dante.conf")
        config.write_text(
            _DANTE.format(port=self.port, leaves_by=self._leaves_by, method=self._method)
        )
        command = ["/usr/sbin/danted", "-f", str(config), "-p", str(config.with_name("pid"))]
        self._process = start(command, self._temp, self.port)
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)


def _lines(temp: tempfile.TemporaryDirectory[str], ending: str) -> list[str]:
    said = Path(temp.name, "said").read_text(errors="replace")
    return [line for line in said.splitlines() if line.endswith(ending)]
