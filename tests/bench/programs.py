"""Command lines of the programs compared, each with the settings its users get."""

import sys
import uuid
from collections.abc import Sequence
from pathlib import Path


class Bitsgui:
    """The real command line; every run has a fresh profile, as every fresh user has."""

    def __init__(self, profiles: Path) -> None:
        self._profiles = profiles

    def transfer(self, *links: str, to: Path, options: Sequence[str] = ()) -> list[str]:
        """Return the command that downloads ``links``."""
        profile = self._profiles / uuid.uuid4().hex
        return [
            *(sys.executable, "-m", "bitsgui", "transfer", *links),
            *("--profile", str(profile), "--to", str(to), "--json", *options),
        ]


def aria2c(*links: str, to: Path, options: Sequence[str] = ()) -> list[str]:
    """Return aria2's command.

    Without allocation in advance: by default it writes the whole file once before it begins.
    """
    common = ("--quiet", "--no-conf", "--file-allocation=none", "--check-certificate=false")
    return ["aria2c", *common, "--dir", str(to), *options, *links]


def curl(link: str, to: Path, options: Sequence[str] = ()) -> list[str]:
    """Return curl's command; over HTTP/1.1, as the others, which is its fastest for one file."""
    name = link.rpartition("/")[2]
    return [
        *("curl", "--silent", "--show-error", "--fail", "--http1.1", "--insecure"),
        *("--output", str(to / name), *options, link),
    ]
