"""What a repair leaves as it is."""

from pathlib import Path
from typing import cast

from bitsgui.bits.file_checks import FileProof, Verdict
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import HistoryFile
from bitsgui.engine import repairing
from bitsgui.engine.piece_fetch import PieceFetch


async def test_a_piece_too_large_for_the_memory_is_not_fetched(tmp_path: Path) -> None:
    size = repairing.MOST_PIECE + 1
    path = tmp_path / "f.iso"
    with path.open("wb") as made:
        made.truncate(size)
    file = HistoryFile("http://127.0.0.1:1/f.iso", str(path), size, size, completed=True)
    proof = FileProof(PieceHashes("sha-256", 10**18, bytes(32)))
    source = cast("PieceFetch", object())  # nothing is asked of it
    (found,) = await repairing.check([repairing.Subject(file, proof)], source)
    assert (found.verdict, found.damaged, found.mended) == (Verdict.DAMAGED, size, 0)
    assert "download it again" in found.reason
