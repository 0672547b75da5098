"""squid as HTTP proxy, open or with a login."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.servers.waiting import end, free_port, start, wait_for

if TYPE_CHECKING:
    from tests.servers.kerberos import Realm

_CONFIG = """
{listen}
pid_filename {temp}/squid.pid
cache_log {temp}/cache.log
logformat short %rm %ru %>Hs %un
access_log stdio:{temp}/access.log short
buffered_logs off
coredump_dir {temp}
pinger_enable off
shutdown_lifetime 0 seconds
cache deny all
cache_mem 0 MB
visible_hostname localhost
hosts_file {hosts}
{leaves_by}
{effective_user}
{access}
"""
_UNPRIVILEGED = "proxy"
_KNOWN = """
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
"""
_FREE = """
acl crowd maxconn {count}
http_access allow !crowd
"""
_SCHEMES = {
    "basic": """
auth_param basic program /usr/lib/squid/basic_ncsa_auth {temp}/users
auth_param basic realm proxy
""",
    "digest": """
auth_param digest program /usr/lib/squid/digest_file_auth -c {temp}/users
auth_param digest realm proxy
auth_param digest nonce_max_count 3
""",
    "ntlm": """
auth_param ntlm program /usr/lib/squid/ntlm_fake_auth
""",
    "negotiate": """
auth_param negotiate program /usr/lib/squid/negotiate_kerberos_auth -k {keytab} -s GSS_C_NO_NAME
""",
}


class HttpProxy:
    """HTTP proxy with CONNECT; with a user it answers 407 to all others.

    With ``free_connections`` it asks only who has more of them than that.
    By digest it takes three answers for each nonce, then wants a new one. By ntlm it does the
    whole handshake and takes any password. By negotiate it takes the users of a ``realm``, for
    which it is the server HTTP/localhost. ``names`` are found at 127.0.0.1. It goes out by the
    address ``leaves_by``.

    Attributes:
        url: for a client's proxy setting, without credentials; https with a ``certificate``.
    """

    def __init__(  # noqa: PLR0913 - each a way a proxy may be
        self,
        user: str = "",
        password: str = "",
        scheme: str = "basic",
        certificate: Path | None = None,
        *,
        free_connections: int | None = None,
        names: tuple[str, ...] = (),
        realm: "Realm | None" = None,
        leaves_by: str = "",
    ) -> None:
        self._leaves_by = f"tcp_outgoing_address {leaves_by}" if leaves_by else ""
        self._realm = realm
        self._free = free_connections
        self._certificate = certificate
        self._names = names
        self.user = user
        self.password = password
        self.scheme = scheme
        self._temp = tempfile.TemporaryDirectory(prefix="squid-")

    def __enter__(self) -> Self:
        temp = Path(self._temp.name)
        self.port = free_port()
        self._name = f"scripted{self.port}"
        kind = "https" if self._certificate else "http"
        self.url = f"{kind}://127.0.0.1:{self.port}"
        access = "http_access allow all"
        if self.user:
            free = "" if self._free is None else _FREE.format(count=self._free)
            keytab = None if self._realm is None else self._realm.keytab
            access = _SCHEMES[self.scheme].format(temp=temp, keytab=keytab) + free + _KNOWN
        user = self._give_away(temp)
        text = _CONFIG.format(
            listen=self._listen(kind, temp),
            temp=temp,
            hosts=temp / "hosts" if self._names else "/etc/hosts",
            leaves_by=self._leaves_by,
            effective_user=user,
            access=access,
        )
        (temp / "squid.conf").write_text(text)
        hosts = "".join(f"127.0.0.1 {name}\n" for name in ("localhost", *self._names))
        (temp / "hosts").write_text(hosts)
        (temp / "users").write_text(f"{self._known()}\n")
        # The service name also names shared memory: two proxies at a time need two names.
        command = ["/usr/sbin/squid", "-N", "-n", self._name, "-f", str(temp / "squid.conf")]
        env = None if self._realm is None else self._realm.environment
        self._process = start(command, self._temp, self.port, env=env)
        return self

    def __exit__(self, *_exc: object) -> None:
        # It keeps nothing, and an orderly end takes it two seconds.
        end(self._process, self._temp, signal.SIGKILL)
        for left in Path("/dev/shm").glob(f"{self._name}-*"):  # noqa: S108 - squid chooses it
            left.unlink(missing_ok=True)

    def _listen(self, kind: str, temp: Path) -> str:
        line = f"{kind}_port 127.0.0.1:{self.port}"
        if self._certificate is None:
            return line
        own = temp / "certificate.pem"
        own.write_bytes(self._certificate.read_bytes())
        return f"{line} tls-cert={own} tls-key={own}"

    def access_log(self, *words: str) -> list[str]:
        """Return ``METHOD URL STATUS USER`` of each request that is over and has all ``words``.

        Waits until there is one: squid writes a line behind the answer.
        """
        wait_for(lambda: bool(self._with(words)), self._process)
        return self._with(words)

    def _with(self, words: tuple[str, ...]) -> list[str]:
        return [line for line in self._logged() if all(word in line for word in words)]

    def _logged(self) -> list[str]:
        log = Path(self._temp.name, "access.log")
        lines = log.read_text().splitlines() if log.exists() else []
        # The connections that only asked whether squid is up are logged as errors without a method.
        return [line for line in lines if not line.startswith("- ")]

    def _give_away(self, temp: Path) -> str:
        # squid refuses to work as root, and the user it changes to cannot read a private folder.
        if os.geteuid() != 0:
            return ""
        shutil.chown(temp, _UNPRIVILEGED)
        return f"cache_effective_user {_UNPRIVILEGED}"

    def _known(self) -> str:
        """Return the line of the file of users."""
        if self.scheme == "digest":
            secret = hashlib.md5(f"{self.user}:proxy:{self.password}".encode())  # noqa: S324 - htdigest form
            return f"{self.user}:proxy:{secret.hexdigest()}"
        return f"{self.user}:{self._hashed()}"

    def _hashed(self) -> str:
        command = ["openssl", "passwd", "-apr1", "-stdin"]
        made = subprocess.run(
            command, input=self.password.encode(), capture_output=True, check=True
        )
        return made.stdout.decode().strip()
