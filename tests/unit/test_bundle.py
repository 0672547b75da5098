"""What the bundle does at its start, and what it must not be; building one is no fast test.

Of the bundle for Linux.
"""

import os
import runpy
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The reader of an archive, as PyInstaller's loader has it, and the file it reads."""
    file = tmp_path / "program"
    file.write_text("what was started")
    reader = SimpleNamespace(_filename=str(file), file=file)
    loader = ModuleType("pyimod02_importers")
    vars(loader)["pyz_archive"] = reader
    monkeypatch.setitem(sys.modules, loader.__name__, loader)
    return reader


def test_a_replaced_program_goes_on_reading_what_was_started(archive: SimpleNamespace):
    runpy.run_path(str(PACKAGING / "hold_archive.py"))
    fresh = archive.file.with_suffix(".new")
    fresh.write_text("an upgrade")
    fresh.replace(archive.file)
    assert Path(archive._filename).read_text() == "what was started"


@pytest.mark.parametrize("before", [None, "/usr/own/lib"])
def test_what_it_starts_takes_no_library_of_the_bundle(
    archive: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, before: str | None
):
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{archive.file.parent}/_internal")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(PACKAGING / "hold_archive.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == before


@pytest.fixture
def inspect():
    """What looks through a bundle."""
    return runpy.run_path(str(PACKAGING / "inspecting.py"))["inspect"]


def test_a_bundle_that_has_what_it_needs_passes(tmp_path: Path, inspect):
    shutil.copy(shutil.which("true") or "", tmp_path / "program")
    inspect(tmp_path, machine_paths=["/home/builder"])


def test_a_file_that_needs_what_nobody_brings_fails_the_build(tmp_path: Path, inspect):
    shutil.copy(shutil.which("bash") or "", tmp_path / "program")
    with pytest.raises(Exception, match=r"program needs libtinfo\.so\.6, which nobody brings"):
        inspect(tmp_path, machine_paths=[])


def test_a_path_of_the_machine_in_any_file_fails_the_build(tmp_path: Path, inspect):
    (tmp_path / "part").write_bytes(b"\0/home/builder/work\0")
    with pytest.raises(Exception, match="part has a path of this machine in it"):
        inspect(tmp_path, machine_paths=["/home/builder"])


@pytest.mark.parametrize("form", ["ico", "icns"])
def test_the_icon_of_other_systems_can_be_read_in_every_size(form: str):
    made = runpy.run_path(str(PACKAGING / "icon_files.py"))
    sizes = made[f"{form.upper()}_SIZES"]
    pictures = {size: _picture(size) for size in sizes}
    buffer = QBuffer()
    buffer.setData(made[form](pictures))
    reader = QImageReader(buffer, form.encode())
    found: set[int] = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.add(reader.read().width())
    assert found == set(sizes)


def _picture(size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def test_every_place_a_package_is_told_of_is_filled_in():
    said = (PACKAGING / "linux" / "nfpm.yaml").read_text(encoding="utf-8")
    contents = said.partition("\ncontents:\n")[2].partition("\nscripts:")[0]
    named = [entry for entry in contents.split("\n  - ") if "${" in entry]
    assert named
    assert [entry for entry in named if "expand: true" not in entry] == []
