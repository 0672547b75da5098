"""Which job is meant by the first digits of its id."""

from collections.abc import Iterable
from uuid import UUID

from bitsgui.bits.errors import BitsError, Hresult


def find(text: str, ids: Iterable[UUID]) -> UUID:
    """Return the id that ``text`` (hexadecimal digits) is, or begins alone.

    Raises: BitsError, BG_E_NOT_FOUND for none and E_INVALIDARG for several.
    """
    matches = sorted({id_ for id_ in ids if id_.hex.startswith(text)})
    if not matches:
        raise BitsError(f"There is no download {text}.", Hresult.BG_E_NOT_FOUND)
    if len(matches) > 1:
        raise BitsError(
            f"Several downloads begin with {text}; write more digits.", Hresult.E_INVALIDARG
        )
    return matches[0]
