"""apache over a folder that wants a login by Digest or Kerberos, which nginx does not know."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.servers.waiting import end, free_port, start, wait_for

if TYPE_CHECKING:
    from tests.servers.kerberos import Realm

_BASE = """
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
DocumentRoot {root}
{rest}
"""
_CONFIG = """
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authn_file_module {modules}/mod_authn_file.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LogFormat "%s %u %U %{{remote}}p" short
CustomLog {temp}/access.log short
{scheme}
<Directory {root}>
    Require valid-user
</Directory>
"""
_DIGEST = """
LoadModule auth_digest_module {modules}/mod_auth_digest.so
<Directory {root}>
    AuthType Digest
    AuthName "{realm}"
    AuthDigestProvider file
    AuthUserFile {temp}/users
    AuthDigestNonceLifetime {nonce_s}
</Directory>
"""
_KERBEROS = """
LoadModule auth_gssapi_module {modules}/mod_auth_gssapi.so
<Directory {root}>
    AuthType GSSAPI
    AuthName "{realm}"
    GssapiAllowedMech krb5
    GssapiCredStore keytab:{keytab}
</Directory>
"""
MODULES = "/usr/lib/apache2/modules"
_REALM = "where only some may go"


def start_apache(
    folder: tempfile.TemporaryDirectory[str],
    port: int,
    root: Path,
    rest: str,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start apache with its files in ``folder``; it serves ``root`` as ``rest`` says."""
    temp = Path(folder.name)
    # Workers of a root process change to a user that cannot read a private folder.
    temp.chmod(0o755)
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    config = temp / "apache.conf"
    config.write_text(
        _BASE.format(temp=temp, port=port, root=root, modules=MODULES, user=user, rest=rest)
    )
    command = ["/usr/sbin/apache2", "-f", str(config), "-DFOREGROUND"]
    return start(command, folder, port, env=env)


class Apache:
    """Serves a folder to ``user`` with ``secret`` alone, by Digest; in a ``realm``, to its users.

    A nonce of Digest is good for ``nonce_s`` seconds, then for nothing.

    Attributes:
        root: folder it serves.
    """

    USER = "user"
    PASSWORD = "secret"  # noqa: S105 - of a server on loopback that lives for one test

    def __init__(self, realm: "Realm | None" = None, nonce_s: int = 300) -> None:
        self._kerberos = realm
        self._nonce_s = nonce_s
        self._temp = tempfile.TemporaryDirectory(prefix="apache-")
        self.root = Path(self._temp.name, "www")
        self.root.mkdir()

    def __enter__(self) -> Self:
        self.port = free_port()
        temp = Path(self._temp.name)
        secret = hashlib.md5(f"{self.USER}:{_REALM}:{self.PASSWORD}".encode())  # noqa: S324 - htdigest form
        (temp / "users").write_text(f"{self.USER}:{_REALM}:{secret.hexdigest()}\n")
        scheme = self._scheme(temp)
        rest = _CONFIG.format(temp=temp, root=self.root, modules=MODULES, scheme=scheme)
        env = None if self._kerberos is None else self._kerberos.environment
        self._process = start_apache(self._temp, self.port, self.root, rest, env)
        return self

    def _scheme(self, temp: Path) -> str:
        common = {"modules": MODULES, "root": self.root, "realm": _REALM}
        if self._kerberos is not None:
            return _KERBEROS.format(keytab=self._kerberos.keytab, **common)
        return _DIGEST.format(temp=temp, nonce_s=self._nonce_s, **common)

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def block_for(self, holds: Callable[[], bool]) -> None:
        """Wait for what the log is to tell, which is written after the client has its answer."""
        wait_for(holds, self._process)

    def access_log(self) -> list[str]:
        """Return ``STATUS USER PATH PORT`` (that of the client) of each request that is over."""
        return Path(self._temp.name, "access.log").read_text().splitlines()
