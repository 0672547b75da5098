"""What is said of a server's certificate that was not accepted."""

from __future__ import annotations

from collections.abc import Callable

from bitsgui.bits.certificates import CertificateFacts, CertificateFault
from bitsgui.bits.phrases import CERTIFICATE, Sentence
from bitsgui.bits.types import LoginNeed

_F = CertificateFault
_SHOWN_NAMES = 3
_CLOCK = "Check this computer's date, or ask whoever runs the server."
CLOCK_WRONG = "The clock of this computer is wrong, as the server says: set it, then try again."
_PORTAL = (
    "Check the address, or ask whoever runs the server. If this network wants you to log in first, "
    "do that in a browser."
)
_LEAVE_OUT = "Try again later, or leave out the look for withdrawn certificates."

# %1 is the host, %2 a day, the names or the issuer, %3 a day.
FAULT_SENTENCES: dict[CertificateFault, Sentence] = {
    _F.EXPIRED: Sentence("The certificate of %1 expired on %2.", _CLOCK),
    _F.ISSUER_EXPIRED: Sentence(
        "The certificate of %1 comes from %2, whose own certificate expired on %3.", _CLOCK
    ),
    _F.NOT_YET: Sentence("The certificate of %1 is not valid before %2.", _CLOCK),
    _F.NAME: Sentence("The certificate of %1 is for another address: %2.", _PORTAL),
    _F.SELF_SIGNED: Sentence(
        "%1 vouches for itself: nobody whom this computer trusts issued its certificate.",
        _PORTAL,
    ),
    _F.ISSUER: Sentence(
        "The certificate of %1 comes from %2, whom this computer does not trust.", _PORTAL
    ),
    _F.CHAIN: Sentence(
        "The certificate of %1 comes from %2, who is not known here and whose own certificate the "
        "server does not show.",
        "Whoever runs the server should have it show the whole chain of its certificates.",
    ),
    _F.USAGE: Sentence("The certificate of %1 is not meant for servers.", CERTIFICATE),
    _F.REVOKED: Sentence("The certificate of %1 was withdrawn by %2.", CERTIFICATE),
    _F.NO_LIST: Sentence(
        "The certificate of %1 does not say where to look whether it was withdrawn.", _LEAVE_OUT
    ),
    _F.LIST_GONE: Sentence(
        "Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 cannot be "
        "fetched.",
        _LEAVE_OUT,
    ),
    _F.LIST_EXPIRED: Sentence(
        "Nobody can tell whether the certificate of %1 was withdrawn: the list of %2 expired on "
        "%3.",
        _LEAVE_OUT,
    ),
    _F.LIST_FOREIGN: Sentence(
        "Nobody can tell whether the certificate of %1 was withdrawn: what came is no list of %2.",
        _LEAVE_OUT,
    ),
    _F.WEAK: Sentence("The certificate of %1 is too weak: it could be forged.", CERTIFICATE),
    _F.CHANGED: Sentence(
        "%1 shows another certificate than the one you accepted.",
        "It may have been renewed, or somebody else answers. Ask whoever runs the server.",
    ),
}

_OTHER = "Choose another one, or ask whoever runs the server for one."
NEED_SENTENCES: dict[LoginNeed, Sentence] = {
    LoginNeed.CERTIFICATE: Sentence(
        "The server lets in only those who show it a certificate.",
        "Choose the one you got from whoever runs the server.",
    ),
    LoginNeed.CERTIFICATE_REFUSED: Sentence(
        "The server does not accept the certificate it was shown.", _OTHER
    ),
    LoginNeed.CERTIFICATE_EXPIRED: Sentence(
        "The certificate that was shown to the server has expired.", _OTHER
    ),
}
"""What is said of servers that want to see a certificate."""


def of_certificate(
    facts: CertificateFacts, day: Callable[[float], str]
) -> tuple[Sentence, tuple[str, ...]]:
    """Return what is said of a certificate, and what its places are filled with.

    ``day`` writes a date, given seconds since the epoch.
    """
    values = {
        _F.EXPIRED: (day(facts.until),),
        _F.ISSUER_EXPIRED: (facts.issuer, day(facts.until)),
        _F.NOT_YET: (day(facts.since),),
        _F.NAME: (names_of(facts),),
        _F.ISSUER: (facts.issuer,),
        _F.CHAIN: (facts.issuer,),
        _F.REVOKED: (facts.issuer,),
        _F.LIST_GONE: (facts.issuer,),
        _F.LIST_EXPIRED: (facts.issuer, day(facts.until)),
        _F.LIST_FOREIGN: (facts.issuer,),
    }
    found = FAULT_SENTENCES[facts.fault]
    if facts.is_clock_wrong:
        found = Sentence(found.message, CLOCK_WRONG)
    return found, (facts.host, *values.get(facts.fault, ()))


def names_of(facts: CertificateFacts) -> str:
    """Return the first names of a certificate, in one line."""
    more = ("\u2026",) if len(facts.names) > _SHOWN_NAMES else ()
    return ", ".join((*facts.names[:_SHOWN_NAMES], *more)) or "\u2013"
