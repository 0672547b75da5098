"""Certificates that a job shows: H1 and H2."""

import asyncio
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA1

from bitsgui.bits.errors import S_FALSE, S_OK, Hresult
from bitsgui.bits.types import JobState, StoreLocation
from tests.conformance.checks_job import _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import NOTHING, World, changes_nothing, modifies, refused
from tests.servers import chains
from tests.servers.chains import CLIENT, Holder
from tests.servers.script import Script

USER, MACHINE = StoreLocation.CURRENT_USER, StoreLocation.LOCAL_MACHINE


def _store(world: World, name: str = "MY") -> tuple[Path, Holder]:
    """Make a store of the user with one certificate in it."""
    holder = chains.root("clients").issue(title="amy of accounts", usage=CLIENT)
    folder = world.profile / "certificates" / name
    folder.mkdir(parents=True, exist_ok=True)
    holder.write(folder / "amy.pem")
    return folder, holder


def _sha1(holder: Holder) -> bytes:
    return holder.certificate.fingerprint(SHA1())  # noqa: S303 - so the interface names them


@check("H1", "a certificate is named by 20 bytes or by a part of its subject, as a modification")
async def names_a_certificate(world: World):
    sha1 = _sha1(_store(world)[1])
    job = await world.new_job(Script())
    await modifies(job, lambda: job.set_client_certificate_by_id(USER, "MY", sha1))
    assert job.client_certificate == ("id", "MY", sha1.hex(), "0")
    await modifies(job, lambda: job.set_client_certificate_by_name(USER, "my", "Amy of"))
    assert job.client_certificate == ("name", "my", "Amy of", "0")


@check("H1", "the first that fits is shown")
async def takes_the_first(world: World):
    folder, _ = _store(world)
    chains.root("others").issue(title="amy of sales", usage=CLIENT).write(folder / "b.pem")
    stores = world.manager._core.transport.certificate_stores
    for words, name in (("amy", "amy.pem"), ("sales", "b.pem")):
        found = await asyncio.to_thread(stores.by_name, USER, "MY", words)
        assert found.certificate == str(folder / name)


@check("H1", "a place for stores that is none here is E_NOTIMPL")
async def knows_its_places(world: World):
    sha1 = _sha1(_store(world)[1])
    job = await world.new_job(Script())
    for place in (StoreLocation.CURRENT_SERVICE, 99):
        for call in (
            lambda at=place: job.set_client_certificate_by_id(at, "MY", sha1),
            lambda at=place: job.set_client_certificate_by_name(at, "MY", "amy"),
        ):
            await changes_nothing(job, Hresult.E_NOTIMPL, call)


@check("H1", "a store there is not is ERROR_FILE_NOT_FOUND")
async def knows_its_stores(world: World):
    sha1 = _sha1(_store(world)[1])
    job = await world.new_job(Script())
    for place, name in ((USER, "Root"), (USER, "../certificates"), (MACHINE, "MY")):
        for call in (
            lambda at=place, store=name: job.set_client_certificate_by_id(at, store, sha1),
            lambda at=place, store=name: job.set_client_certificate_by_name(at, store, "amy"),
        ):
            await changes_nothing(job, Hresult.ERROR_FILE_NOT_FOUND, call)


@check("H1", "a certificate that is not in the store is CRYPT_E_NOT_FOUND")
async def knows_its_certificates(world: World):
    folder, _ = _store(world)
    (folder / "junk.pem").write_bytes(b"\x30\x82junk")
    job = await world.new_job(Script())
    for call in (
        lambda: job.set_client_certificate_by_id(USER, "MY", b"x" * 20),
        lambda: job.set_client_certificate_by_name(USER, "MY", "bob"),
    ):
        await changes_nothing(job, Hresult.CRYPT_E_NOT_FOUND, call)


@check("H1", "a store of 256 characters is looked for, of 257 is BG_E_STRING_TOO_LONG")
async def limits_store_names(world: World):
    job = await world.new_job(Script())
    with refused(Hresult.ERROR_FILE_NOT_FOUND):
        _store(world)
        await job.set_client_certificate_by_name(USER, "s" * 256, "subject")
    for call in (
        lambda: job.set_client_certificate_by_name(USER, "s" * 257, "subject"),
        lambda: job.set_client_certificate_by_id(USER, "s" * 257, b"x" * 20),
    ):
        await changes_nothing(job, Hresult.BG_E_STRING_TOO_LONG, call)


@check("H1", "nothing in place of a name is RPC_X_NULL_REF_POINTER")
async def needs_names(world: World):
    job = await world.new_job(Script())
    for call in (
        lambda: job.set_client_certificate_by_name(USER, NOTHING, "subject"),
        lambda: job.set_client_certificate_by_name(USER, "MY", NOTHING),
        lambda: job.set_client_certificate_by_id(USER, "MY", None),
    ):
        await changes_nothing(job, Hresult.RPC_X_NULL_REF_POINTER, call)


@check("H1", "a hash of another length is E_INVALIDARG")
async def needs_a_whole_hash(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.E_INVALIDARG, lambda: job.set_client_certificate_by_id(USER, "MY", b"x" * 19)
    )


@check("H1", "refused at the end and to strangers")
async def certifies_no_ended_job(world: World):
    _store(world)
    await _refused_at_the_end(world, "set_client_certificate_by_id", USER, "MY", b"x" * 20)
    await _refused_at_the_end(world, "set_client_certificate_by_name", USER, "MY", "amy")


@check("H2", "removing none is S_FALSE, reading none RPC_X_BAD_STUB_DATA")
async def has_no_certificate(world: World):
    job = await world.new_job(Script())
    assert await job.remove_client_certificate() == S_FALSE
    with refused(Hresult.RPC_X_BAD_STUB_DATA):
        _ = job.client_certificate


@check("H2", "removing one is S_OK; refused at the end")
async def removes_its_certificate(world: World):
    _store(world)
    job = await world.new_job(Script())
    await job.set_client_certificate_by_name(USER, "MY", "amy")
    assert await job.remove_client_certificate() == S_OK
    await _refused_at_the_end(world, "remove_client_certificate")


@check("H1", "a job whose certificate has gone from its store is ERROR, CRYPT_E_NOT_FOUND")
async def misses_its_certificate(world: World):
    folder, _ = _store(world)
    job = await world.manager.create_job("job")
    await job.add_file("https://127.0.0.1:9/f", world.place())
    await job.set_client_certificate_by_name(USER, "MY", "amy")
    (folder / "amy.pem").unlink()
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.CRYPT_E_NOT_FOUND
