"""What the engine's objects say of themselves, as in a log or a traceback, has no secrets."""

import gc
import logging

import pytest

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import AuthTarget, ProxyUsage
from bitsgui.bits.urls import parse_remote
from bitsgui.engine.job import EngineJob
from bitsgui.engine.trip import Trip
from tests.engine.cases.rig import Rig
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

PASSWORD, PROXY_PASSWORD, COOKIE, TOKEN = "s3cret-1", "s3cret-2", "s3cret-3", "s3cret-4"
FILE = Script(size=600_000, auth=f"amy:{PASSWORD}", fault=(Fault("stall", at=300_000),))
OF_THE_ENGINE = ("bitsgui.bits.", "bitsgui.engine.", "bitsgui.settings.", "bitsgui.storage.")
COOKIES = f"127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{COOKIE}\n"


def saying_secrets() -> dict[str, str]:
    """Return the objects of the program, by their class, whose text has a secret in it."""
    # Not those of windows: other tests leave some behind that Qt has thrown away already.
    ours = [each for each in gc.get_objects() if type(each).__module__.startswith(OF_THE_ENGINE)]
    assert len(ours) > 100
    said = {type(each).__qualname__: repr(each) for each in ours if "s3cret-" in repr(each)}
    return {name: text[:500] for name, text in said.items()}


def test_a_request_to_add_a_link_does_not_say_its_login() -> None:
    link = LinkRequest(f"http://amy:{PASSWORD}@h.example/f?token={TOKEN}", name="f")
    said = repr(AddRequest((link,), "/out", user="amy", password=PASSWORD, cookies=COOKIES))
    assert "s3cret-" not in said
    assert "h.example/f" in said


def test_a_request_on_its_way_does_not_say_its_login_or_data() -> None:
    remote = parse_remote("http://h.example/f")
    said = repr(Trip(remote, remote, (), ("amy", PASSWORD), "POST", data=TOKEN.encode()))
    assert "s3cret-" not in said


async def test_no_object_of_a_running_download_says_a_secret(
    server: ScriptedServer, rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = server.script("/repr/f.bin", FILE)

    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, proxy.url, "<-loopback>")
        await job.log_in(AuthTarget.PROXY, "proxyuser", PROXY_PASSWORD)

    with HttpProxy("proxyuser", PROXY_PASSWORD) as proxy:
        async with rig.engine() as manager:
            job = await rig.add(
                manager,
                {url.replace("//", f"//amy:{PASSWORD}@"): None},
                headers=(("X-Api-Key", TOKEN),),
                cookies=COOKIES,
            )
            await setup(job)
            await manager.allow_unencrypted_login(url)
            await job.resume()
            await server.wait_for_stalls("/repr/f.bin")
            last = server.log_of("/repr/f.bin")[-1].headers
            assert (last["cookie"], last["x-api-key"]) == (f"session={COOKIE}", TOKEN)
            assert saying_secrets() == {}
            await job.cancel()
        server.release("/repr/f.bin")
    assert "s3cret-" not in caplog.text
