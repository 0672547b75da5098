"""Why a proxy script is of no use. Apart, as who asks for none loads nothing that reads them."""

from __future__ import annotations

from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.url_mask import mask
from bitsgui.bits.urls import RemoteUrl
from bitsgui.bits.words import Said


class ScriptError(TransferError):
    """A script is of no use; ``why`` says it in a sentence, ``detail`` in a clause."""

    def __init__(
        self, code: int, detail: str, why: Said, error_class: ErrorClass | None = None
    ) -> None:
        super().__init__(code, detail, error_class=error_class)
        self.why = why
        self.is_out_of_reach = False


class UnreadableScriptError(ScriptError):
    """A script cannot be had.

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
            why,
            ErrorClass.FATAL if is_lasting else None,
        )
        self.is_out_of_reach = is_out_of_reach


class NoScriptError(UnreadableScriptError):
    """Nobody has a script at a link: its server's name is unknown, or the server has none."""


class BrokenScriptError(ScriptError):
    """A script fails, or answers with nothing that can be used."""

    def __init__(self, detail: str, why: Said) -> None:
        super().__init__(Hresult.WININET_BAD_AUTO_PROXY_SCRIPT, detail, why)


class SilentScriptError(ScriptError):
    """A script gave no answer, or what evaluates it did not."""

    def __init__(self, detail: str, why: Said) -> None:
        code = Hresult.WINHTTP_SCRIPT_EXECUTION_ERROR
        super().__init__(code, detail, why, ErrorClass.TRANSIENT)
