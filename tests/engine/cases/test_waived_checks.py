"""H4's bits: each waives one thing that is wrong with a certificate, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations, product
from pathlib import Path

import pytest

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, SecurityFlags
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig, Setup
from tests.engine.cases.test_certificates import FUTURE, NOW, OLD_ISSUER, ROOT, trusting
from tests.servers import chains
from tests.servers.chains import NAMES, Holder
from tests.servers.script import Script, Status
from tests.servers.scripted import ServerThread

FILE = Script(size=300_000)
S, F = SecurityFlags, CertificateFault
NAME, DATE, CA, USAGE = (
    S.IGNORE_CN,
    S.IGNORE_DATE,
    S.IGNORE_UNKNOWN_CA,
    S.IGNORE_WRONG_USAGE,
)
STRANGE = chains.root("A strange root")
BETWEEN = STRANGE.issue(title="Between", is_issuer=True)
FLAGS = (NAME, DATE, CA, USAGE)


def made(wrong: SecurityFlags) -> Holder:
    """Return a certificate that needs all these flags."""
    issuer = BETWEEN if CA in wrong else ROOT
    return issuer.issue(
        *(("elsewhere.example",) if NAME in wrong else NAMES),
        until=NOW - timedelta(days=3) if DATE in wrong else None,
        usage=chains.CLIENT if USAGE in wrong else chains.SERVER,
    )


def waiving(flags: SecurityFlags) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_security_flags(flags)

    return setup


async def fetch(rig: Rig, shown: Holder, flags: SecurityFlags, folder: Path) -> Result:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(shown.server_context(folder)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=PATIENT, setup=waiving(flags))
        is_whole = result.state is JobState.ACKNOWLEDGED
        assert bool(list(server.log_of("/f.bin"))) == is_whole
        assert server.errors == []
    return result


@pytest.mark.parametrize(("wrong", "flags"), [*product(FLAGS, FLAGS)])
async def test_a_flag_waives_its_own_fault_and_no_other(
    rig: Rig, tmp_path: Path, wrong: SecurityFlags, flags: SecurityFlags
) -> None:
    result = await fetch(rig, made(wrong), flags, tmp_path)
    assert (result.state is JobState.ACKNOWLEDGED) == (wrong is flags), result.view


@pytest.mark.parametrize("both", [a | b for a, b in combinations(FLAGS, 2)])
async def test_of_two_faults_both_have_to_be_waived(
    rig: Rig, tmp_path: Path, both: SecurityFlags
) -> None:
    shown = made(both)
    for flag in both:
        result = await fetch(rig, shown, flag, tmp_path)
        assert result.state is JobState.ERROR
        assert result.error.certificate is not None
    (await fetch(rig, shown, both, tmp_path)).is_complete({"f.bin": FILE})


UNWAIVED: list[tuple[Callable[[], Holder], SecurityFlags]] = [
    (lambda: ROOT.issue(*NAMES, key=chains.weak_key()), NAME | DATE | CA | USAGE),
    (lambda: OLD_ISSUER.issue(*NAMES), NAME | CA | USAGE),
    (lambda: ROOT.issue(*NAMES, since=FUTURE, until=FUTURE + timedelta(1)), NAME | CA | USAGE),
    # Issued by a certificate that may issue none.
    (lambda: ROOT.issue("nobody").issue(*NAMES), NAME | DATE),
    (lambda: ROOT.issue("nobody").issue(*NAMES, usage=chains.CLIENT), NAME | DATE | USAGE),
]


@pytest.mark.parametrize(("make", "flags"), UNWAIVED)
async def test_what_no_flag_waives_stays_an_error(
    rig: Rig, tmp_path: Path, make: Callable[[], Holder], flags: SecurityFlags
) -> None:
    result = await fetch(rig, make(), flags, tmp_path)
    assert result.state is JobState.ERROR


async def test_who_vouches_for_itself_needs_the_flag_for_the_issuer(
    rig: Rig, tmp_path: Path
) -> None:
    shown = chains.self_signed("nas", *NAMES)
    (await fetch(rig, shown, CA, tmp_path)).is_complete({"f.bin": FILE})


async def test_who_waives_nothing_gets_no_connection_of_who_does(rig: Rig, tmp_path: Path) -> None:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(made(CA).server_context(tmp_path)) as server:
        links = [server.script(path, FILE) for path in ("/a.bin", "/b.bin")]
        async with rig.engine(**PATIENT) as manager:
            result = await rig.run(manager, links[0], setup=waiving(CA))
            result.is_complete({"a.bin": FILE})
            strict = await rig.run(manager, links[1])
            assert strict.error.code == Hresult.WININET_INVALID_CA
        assert list(server.log_of("/b.bin")) == []


async def test_a_job_says_what_is_waived_before_it_ran_and_after(rig: Rig, tmp_path: Path) -> None:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(made(CA).server_context(tmp_path)) as server:
        gone = server.script("/gone.bin", Script(status=Status(404)))
        result = await rig.fetch(gone, settings=PATIENT, setup=waiving(CA | S.ALLOW_HTTPS_TO_HTTP))
    assert result.view is not None
    assert result.view.waived == CA
