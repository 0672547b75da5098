"""Files of a download as people name them: by the number that ``show`` gives them, or by name."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from bitsgui.bits.errors import BitsError, Hresult, OptionError
from bitsgui.bits.requests import MirrorChange
from bitsgui.bits.urls import parse_remote
from bitsgui.bits.views import FileView
from bitsgui.cli.answers import public_url

_NUMBERS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


_LISTS = ("skip", "take_in")
NAMING = frozenset({*_LISTS, "mirrors"})
"""The changes of a download that name files of it."""


def with_ids(files: Sequence[FileView], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes of a download that name files by their ids, from those that people wrote.

    Raises: OptionError for the option whose file is none, or not one.
    """
    made = dict(values)
    for name in _LISTS:
        if name in made:
            made[name] = tuple(file.id for file in _of_option(name, files, made[name]))
    if "mirrors" in made:
        wanted = made["mirrors"]
        file = _mirrored(files, wanted["file"])
        add = tuple(wanted["add"])
        gone = tuple(_known_link(file, url, add) for url in wanted["remove"])
        made["mirrors"] = MirrorChange(file.id, add, gone)
    return made


def _known_link(file: FileView, url: str, add: Sequence[str]) -> str:
    """Return a link as it is on record; refuse one that is no mirror.

    That is the file's own link, too, unless it is to be asked again.
    """
    link = parse_remote(url).url
    again = {file.remote_name}.intersection(parse_remote(each).url for each in add)
    if link not in again.union(mirror.url for mirror in file.mirrors):
        said = f"{public_url(url)} is no mirror of it; `bitsgui show` lists them."
        raise OptionError("no_mirror", BitsError(said, Hresult.E_INVALIDARG))
    return link


def _of_option(option: str, files: Sequence[FileView], texts: Sequence[str]) -> list[FileView]:
    try:
        return chosen(files, texts)
    except BitsError as error:
        raise OptionError(option, error) from error


def _mirrored(files: Sequence[FileView], text: str | None) -> FileView:
    """Return the file that is to have other mirrors: the one there is, or the one that is named."""
    found = list(files) if text is None else _of_option("file", files, [text])
    if len(found) == 1:
        return found[0]
    many = f"This download has {len(files)} files; say by --file which is meant"
    said = f"{many if text is None else f'{text!r} means {len(found)} files'}; `show` numbers them."
    option = "mirrors" if text is None else "file"
    raise OptionError(option, BitsError(said, Hresult.E_INVALIDARG))


def chosen(files: Sequence[FileView], texts: Sequence[str]) -> list[FileView]:
    """Return the files that ``texts`` mean, each as ``3``, ``3-7``, a name, a path or a link.

    Raises: BitsError with a sentence that names what means none, or several.
    """
    found = [file for text in texts for file in _one(files, text)]
    return list({file.id: file for file in found}.values())


def _one(files: Sequence[FileView], text: str) -> Sequence[FileView]:
    named = [file for file in files if text in _names(file)]
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None and not named:
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        if 0 < first <= last <= len(files):
            return files[first - 1 : last]
    if len(named) == 1:
        return named
    how = "is the name of several files" if named else "is no file of it"
    raise BitsError(f"{text!r} {how}; `bitsgui show` numbers them.", Hresult.E_INVALIDARG)


def _names(file: FileView) -> set[str]:
    link, place = public_url(file.remote_name), file.local_name
    is_folder = place.endswith(("/", os.sep))  # the server has not named it yet
    return {PurePath(link if is_folder else place).name, place, link}
