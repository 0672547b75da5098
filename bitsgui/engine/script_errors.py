"""Why a proxy script cannot be had. Apart, as who asks for none loads nothing that reads them."""

from __future__ import annotations

from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.url_mask import mask
from bitsgui.bits.urls import RemoteUrl
from bitsgui.bits.words import Said


class ScriptError(TransferError):
    """A script cannot be had; ``why`` says it in a sentence, ``detail`` in a clause.

    ``is_out_of_reach``: its server did not answer, or cannot serve it just now. A lasting error
    needs a person.
    """

    def __init__(
        self,
        detail: str,
        remote: RemoteUrl,
        why: Said,
        *,
        is_lasting: bool = False,
        is_out_of_reach: bool = False,
    ) -> None:
        super().__init__(
            Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT,
            f"the proxy script {mask(remote.url)} cannot be read: {detail}",
            error_class=ErrorClass.FATAL if is_lasting else None,
        )
        self.why = why
        self.is_out_of_reach = is_out_of_reach


class NoScriptError(ScriptError):
    """Nobody has a script at a link: its server's name is unknown, or the server has none."""
