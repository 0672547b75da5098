"""What a desktop gives a process so that one window of its may come to the front.

The second start of a program has it and the first one has the window: it is handed over.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[\x21-\x7e]{1,512}")
_TIME = re.compile(r"_TIME(\d{1,10})\Z")


@dataclass(frozen=True, slots=True)
class Activation:
    """``token`` is what Wayland asks for, ``startup_id`` what X11 does; each "" for none."""

    token: str = ""
    startup_id: str = ""

    @classmethod
    def of(cls, token: str, startup_id: str | None = None) -> Activation:
        """Return what others gave, as far as it can be one. One word may stand for both."""
        found = (token, token if startup_id is None else startup_id)
        return cls(*(word if _TOKEN.fullmatch(word) else "" for word in found))

    @property
    def time(self) -> int:
        """When the user asked for it, in milliseconds of the X server; 0 if that is not told."""
        match = _TIME.search(self.startup_id)
        return int(match[1]) & 0xFFFFFFFF if match is not None else 0


def activation_of_this_start() -> Activation:
    """Return what whoever started this process gave it."""
    found = [os.environ.get(name, "") for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")]
    return Activation.of(*found)
