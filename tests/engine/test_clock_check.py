"""A certificate that is too old or too new because the clock of this computer is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bitsgui.bits.certificates import CertificateFacts, CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.explain import explain
from bitsgui.bits.records import ErrorRecord, JobOptions
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine import clock_check, snapshots
from tests.engine.cases.rig import Rig
from tests.servers.spoken import Talk, speaking

SINCE, UNTIL = datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
EXPIRED = CertificateFacts(
    CertificateFault.EXPIRED,
    "nas.example",
    443,
    "0" * 64,
    ("nas.example",),
    "Root",
    SINCE.timestamp(),
    UNTIL.timestamp(),
)


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


@pytest.mark.parametrize(
    ("date", "is_wrong"),
    [
        ("Mon, 03 Jun 2019 10:00:00 GMT", True),
        ("Tue, 03 Jun 2025 10:00:00 GMT", False),
        ("some day", False),
        (None, False),
    ],
)
async def test_the_clock_is_blamed_where_the_certificate_is_good_by_that_of_the_server(
    rig: Rig, date: str | None, is_wrong: bool
) -> None:
    head = b"HTTP/1.1 301 Moved\r\nLocation: https://nas.example/\r\nContent-Length: 0\r\n"
    head += b"" if date is None else b"Date: %b\r\n" % date.encode()

    async def speak(talk: Talk, _head: str) -> bool:
        talk.writer.write(head + b"\r\n")
        return True

    error = ErrorRecord(
        Hresult.WININET_SEC_CERT_DATE_INVALID, ErrorContext.REMOTE_FILE, certificate=EXPIRED
    )
    async with (
        speaking(speak) as proxy,
        rig.engine(proxy=proxy.origin, proxy_bypass="<-loopback>") as manager,
    ):
        found = await clock_check.looked_at(manager._core, error, JobOptions())
    assert found.certificate is not None
    assert found.certificate.is_clock_wrong is is_wrong
    told = explain(snapshots.error_view(found), JobState.ERROR)
    assert ("clock of this computer is wrong" in told.hint) is is_wrong
