"""What a sentence of :mod:`bitsgui.bits.sentences` is, and hints many of them share."""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """One or two short sentences each, complete with full stop."""

    message: str
    hint: str


NETWORK = "Check the network."
OTHER_FOLDER = "Change the folder's permissions and resume, or go on in another folder."
PROGRAM = "Check how the program that made this download calls it."
ASK_OWNER = "Ask whoever runs the server, or use another link."
IF_IT_STAYS = "Ask whoever runs the server if it stays so."
FRESH_LINK = "Check the link, or get a fresh one from the page it came from."
CERTIFICATE = "Check the address. If the certificate is wrong, ask whoever runs the server."
FEWER = "Finish or remove some downloads first."
START_OVER = "Start the download over to get the new file."
UNASKED = Sentence(
    "The checksum list could not be asked for: %1.",
    "The file is whole, but nothing was compared. You can keep it unchecked.",
)
"""Of a list beside the file on its server; %1 is the sentence that says why."""
