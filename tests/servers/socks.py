"""Real SOCKS proxies: dante for SOCKS4, 4a and 5, microsocks for one that wants a login."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.waiting import end, free_port, start, stop, wait_for

FORBIDDEN = "127.0.0.9"
"""The address dante's rules keep it from."""

_CONFIG = """
logoutput: {temp}/log
internal: 127.0.0.1 port = {port}
external: lo
clientmethod: none
socksmethod: none
user.privileged: {user}
user.unprivileged: {user}
client pass {{
    from: 127.0.0.0/8 to: 0.0.0.0/0
}}
socks block {{
    from: 0.0.0.0/0 to: {forbidden}/32
}}
socks pass {{
    from: 127.0.0.0/8 to: 0.0.0.0/0
    protocol: tcp
    log: connect
}}
"""


class SocksProxy:
    """dante, open to this machine; it refuses to connect to 127.0.0.9.

    Attributes:
        port: where it listens on 127.0.0.1.
    """

    def __init__(self) -> None:
        self._temp = tempfile.TemporaryDirectory(prefix="dante-")

    def __enter__(self) -> Self:
        temp = Path(self._temp.name)
        self.port = free_port()
        user = "root" if os.geteuid() == 0 else os.environ.get("USER", "nobody")
        text = _CONFIG.format(port=self.port, temp=temp, user=user, forbidden=FORBIDDEN)
        (temp / "danted.conf").write_text(text)
        command = [
            "/usr/sbin/danted", "-f", str(temp / "danted.conf"), "-p", str(temp / "pid"), "-N", "1",
        ]  # fmt: skip
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
        log = Path(self._temp.name, "log")
        lines = log.read_text().splitlines() if log.exists() else []
        return [line for line in lines if line.endswith(f".{port}")]


class GuardedSocksProxy:
    """microsocks, which serves only who logs in by SOCKS5.

    Attributes:
        port: where it listens on 127.0.0.1.
    """

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self.password = password
        self._temp = tempfile.TemporaryDirectory(prefix="microsocks-")

    def __enter__(self) -> Self:
        self.port = free_port()
        command = [
            "/usr/bin/microsocks", "-i", "127.0.0.1", "-p", str(self.port),
            "-u", self.user, "-P", self.password,
        ]  # fmt: skip
        self._process = start(command, self._temp, self.port)
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)


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
            "ssh", "-F", "none", "-N", "-D", f"127.0.0.1:{self.port}", "-p", str(self.ssh_port),
            "-i", str(temp / "user"), "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes",
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
