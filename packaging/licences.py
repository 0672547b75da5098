"""The licences of all a bundle holds: of packages, of Python, and of libraries of the system."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bitsgui.gui.parts import Part, read_parts

_DOCUMENTS = Path("/usr/share/doc")

_ABOUT_QT = """
Qt and PySide6 come under the GNU Lesser General Public License, version 3. They are in the folder
_internal/PySide6 as shared libraries of their own, built by the Qt Company, unchanged. You may
replace them there by your own build of the same or a compatible version: the program loads what it
finds, and checks no signature. Their source is where the table below says. Qt itself has parts of
others, such as FreeType, HarfBuzz, ICU, libjpeg, libpng, PCRE2, Wayland and zlib; what they ask for
stands in "Licenses Used in Qt" of the documentation of Qt.
"""


class UnknownLicenceError(Exception):
    """Something in the bundle has no licence that could be found."""


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    version: str
    licence: str
    link: str
    text: str


def write_licences(folder: Path, libraries: Iterable[Path]) -> None:
    """Write a text for each part, and an index; ``libraries`` are those taken from the system.

    Raises: UnknownLicenceError if there is none for a part.
    """
    folder.mkdir()
    texts = sorted(_texts(libraries), key=lambda text: text.name.lower())
    for text in texts:
        if not text.text.strip():
            raise UnknownLicenceError(f"no licence of {text.name} was found")
        (folder / f"{text.name}.txt").write_text(f"{text.text.strip()}\n", encoding="utf-8")
    (folder / "README.txt").write_text(_index(texts), encoding="utf-8")


def _index(texts: list[_Text]) -> str:
    lines = [f"{t.name} {t.version}: {t.licence or f'see {t.name}.txt'}; {t.link}" for t in texts]
    said = "The parts of this bundle and their licences; the whole texts are beside this file."
    return "\n".join([said, _ABOUT_QT, *(line.removesuffix("; ") for line in lines), ""])


def _texts(libraries: Iterable[Path]) -> Iterator[_Text]:
    for part in read_parts():
        yield _of_package(part)
    yield _of_loader()
    owners = {_owner_of(library) for library in libraries}
    for package in sorted(owner for owner in owners if owner):
        yield _of_system(package)
    if not any(str(owner).startswith("libpython") for owner in owners):
        yield _of_python()


def _of_package(part: Part) -> _Text:
    return _Text(part.name, part.version, part.licence, part.link, part.text)


def _of_loader() -> _Text:
    """Return that of PyInstaller: what starts the bundle is part of it, by an exception."""
    found = metadata.distribution("pyinstaller")
    files = [file for file in found.files or [] if file.name.startswith("COPYING")]
    text = Path(str(files[0].locate())).read_text(encoding="utf-8")
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return _Text("PyInstaller", found.version, licence, "https://pyinstaller.org", text)


def _of_python() -> _Text:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    files = [place / "LICENSE.txt" for place in places]
    text = next(file for file in files if file.exists()).read_text(encoding="utf-8")
    return _Text("Python", sys.version.split()[0], "PSF-2.0", "https://www.python.org", text)


def _owner_of(library: Path) -> str | None:
    """Return the package of the system that has a library; None where there are no such packages.

    Raises: UnknownLicenceError if there are, and none has it.
    """
    if shutil.which("dpkg-query") is None:
        return None
    place = str(library.resolve())
    # Most were packed when /lib was a folder of its own, and are listed so still.
    for name in (place, place.removeprefix("/usr")):
        asked = ["dpkg-query", "--search", name]
        said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        if said:
            return said.partition(":")[0]
    raise UnknownLicenceError(f"no package of the system has {library}")


def _of_system(package: str) -> _Text:
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    text = (_DOCUMENTS / package / "copyright").read_text(encoding="utf-8")
    return _Text(package, version, "", "", text)
