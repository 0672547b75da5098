"""What the window says when a call is refused."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import BitsError, FolderDeniedError, Hresult
from bitsgui.engine import places
from bitsgui.engine.places import check_places, make_folder
from bitsgui.gui import text

NOBODY = 65_534


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder this process may not write to."""
    for folder in tmp_path.parents[:2]:
        folder.chmod(0o755)
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    is_root = os.geteuid() == 0  # who may write everywhere
    if is_root:
        os.seteuid(NOBODY)
    yield folder
    if is_root:
        os.seteuid(0)


def prepare(folder: Path) -> None:
    """Do with a folder what adding a link to it does."""
    make_folder(str(folder))
    check_places([f"{folder}/"], None)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_cannot_be_written_is_named_and_a_way_out_told(
    closed: Path, is_there: bool
) -> None:
    folder = closed if is_there else closed / "new"
    with pytest.raises(FolderDeniedError) as refused:
        prepare(folder)
    assert refused.value.hresult == Hresult.E_ACCESSDENIED
    words = text.call_failure(refused.value)
    assert str(folder) in words
    assert "Choose another" in words
    assert "%1" not in words
    assert str(folder) in str(refused.value)
    assert "Choose another" in str(refused.value)


@pytest.mark.parametrize(
    "step", [lambda at: make_folder(str(at)), lambda at: check_places([f"{at}/"], None)]
)
def test_a_folder_a_flatpak_has_for_itself_alone_is_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Callable[[Path], object]
) -> None:
    inside = tmp_path / "srv" / "films"
    prepare(inside)
    (tmp_path / ".flatpak-info").touch()
    monkeypatch.setattr(places, "_SANDBOX_INFO", tmp_path / ".flatpak-info")
    with pytest.raises(BitsError) as refused:
        step(inside)
    words = text.call_failure(refused.value)
    assert f"--filesystem={inside} io.bitsgui.bitsgui" in words
    assert "Choose one in Downloads" in words
    with tempfile.TemporaryDirectory(dir="/dev/shm") as shared:
        prepare(Path(shared))
