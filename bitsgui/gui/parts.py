"""What the program is made of: its own version and licence, and those of every part it brings."""

import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import bitsgui
from bitsgui.gui.resources import resource_text

_QT = ("PySide6_Essentials", "shiboken6")
_WINRT = (
    "winrt-runtime",
    "winrt-Windows.ApplicationModel.Core",
    "winrt-Windows.Data.Xml.Dom",
    "winrt-Windows.Foundation",
    "winrt-Windows.Foundation.Collections",
    "winrt-Windows.UI.Notifications",
)
PARTS = (
    *_QT,
    "anyio",
    "backports.tarfile",
    "bidict",
    "brotli",
    "certifi",
    "cffi",
    "cryptography",
    "decorator",
    "desktop-notifier",
    "google-crc32c",
    "gssapi",
    "h11",
    "httpcore",
    "httpx",
    "idna",
    "importlib_metadata",
    "jaraco.classes",
    "jaraco.context",
    "jaraco.functools",
    "jeepney",
    "keyring",
    "krb5",
    "lazy-importer",
    "more-itertools",
    *(() if sys.platform == "linux" else ("packaging",)),  # there only what builds it needs it
    "pacparser",
    "platformdirs",
    "pycparser",
    "pyspnego",
    "python-socks",
    "pywin32-ctypes",
    "qasync",
    "rubicon-objc",
    "SecretStorage",
    "sniffio",
    "sspilib",
    "truststore",
    "typing_extensions",
    *_WINRT,
    "zipp",
    "zstandard",
)
_QT_LICENCES = ("licenses/LGPL-3.0.txt", "licenses/GPL-3.0.txt")
"""The first licence is an addition to the second."""
_BROUGHT = {
    **dict.fromkeys(_QT, _QT_LICENCES),
    **dict.fromkeys(_WINRT, ("licenses/PyWinRT.txt",)),
    "pacparser": (*_QT_LICENCES, "licenses/QuickJS.txt"),
}
"""Texts for parts whose wheels bring none."""
_LICENCE_FILES = ("LICENSE", "LICENCE", "COPYING", "NOTICE")


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its licence: a short name and the whole text, as far as they came with it."""

    name: str
    version: str
    licence: str
    link: str
    text: str = ""

    @property
    def is_qt(self) -> bool:
        """Whether it is Qt, whose licence asks for words of its own."""
        return self.name in _QT


def read_parts() -> list[Part]:
    """Return the program and then its parts, as far as they are installed; blocking."""
    found = [_program()]
    for name in PARTS:
        try:
            found.append(_part(metadata.distribution(name)))
        except metadata.PackageNotFoundError:
            continue  # of another platform or version of Python
    return found


def _program() -> Part:
    beside = Path(bitsgui.__file__).resolve().parent.parent / "LICENSE"
    try:
        text = beside.read_text(encoding="utf-8")
    except OSError:
        text = _installed_text("bitsgui")
    return Part("bitsgui", bitsgui.__version__, "MIT", "", text)


def _installed_text(name: str) -> str:
    try:
        return _text_of(metadata.distribution(name))
    except metadata.PackageNotFoundError:
        return ""


def _part(found: metadata.Distribution) -> Part:
    facts = found.metadata
    return Part(
        facts["Name"],
        found.version,
        _licence_of(facts),
        _link_of(facts),
        _brought_text(facts["Name"]) or _text_of(found),
    )


def _brought_text(name: str) -> str:
    return "\n\n".join(resource_text(file).rstrip() for file in _BROUGHT.get(name, ()))


def _licence_of(facts: metadata.PackageMetadata) -> str:
    if "License-Expression" in facts:
        return facts["License-Expression"]
    if "License" in facts and "\n" not in facts["License"]:
        return facts["License"]
    classified = [line for line in facts.get_all("Classifier") or [] if "License ::" in line]
    return classified[0].rpartition(" :: ")[2] if classified else ""


def _link_of(facts: metadata.PackageMetadata) -> str:
    links = [line.partition(", ")[2] for line in facts.get_all("Project-URL") or []]
    named = [line for line in facts.get_all("Project-URL") or [] if line.startswith("Homepage")]
    if named:
        return named[0].partition(", ")[2]
    if "Home-page" in facts:
        return facts["Home-page"]
    return links[0] if links else ""


def _is_licence(file: metadata.PackagePath) -> bool:
    """Return whether a file of a package is a licence, and no module such as notice_bar.py."""
    return file.name.upper().startswith(_LICENCE_FILES) and not file.suffix.startswith(".py")


def _text_of(found: metadata.Distribution) -> str:
    files = [file for file in found.files or [] if _is_licence(file)]
    texts: list[str] = []
    for file in files:
        try:
            texts.append(Path(str(file.locate())).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
    return "\n\n".join(text.strip() for text in texts)
