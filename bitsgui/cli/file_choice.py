"""Files of a download as people name them: by the number that ``show`` gives them, or by name."""

import os
import re
from collections.abc import Sequence
from pathlib import PurePath

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.views import FileView
from bitsgui.cli.answers import public_url

_NUMBERS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


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
