"""The lists of checksums beside the files of one job."""

from tests.engine.cases.rig import Rig
from tests.servers.answers import sha256sums
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

FILE = Script(size=700_000, seed=3)


async def test_a_list_is_asked_for_once_for_all_files_of_a_job(
    server: ScriptedServer, rig: Rig
) -> None:
    names = [f"{number}.bin" for number in range(3)]
    links = [server.script(f"/once/{name}", FILE) for name in names]
    sums = sha256sums(dict.fromkeys(names, FILE))
    server.script("/once/sha256sum.txt", Script(text=sums))
    result = await rig.fetch(*links, find_checksums=True)
    result.is_complete(dict.fromkeys(names, FILE))
    assert result.row is not None
    assert all(file.checksum for file in result.row.files)
    for name in ("SHA256SUMS", "sha256sum.txt"):
        assert len(server.log_of(f"/once/{name}")) == 1
