"""Trying a proxy script before it is taken: read once, and asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, InvalidArgumentError, TransferError
from bitsgui.bits.network_interfaces import ANY
from bitsgui.bits.sentences import describe
from bitsgui.bits.url_mask import mask
from bitsgui.bits.words import Said, say
from bitsgui.engine.script_errors import ScriptError, UnreadableScriptError

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


async def remarks_on(core: Core, place: str, interface: str | None) -> list[str]:
    """Read a script and ask it once, over ``interface`` alone, or any where it is None.

    One whose server does not answer may be taken, with a remark: who is elsewhere now may be there
    when downloads are. It ends with the program. Raises: BitsError for one that fails.
    """
    with core.prober.ending_with_the_program():
        scripts = await core.transport.scripts()
        try:
            await scripts.try_out(place, interface or ANY)
        except ScriptError as error:
            if not error.is_out_of_reach:
                raise InvalidArgumentError(_refusal(place, error)) from error
            why = error.why
        except TransferError as error:
            if error.code != Hresult.WINSOCK_ADDRESS_NOT_AVAILABLE:
                raise
            why = say("The network interface it is to be fetched over is not there.")
        else:
            core.transport.forget_scripts()  # it may have been mended just now
            return []
    words = "{path} is taken, but was not tried: it cannot be read now. {why}"
    return [say(words, path=mask(place), why=why)]


def _refusal(place: str, error: ScriptError) -> Said:
    """Return what is wrong with a script, and which it is."""
    if isinstance(error.__cause__, OSError) and isinstance(error, UnreadableScriptError):
        return error.why  # it names the file
    reason = say(describe(error.code).message)
    return say("{path}: {reason} {why}", path=mask(place), reason=reason, why=error.why)
