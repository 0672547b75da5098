"""Web servers that have names in a network of its own, and real proxies on the way to them."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.authority import Authority
from tests.servers.http_proxy import HttpProxy
from tests.servers.kerberos import Realm
from tests.servers.namespace import sh
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread
from tests.servers.socks import DanteProxy, SshSocksProxy
from tests.servers.tinyproxy import TinyProxy

NAME, WAY_OUT = "files.example", "10.77.0.3"
FILE = Script(seed=3, size=300_017)
USER, PASSWORD = "proxyuser", "pr0xy pass"
_SERVER = "10.77.0.1"
_PLAIN_WORD = "pr0xypass"  # tinyproxy reads one word


@dataclass(frozen=True)
class Kind:
    """A proxy as it is spoken to: ``way`` is the scheme of its ``url``, ``auth`` how it is asked.

    ``user`` and ``password`` are what it takes, "" for none; by negotiate, the ticket of the logon.
    """

    program: str
    way: str
    auth: str
    port: int
    user: str = ""
    password: str = ""
    log: Callable[[int], list[str]] | None = None
    """What it says of connections to a port, if it leaves by no address of its own."""

    @property
    def url(self) -> str:
        """Its address without a login. A ticket is for a server of the realm, which has a name."""
        host = "localhost" if self.auth == "negotiate" else "127.0.0.1"
        return f"{self.way}://{host}:{self.port}"

    @property
    def is_socks(self) -> bool:
        """Whether it passes on connections instead of requests."""
        return self.way.startswith("socks")


@dataclass(frozen=True)
class World:
    """What there is: a server for each scheme of a link, and the kinds of proxies."""

    servers: dict[str, ScriptedServer]
    authority: Authority
    kinds: tuple[Kind, ...]


@contextmanager
def world(programs: tuple[str, ...]) -> Iterator[World]:
    """Build it in the namespaces of this process, which nobody else may be in."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="proxies-")))
        folder.chmod(0o755)
        _prepare(folder)
        authority = Authority(folder)
        contexts = {"http": None, "https": authority.server_context()}
        servers = {
            scheme: stack.enter_context(ServerThread(context, hosts=(_SERVER,)))
            for scheme, context in contexts.items()
        }
        makers = {"squid": _squid, "tinyproxy": _tinyproxy, "dante": _dante, "openssh": _openssh}
        kinds = [kind for name in programs for kind in makers[name](stack, authority)]
        yield World(servers, authority, tuple(kinds))


def _prepare(folder: Path) -> None:
    sh("ip", "link", "set", "lo", "up")
    for address in (_SERVER, WAY_OUT):
        sh("ip", "addr", "add", f"{address}/32", "dev", "lo")
    _over("/etc/hosts", folder, f"127.0.0.1 localhost {socket.gethostname()}\n{_SERVER} {NAME}\n")
    hashed = sh("openssl", "passwd", "-6", "-salt", "proxies", PASSWORD).strip()
    known = Path("/etc/passwd").read_text() + f"{USER}:x:64999:64999::/nonexistent:/bin/false\n"
    _over("/etc/passwd", folder, known)
    secrets = Path("/etc/shadow").read_text() + f"{USER}:{hashed}:20000:0:99999:7:::\n"
    _over("/etc/shadow", folder, secrets)
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            del os.environ[name]


def _over(place: str, folder: Path, text: str) -> None:
    """Let a file of the system say something else, for who is in the namespace."""
    other = folder / Path(place).name
    other.touch(Path(place).stat().st_mode)
    other.write_text(text)
    sh("mount", "--bind", str(other), place)


def _squid(stack: ExitStack, authority: Authority) -> Iterator[Kind]:
    realm = stack.enter_context(Realm("localhost"))
    os.environ.update(realm.environment)
    realm.log_on()
    for auth in ("none", "basic", "digest", "ntlm", "negotiate"):
        for way in ("http", "https"):
            proxy = HttpProxy(
                "" if auth == "none" else USER,
                PASSWORD,
                "basic" if auth == "none" else auth,
                certificate=authority.certificate() if way == "https" else None,
                realm=realm,
                leaves_by=WAY_OUT,
            )
            port = stack.enter_context(proxy).port
            is_asked = auth in {"basic", "digest", "ntlm"}
            user, password = (USER, PASSWORD) if is_asked else ("", "")
            yield Kind("squid", way, auth, port, user, password)


def _tinyproxy(stack: ExitStack, _: Authority) -> Iterator[Kind]:
    for auth, user, password in (("none", "", ""), ("basic", USER, _PLAIN_WORD)):
        proxy = stack.enter_context(TinyProxy(WAY_OUT, user, password))
        yield Kind("tinyproxy", "http", auth, proxy.port, user, password)


def _dante(stack: ExitStack, _: Authority) -> Iterator[Kind]:
    anyone = stack.enter_context(DanteProxy(WAY_OUT)).port
    for way in ("socks4", "socks5", "socks5h"):
        yield Kind("dante", way, "none", anyone)
    guarded = stack.enter_context(DanteProxy(WAY_OUT, guarded=True)).port
    for way in ("socks5", "socks5h"):
        yield Kind("dante", way, "basic", guarded, USER, PASSWORD)


def _openssh(stack: ExitStack, _: Authority) -> Iterator[Kind]:
    proxy = stack.enter_context(SshSocksProxy())
    yield Kind("openssh", "socks4a", "none", proxy.port, log=proxy.requests)
