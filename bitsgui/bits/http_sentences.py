"""What HTTP statuses mean, in plain English words."""

from __future__ import annotations

from bitsgui.bits.phrases import ASK_OWNER, FRESH_LINK, IF_IT_STAYS, START_OVER, Sentence
from bitsgui.bits.types import LoginNeed

_ASK_PROXY = "Ask whoever runs the proxy, or use another one."
_LOGIN = "Get a fresh link after logging in, or give the download user and password."
HTTP_SENTENCES: dict[int, Sentence] = {
    304: Sentence("The server says that nothing has changed, and sends no file.", FRESH_LINK),
    400: Sentence("The server does not understand the request.", FRESH_LINK),
    401: Sentence("The server asks you to log in.", _LOGIN),
    402: Sentence("The server asks for a payment.", "See the page the link came from."),
    403: Sentence("The server does not let you have this file. The link may have expired.", _LOGIN),
    404: Sentence("The server has no such file.", FRESH_LINK),
    405: Sentence("The server does not hand out this file that way.", FRESH_LINK),
    406: Sentence("The server has the file in no form that was asked for.", FRESH_LINK),
    407: Sentence("The proxy asks you to log in.", _ASK_PROXY),
    408: Sentence("The server waited too long for the request.", IF_IT_STAYS),
    409: Sentence("The server is changing this file.", IF_IT_STAYS),
    410: Sentence("The file was removed from the server.", FRESH_LINK),
    412: Sentence("The file on the server has changed.", START_OVER),
    414: Sentence("The link is too long for the server.", FRESH_LINK),
    416: Sentence(
        "The server refuses a part of the file, though all of it was asked for.", FRESH_LINK
    ),
    421: Sentence("The link was sent to the wrong server.", FRESH_LINK),
    425: Sentence("The server wants the request a moment later.", IF_IT_STAYS),
    429: Sentence("The server asks for fewer requests.", IF_IT_STAYS),
    431: Sentence(
        "The server finds the request's headers too long.", "Send fewer headers or cookies."
    ),
    451: Sentence(
        "The server may not hand out this file for legal reasons.", "Use another source."
    ),
    500: Sentence("The server has a fault.", IF_IT_STAYS),
    501: Sentence("The server cannot do what was asked.", ASK_OWNER),
    502: Sentence("A server on the way got no proper answer.", IF_IT_STAYS),
    503: Sentence("The server is busy or under maintenance.", IF_IT_STAYS),
    504: Sentence("A server on the way got no answer in time.", IF_IT_STAYS),
    505: Sentence("The server does not speak this version of HTTP.", ASK_OWNER),
    507: Sentence("The server has no room left.", IF_IT_STAYS),
    511: Sentence(
        "This network wants you to log in first.",
        "Open a web page in the browser, and log in there.",
    ),
}

# What a proxy answers to the wish for a connection, before any server is asked.
PROXY_SENTENCES: dict[int, Sentence] = {
    403: Sentence("The proxy does not let you reach this server.", _ASK_PROXY),
    502: Sentence("The proxy cannot reach the server.", IF_IT_STAYS),
    503: Sentence("The proxy cannot reach the server now.", IF_IT_STAYS),
    504: Sentence("The server did not answer the proxy in time.", IF_IT_STAYS),
}

_GIVE = "Give user and password, or get a fresh link after logging in."
_PROXY_GIVE = "Give user and password for the proxy."
# What is said where a login can be given, and where there was one and it did not help.
WANTED_SENTENCES: dict[int, Sentence] = {
    401: Sentence("The server asks you to log in.", _GIVE),
    407: Sentence("The proxy asks you to log in.", _PROXY_GIVE),
}
REFUSED_SENTENCES: dict[int, Sentence] = {
    401: Sentence("The server did not accept user and password.", _GIVE),
    407: Sentence("The proxy did not accept user and password.", _PROXY_GIVE),
}

_ASK_SERVER = "Ask whoever runs it, or log in as somebody else."
_BY_LOGON = "Use your logon to this computer if it is known there."
_BY_TICKET = "Log on to the domain, or get a ticket with kinit, then try again."
_INSTALL = (
    "Install the library of Kerberos (Debian, Ubuntu: libgssapi-krb5-2; Fedora: krb5-libs); where "
    "pip installed bitsgui, bitsgui[kerberos] too."
)
TICKET_SENTENCES: dict[LoginNeed, dict[int, Sentence]] = {
    LoginNeed.TICKET: {
        401: Sentence("The server takes logins by Kerberos only.", _BY_LOGON),
        407: Sentence("The proxy takes logins by Kerberos only.", _BY_LOGON),
    },
    LoginNeed.NO_TICKET: {
        401: Sentence("You have no ticket of Kerberos for the server.", _BY_TICKET),
        407: Sentence("You have no ticket of Kerberos for the proxy.", _BY_TICKET),
    },
    LoginNeed.TICKET_REFUSED: {
        401: Sentence("The server did not accept your logon.", _ASK_SERVER),
        407: Sentence("The proxy did not accept your logon.", _ASK_PROXY),
    },
    LoginNeed.NO_KERBEROS: {
        401: Sentence("The server takes logins by Kerberos only, which is missing here.", _INSTALL),
        407: Sentence("The proxy takes logins by Kerberos only, which is missing here.", _INSTALL),
    },
}
UNENCRYPTED_SENTENCES: dict[int, Sentence] = {
    401: Sentence(
        "The server takes user and password unencrypted only.",
        "Anybody on the way could read them: send them only if you accept that, or get a link "
        "that begins with https.",
    ),
}

# Their messages are templates: each names the status.
HTTP_CLASS_SENTENCES: dict[int, Sentence] = {
    1: Sentence("The server's answer is not complete (HTTP {status}).", IF_IT_STAYS),
    2: Sentence("The server's answer does not fit the request (HTTP {status}).", FRESH_LINK),
    3: Sentence("The link leads elsewhere, and may not be followed (HTTP {status}).", FRESH_LINK),
    4: Sentence("The server refused the request (HTTP {status}).", FRESH_LINK),
    5: Sentence("The server has a fault (HTTP {status}).", IF_IT_STAYS),
}
