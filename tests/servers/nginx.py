"""nginx over a folder, with a location for each limit a client must live with."""

import base64
import hashlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.servers.authority import Authority
from tests.servers.waiting import end, free_port, start, stop

_BASE = """
daemon off;
{user}
worker_processes 1;
pid {temp}/nginx.pid;
error_log {temp}/error.log warn;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {temp}/body;
    proxy_temp_path {temp}/proxy;
    fastcgi_temp_path {temp}/fastcgi;
    uwsgi_temp_path {temp}/uwsgi;
    scgi_temp_path {temp}/scgi;
    {http}
}}
"""
_CONFIG = """
    types {{ text/plain txt sha256; text/html html; application/zip zip; }}
    default_type application/octet-stream;
    access_log {temp}/access.log;
    sendfile on;
    limit_conn_zone $server_port zone=one_port:1m;
    limit_req_zone $server_port zone=each_second:1m rate=1r/s;
    server {{
        listen 127.0.0.1:{port};
        listen 127.0.0.2:{port};
        listen 127.0.0.1:{tls_port} ssl http2;
        ssl_certificate {certificate};
        ssl_certificate_key {certificate};
        root {root};
        location / {{ }}
        location /slow/ {{ alias {root}/; limit_rate {rate}; }}
        location /few/ {{ alias {root}/; limit_conn one_port {connections}; limit_rate {rate}; }}
        location /no-ranges/ {{ alias {root}/; max_ranges 0; }}
        location /busy/ {{
            alias {root}/;
            limit_req zone=each_second;
            limit_req_status 429;
            error_page 429 = @busy;
        }}
        location @busy {{ add_header Retry-After 1 always; return 429; }}
        location /drop/ {{ return 444; }}
        location /private/ {{
            alias {root}/;
            auth_basic "private";
            auth_basic_user_file {temp}/users;
        }}
        location /gzip/ {{
            alias {root}/;
            gzip on;
            gzip_types *;
            gzip_min_length 1;
        }}
        location /redirect/ {{ rewrite ^/redirect/(.*)$ /$1 redirect; }}
    }}
"""


def start_nginx(
    folder: tempfile.TemporaryDirectory[str], http: str, *ports: int
) -> subprocess.Popen[bytes]:
    """Start nginx with its files in ``folder``; ``http`` is the rest of its block of that name."""
    temp = Path(folder.name)
    config = temp / "nginx.conf"
    # Workers of a root process would change to a user that cannot read a private temp folder.
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(_BASE.format(user=user, temp=temp, http=http))
    own = ["-p", str(temp), "-c", str(config), "-e", str(temp / "error.log")]
    return start(["/usr/sbin/nginx", *own], folder, *ports)


class Nginx:
    """Serves a folder on a plain port (two hosts) and a TLS port with HTTP/2.

    Below the root, each of these prefixes shows the same files: ``/slow/`` (``rate`` for each
    connection), ``/few/`` (503 over ``connections`` at a time, slow too), ``/no-ranges/``,
    ``/busy/`` (429 and Retry-After beyond one request a second), ``/drop/`` (closes without an
    answer), ``/private/`` (user ``user``, password ``secret``), ``/gzip/``, ``/redirect/``.

    Args:
        root: folder to serve; made readable for nginx's own user.
        authority: signs the certificate.
        rate: in nginx's notation, bytes/s.
        connections: for ``/few/``.
    """

    USER = "user"
    PASSWORD = "secret"  # noqa: S105 - of a server on loopback that lives for one test

    def __init__(
        self, root: Path, authority: Authority, rate: str = "256k", connections: int = 2
    ) -> None:
        self.root = root
        self.ca_file = authority.ca_file
        self._authority = authority
        self._limits = {"rate": rate, "connections": connections}
        self._temp = tempfile.TemporaryDirectory(prefix="nginx-")

    def __enter__(self) -> Self:
        self.port, self.tls_port = free_port(), free_port()
        hashed = base64.b64encode(hashlib.sha1(self.PASSWORD.encode()).digest())  # noqa: S324 - htpasswd form
        users = Path(self._temp.name, "users")
        users.write_text(f"{self.USER}:{{SHA}}{hashed.decode()}\n")
        self._start()
        return self

    def restart(self, rate: str) -> None:
        """Break every connection, and serve on the same ports at another rate."""
        stop(self._process)
        self._limits["rate"] = rate
        self._start()

    def _start(self) -> None:
        http = _CONFIG.format(
            temp=self._temp.name,
            root=self.root,
            port=self.port,
            tls_port=self.tls_port,
            certificate=self._authority.certificate(),
            **self._limits,
        )
        self._process = start_nginx(self._temp, http, self.port, self.tls_port)

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)

    @property
    def pid(self) -> int:
        """That of the master; the worker is its child."""
        return self._process.pid

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the plain address of a path."""
        return f"http://{host}:{self.port}{path}"

    def tls_url(self, path: str) -> str:
        """Return the TLS address of a path."""
        return f"https://127.0.0.1:{self.tls_port}{path}"

    def access_log(self) -> list[str]:
        """Return the access log so far; a line is written when its answer is over."""
        return Path(self._temp.name, "access.log").read_text().splitlines()
