"""nginx and apache over a folder, wanting to see certificates of who calls."""

import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.apache import MODULES, start_apache
from tests.servers.chains import Holder
from tests.servers.nginx import start_nginx
from tests.servers.waiting import end, free_port, wait_for

_NGINX = """
    log_format who "$status $ssl_client_verify $ssl_client_s_dn";
    access_log {temp}/access.log who;
    ssl_certificate {temp}/server.pem;
    ssl_certificate_key {temp}/server.pem;
    ssl_client_certificate {temp}/clients.pem;
    ssl_protocols {version};
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_verify_client {rule};
        root {root};
    }}
"""
_APACHE = """
LoadModule ssl_module {modules}/mod_ssl.so
LogFormat "%s %{{SSL_CLIENT_VERIFY}}x %{{SSL_CLIENT_S_DN}}x" who
CustomLog {temp}/access.log who
SSLEngine on
SSLProtocol {version}
SSLCertificateFile {temp}/server.pem
SSLCACertificateFile {temp}/clients.pem
{rule}
<Directory {root}>
    Require all granted
    {later_rule}
</Directory>
"""


class _Asking:
    """Serves ``root`` over TLS, to holders of certificates that ``clients`` issued.

    ``version`` is as the server writes it, such as ``TLSv1.3``.
    """

    def __init__(self, server: Holder, clients: Holder, version: str) -> None:
        self._temp = tempfile.TemporaryDirectory(prefix="asking-")
        self._version = version
        temp = Path(self._temp.name)
        self.root = temp / "www"
        self.root.mkdir()
        server.write(temp / "server.pem")
        (temp / "clients.pem").write_bytes(clients.pem)
        self._process: subprocess.Popen[bytes]

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"https://127.0.0.1:{self.port}{path}"

    def access_log(self, count: int = 0) -> list[str]:
        """Return ``STATUS WHETHER-VERIFIED SUBJECT`` of each request that is over.

        Waits until there are ``count``: a client has its answer before the line is written.
        """
        wait_for(lambda: len(self._lines()) >= count, self._process)
        return self._lines()

    def _lines(self) -> list[str]:
        return Path(self._temp.name, "access.log").read_text().splitlines()

    def _filled(self, config: str, **values: str) -> str:
        self.port = free_port()
        common = {"temp": self._temp.name, "root": self.root, "version": self._version}
        return config.format(port=self.port, **common, **values)


class AskingNginx(_Asking):
    """nginx; it ends the handshake well, and then says 400. ``rule`` is "on" or "optional"."""

    def __init__(self, server: Holder, clients: Holder, version: str, rule: str = "on") -> None:
        super().__init__(server, clients, version)
        self._rule = rule

    def __enter__(self) -> Self:
        http = self._filled(_NGINX, rule=self._rule)
        self._process = start_nginx(self._temp, http, self.port)
        return self


class AskingApache(_Asking):
    """apache; it ends the handshake with an alert, or asks ``late``, once it knows for what."""

    def __init__(
        self, server: Holder, clients: Holder, version: str, *, is_late: bool = False
    ) -> None:
        super().__init__(server, clients, version)
        self._is_late = is_late

    def __enter__(self) -> Self:
        rule = "SSLVerifyClient require"
        rest = self._filled(
            _APACHE,
            modules=MODULES,
            rule="" if self._is_late else rule,
            later_rule=rule if self._is_late else "",
        )
        self._process = start_apache(self._temp, self.port, self.root, rest)
        return self
