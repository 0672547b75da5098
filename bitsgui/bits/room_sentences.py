"""What is said of a disk that lacks room, in plain English; the places are for sizes."""

from __future__ import annotations

from bitsgui.bits.phrases import Sentence

SHORT = Sentence("The disk is full: %1 short.", "Free some space.")
"""Of a full disk of which is known how much is missing."""
SHORT_KEPT = Sentence("The disk is full: %1 short, with %2 kept free.", SHORT.hint)
"""The same where some of it is to stay free, which counts as missing too."""
ROOM = Sentence("Only %1 of the %2 needed are free on the disk: %3 short.", SHORT.hint)
"""Of a disk that has some room, but less than is needed."""
ROOM_KEPT = Sentence(
    "Only %1 of the %2 needed are free on the disk: %3 short, with %4 kept free.", SHORT.hint
)
"""The same where some of it is to stay free."""
RESERVE = Sentence(
    "Only %1 are left on the disk, and %2 are kept free.", "Free some space, or keep less free."
)
"""Of a disk that has room for the file, but for what is to stay free; both are sizes."""
RESERVE_SHORT = Sentence(
    "Only %1 are left on the disk, and %2 are kept free: %3 short.", RESERVE.hint
)
"""The same where it is known how much is missing."""
