"""Downloads from nginx, which was not made for these tests: plain, TLS, limited and refusing."""

import pytest

from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx
from tests.servers.pattern import write_file
from tests.servers.script import Script

FILE = Script(seed=2, size=3_000_017)
EIGHT = {"segments": 8}


@pytest.fixture
def site(nginx: Nginx) -> Nginx:
    nginx.restart("1m")
    write_file(nginx.root / "f.bin", FILE.seed, FILE.size)
    return nginx


@pytest.mark.parametrize("place", ["", "/slow", "/no-ranges", "/gzip", "/redirect"])
async def test_a_file_comes_whole_and_no_limit_of_the_server_counts_as_an_error(
    rig: Rig, site: Nginx, place: str
) -> None:
    result = await rig.fetch(site.url(f"{place}/f.bin"), settings=EIGHT)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.error_count == 0


async def test_files_take_turns_where_fewer_connections_are_allowed(rig: Rig, site: Nginx) -> None:
    site.restart("400k")
    file = Script(seed=4, size=500_000)
    write_file(site.root / "m.bin", file.seed, file.size)
    result = await rig.fetch(*[site.url(f"/few/m.bin?{number}") for number in range(3)])
    result.is_complete(dict.fromkeys(["m.bin", "m (1).bin", "m (2).bin"], file))
    assert [line for line in site.access_log() if '" 503 ' in line]


async def test_a_file_comes_whole_over_tls(rig: Rig, site: Nginx, tls_authority: Authority) -> None:
    rig.transport = Transport(tls_authority.client_context)
    result = await rig.fetch(site.tls_url("/f.bin"), settings=EIGHT)
    result.is_complete({"f.bin": FILE})


async def test_the_login_of_a_link_opens_what_is_private(rig: Rig, site: Nginx) -> None:
    login = f"//{site.USER}:{site.PASSWORD}@"
    result = await rig.fetch(site.url("/private/f.bin").replace("//", login, 1))
    result.is_complete({"f.bin": FILE})
