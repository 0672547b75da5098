"""Desktop file, metadata, icons and manual, read by what desktops read them with."""

import configparser
import gzip
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from bitsgui import __version__
from bitsgui.cli.parser import parse
from bitsgui.settings.texts import TEXTS
from tests.share.asking import options_by_command

DESKTOP_FILE = "applications/bitsgui.desktop"


def test_the_desktop_file_is_one(share: Path):
    said = subprocess.run(
        ["desktop-file-validate", share / DESKTOP_FILE], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (0, "")


def test_the_desktop_file_opens_the_window_and_hands_links_over(share: Path):
    words = _entries(share).get("Desktop Entry", "exec").split()
    assert words[0] == "bitsgui"
    for links in ([], ["bitsgui:add?url=https%3A%2F%2Fexample.org%2Fa", "--verbose"]):
        given = [text for word in words[1:] for text in (links if word == "%U" else [word])]
        options = parse(given)
        assert (options.command, options.links, options.verbose) == ("open", links, False)


def _entries(share: Path) -> configparser.RawConfigParser:
    entries = configparser.RawConfigParser(interpolation=None, strict=True)
    entries.read(share / DESKTOP_FILE, encoding="utf-8")
    return entries


def test_the_desktop_file_speaks_every_language_of_the_window(share: Path, checkout: Path):
    entries = _entries(share)
    languages = {path.stem.partition("_")[2] for path in (checkout / "resources/i18n").glob("*.ts")}
    for language in languages - {"en"}:
        for key in ("genericname", "comment", "keywords"):
            assert entries.has_option("Desktop Entry", f"{key}[{language}]"), (key, language)


def test_the_metadata_is_valid_and_of_this_version(share: Path):
    place = share / "metainfo" / "bitsgui.metainfo.xml"
    said = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", place],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout
    component = ElementTree.parse(place).getroot()  # noqa: S314 - a file of ours
    newest = component.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert component.findtext("launchable") == Path(DESKTOP_FILE).name


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 96, 128, 256, 512])
def test_the_icon_is_there_in_every_size(share: Path, size: int):
    image = QImage(str(share / f"icons/hicolor/{size}x{size}/apps/bitsgui.png"))
    assert (image.width(), image.height()) == (size, size)
    seen = [image.pixelColor(x, size // 2).alpha() for x in range(size)]
    assert min(seen) == 0
    assert max(seen) > 200


def test_the_manual_has_every_option_and_setting_and_no_fault(share: Path):
    page = gzip.decompress((share / "man/man1/bitsgui.1.gz").read_bytes())
    said = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-P-c", "-P-b", "-P-u", "-rLL=200n"],
        input=page,
        capture_output=True,
        check=True,
    )
    assert said.stderr == b""
    words = set(said.stdout.decode().replace(",", " ").split())
    for command, options in options_by_command():
        assert options <= words, command
        assert command in words or not command
    assert words >= TEXTS.keys()
