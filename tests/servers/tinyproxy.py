"""tinyproxy as HTTP proxy, open or with a login by Basic."""

import os
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.waiting import end, free_port, start

_CONFIG = """
{user}
Port {port}
Listen 127.0.0.1
Bind {leaves_by}
Timeout 60
LogLevel Info
Allow 127.0.0.1
{login}
"""


class TinyProxy:
    """Goes out by the address ``leaves_by``; with a user it serves nobody else.

    Attributes:
        port: where it listens on 127.0.0.1.
    """

    def __init__(self, leaves_by: str, user: str = "", password: str = "") -> None:
        self._leaves_by = leaves_by
        self._login = f"BasicAuth {user} {password}" if user else ""
        self._temp = tempfile.TemporaryDirectory(prefix="tinyproxy-")

    def __enter__(self) -> Self:
        self.port = free_port()
        config = Path(self._temp.name, "tinyproxy.conf")
        user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
        text = {"port": self.port, "leaves_by": self._leaves_by, "login": self._login}
        config.write_text(_CONFIG.format(user=user, **text))
        command = ["/usr/bin/tinyproxy", "-d", "-c", str(config)]
        self._process = start(command, self._temp, self.port)
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)
