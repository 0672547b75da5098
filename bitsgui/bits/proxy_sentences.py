"""What can be wrong with the way to a proxy, or with the line all ways take, in plain English."""

from __future__ import annotations

from bitsgui.bits.hresult import Hresult
from bitsgui.bits.phrases import Sentence

_H = Hresult

WAY_SENTENCES: dict[int, Sentence] = {
    _H.WINSOCK_ADDRESS_NOT_AVAILABLE: Sentence(
        "The network interface this download is bound to is not there.",
        "Connect it, for example by starting the VPN.",
    ),
    _H.BG_E_INVALID_PROXY_INFO: Sentence(
        "The proxy cannot be used.", "Check the proxy's address where it was set, then resume."
    ),
    _H.WININET_PROXY_SERVER_UNREACHABLE: Sentence(
        "The proxy did not accept the connection.",
        "Check the network, and the proxy's address where it was set.",
    ),
    _H.WININET_BAD_AUTO_PROXY_SCRIPT: Sentence(
        "The script that names the proxy does not work.",
        "Ask whoever made it, or name another where it was set, then resume.",
    ),
    _H.WININET_UNABLE_TO_DOWNLOAD_SCRIPT: Sentence(
        "The script that names the proxy cannot be read.",
        "Check the network, and the script's address where it was set.",
    ),
    _H.WINHTTP_SCRIPT_EXECUTION_ERROR: Sentence(
        "The script that names the proxy gave no answer.",
        "Ask whoever made it, or name another where it was set.",
    ),
}
