"""Passwords, cookies and secret headers of a running download stand nowhere others can look."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from bitsgui.gui.report import report_text
from tests.cli.conftest import TIMEOUT_S, events
from tests.servers import chains
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Fault, Script

STALL_AT = 300_000
PASSWORD, PROXY_PASSWORD = "Tr0ub4d0r&s3rver", "pr0xyw0rd-s3cret"
COOKIE, TOKEN, PASSPHRASE = "c00kie-s3cret", "t0ken-s3cret", "passphr4se-s3cret"
FILE = Script(size=600_000, auth=f"amy:{PASSWORD}", fault=(Fault("stall", at=STALL_AT),))
PAIRS = [f"amy:{PASSWORD}", f"proxyuser:{PROXY_PASSWORD}"]
TEXTS = (PASSWORD, quote(PASSWORD), PROXY_PASSWORD, COOKIE, TOKEN, PASSPHRASE)
SECRETS = [
    *(text.encode() for text in TEXTS),
    *(base64.b64encode(pair.encode()) for pair in PAIRS),
]


@pytest.fixture
def guarded() -> Iterator[HttpProxy]:
    with HttpProxy("proxyuser", PROXY_PASSWORD) as proxy:
        yield proxy


def descendants(pid: int) -> list[int]:
    """Return a process with all that came from it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += descendants(int(child))
    return found


def shows(text: bytes) -> list[bytes]:
    return [secret for secret in SECRETS if secret in text]


def shown_by_processes(pid: int) -> list[bytes]:
    abouts = [Path(f"/proc/{each}") for each in descendants(pid)]
    said = [(about / name).read_bytes() for about in abouts for name in ("cmdline", "environ")]
    return shows(b"\n".join(said))


def shown_by_files(folder: Path) -> dict[str, list[bytes]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "jobs.db" for path in files)
    found = {str(path): shows(path.read_bytes()) for path in files}
    return {name: secrets for name, secrets in found.items() if secrets}


def given(folder: Path, url: str) -> tuple[str, ...]:
    """Return a command with everything secret that a download may have."""
    holder = chains.root("A root of clients").issue(title="amy", usage=chains.CLIENT)
    (folder / "amy.pem").write_bytes(holder.pem + holder.key_pem(PASSPHRASE.encode()))
    texts = {
        "passphrase": PASSPHRASE,
        "password": PASSWORD,
        "cookies": f"127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{COOKIE}\n",
        "headers": f"X-Api-Key: {TOKEN}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    secret = (
        "--password-file", f"{folder}/password", "--cookies", f"{folder}/cookies",
        "--client-cert", f"{folder}/amy.pem", "--passphrase-file", f"{folder}/passphrase",
    )  # fmt: skip
    return (
        "transfer", url, "--to", f"{folder}/out", "--segments", "1", "--login", "amy", *secret,
        "--header", f"@{folder}/headers", "--allow-unencrypted-login",
    )  # fmt: skip


def log_of(profile: Path) -> list[str]:
    return [line for path in profile.rglob("*.log") for line in path.read_text().splitlines()]


def test_no_secret_of_a_running_download_can_be_found(
    program, server, guarded, tmp_path_factory, keyring
):
    folder = tmp_path_factory.mktemp("given")
    for name, value in {
        "log_level": "debug", "proxy": guarded.url, "proxy_bypass": "<-loopback>"
    }.items():  # fmt: skip
        assert program.run("set", "--global", name, value).returncode == 0
    # Kept by one process, and used by the next: it lies in the store, under the keyring's key.
    words = ("login", guarded.url, "proxyuser", "--password-file", "-")
    kept = program.run(*words, stdin=f"{PROXY_PASSWORD}\n", **keyring)
    assert kept.returncode == 0
    url = server.script("/f.bin", FILE)
    process = program.start_whole(*given(folder, url), NO_PROXY="", **keyring)
    server.block_for_stalls("/f.bin")
    last = server.log_of("/f.bin")[-1].headers
    assert last["authorization"] == f"Basic {SECRETS[-2].decode()}"
    assert (last["cookie"], last["x-api-key"]) == (f"session={COOKIE}", TOKEN)
    assert "proxy-authorization" not in last
    kept = events(program.run("list", "--json").stdout)[0]["id"][:8]
    assert '"client_certificate"' in program.run("show", kept, "--json").stdout
    assert shown_by_processes(process.pid) == []
    assert shown_by_files(program.profile) == {}
    (job,) = events(program.run("list", "--json").stdout)
    told = "".join(
        program.run(*words).stdout
        for words in (("list",), ("show", job["id"][:8]), ("show", job["id"][:8], "--json"))
    )
    told += program.run("settings", "--json").stdout
    assert shows(told.encode()) == []
    server.release("/f.bin")
    out, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0, err
    assert shows((out + err).encode()) == []
    assert shown_by_files(program.profile) == {}
    log = log_of(program.profile)
    assert log
    report = report_text({}, None, log, os.environ.get("HOME", ""))
    assert shows(report.encode()) == []
