"""nginx and apache over a folder, wanting to see certificates of who calls."""

import os
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.chains import Holder
from tests.servers.waiting import end, free_port, start, wait_for

_NGINX = """
daemon off;
{user}
worker_processes 1;
pid {temp}/nginx.pid;
error_log {temp}/error.log warn;
events {{ worker_connections 64; }}
http {{
    log_format who "$status $ssl_client_verify $ssl_client_s_dn";
    access_log {temp}/access.log who;
    client_body_temp_path {temp}/body;
    proxy_temp_path {temp}/proxy;
    fastcgi_temp_path {temp}/fastcgi;
    uwsgi_temp_path {temp}/uwsgi;
    scgi_temp_path {temp}/scgi;
    ssl_certificate {temp}/server.pem;
    ssl_certificate_key {temp}/server.pem;
    ssl_client_certificate {temp}/clients.pem;
    ssl_protocols {version};
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_verify_client {rule};
        root {root};
    }}
}}
"""
_APACHE = """
ServerRoot {temp}
DefaultRuntimeDir {temp}
PidFile {temp}/pid
Mutex file:{temp}
ErrorLog {temp}/error.log
ServerName localhost
Listen 127.0.0.1:{port}
{user}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule ssl_module {modules}/mod_ssl.so
LogFormat "%s %{{SSL_CLIENT_VERIFY}}x %{{SSL_CLIENT_S_DN}}x" who
CustomLog {temp}/access.log who
DocumentRoot {root}
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
_MODULES = "/usr/lib/apache2/modules"


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
        # Workers of a root process change to a user that cannot read a private folder.
        temp.chmod(0o755)

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

    def _begin(self, config: str, command: list[str], **values: str) -> Self:
        self.port = free_port()
        temp = Path(self._temp.name)
        text = config.format(
            temp=temp, port=self.port, root=self.root, version=self._version, **values
        )
        (temp / "conf").write_text(text)
        filled = [part.format(temp=temp) for part in command]
        self._process = start(filled, self._temp, self.port)
        return self


class AskingNginx(_Asking):
    """nginx; it ends the handshake well, and then says 400. ``rule`` is "on" or "optional"."""

    def __init__(self, server: Holder, clients: Holder, version: str, rule: str = "on") -> None:
        super().__init__(server, clients, version)
        self._rule = rule

    def __enter__(self) -> Self:
        command = ["/usr/sbin/nginx", "-p", "{temp}", "-c", "{temp}/conf", "-e", "{temp}/error.log"]
        user = "user root;" if os.geteuid() == 0 else ""
        return self._begin(_NGINX, command, user=user, rule=self._rule)


class AskingApache(_Asking):
    """apache; it ends the handshake with an alert, or asks ``late``, once it knows for what."""

    def __init__(
        self, server: Holder, clients: Holder, version: str, *, is_late: bool = False
    ) -> None:
        super().__init__(server, clients, version)
        self._is_late = is_late

    def __enter__(self) -> Self:
        rule = "SSLVerifyClient require"
        return self._begin(
            _APACHE,
            ["/usr/sbin/apache2", "-f", "{temp}/conf", "-DFOREGROUND"],
            modules=_MODULES,
            user="User nobody\nGroup nogroup" if os.geteuid() == 0 else "",
            rule="" if self._is_late else rule,
            later_rule=rule if self._is_late else "",
        )
