"""Whether a web page came in place of a file: a page to log in, to pay, or about an error.

A page is what was asked for where the name may be that of a page. Anywhere else the user is
asked, as whoever follows a link to ``data.csv`` wants no page under that name, be it an archive or
a text. A browser would open the page; here nobody would look at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bitsgui.bits import headers
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.page_names import may_name_page
from bitsgui.engine.local_names import is_folder_name

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.transfer import Transfer

_UNTYPED = frozenset({"", "application/octet-stream", "application/unknown", "binary/octet-stream"})
_PAGE_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def may_be_page(local_name: str, *links: str) -> bool:
    """Return True if a page may be what the user wants."""
    return may_name_page("" if is_folder_name(local_name) else local_name, *links)


def begins_like_page(data: bytes) -> bool:
    """Return True if bytes of unknown type can be nothing but the beginning of a page."""
    return _PAGE_BEGINS.match(data) is not None


def refuse(transfer: Transfer, connection: Connection) -> None:
    """Raise TransferError if the answer says that it is a page where none is wanted."""
    if headers.is_html(connection.judgement.entity.media_type) and _is_unwanted(
        transfer, connection
    ):
        raise _page_came(connection)


async def refuse_untyped(transfer: Transfer, connection: Connection) -> None:
    """Raise TransferError if a body whose type nobody tells begins as a page does.

    Its first bytes are waited for, and come again; a body of megabytes is not looked at.
    """
    judgement = connection.judgement
    if judgement.start or judgement.entity.codings or judgement.entity.media_type not in _UNTYPED:
        return
    if begins_like_page(await connection.body.peek()) and _is_unwanted(transfer, connection):
        raise _page_came(connection)


def _is_unwanted(transfer: Transfer, connection: Connection) -> bool:
    """Return True unless settings, user, server or names let a page be the file."""
    file, remote = transfer.file, connection.answer.remote
    if not transfer.context.settings.refuse_web_pages or file.consented:
        return False
    if remote.scheme == "http" and transfer.context.distrusts_pages():
        return True  # whatever the file is called: over https it has proved whose it is
    if connection.judgement.entity.is_attachment:
        return False
    return not may_be_page(file.local_name, transfer.link, remote.url)


def _page_came(connection: Connection) -> TransferError:
    return TransferError(
        Hresult.BG_E_INVALID_SERVER_RESPONSE,
        "a web page came in place of the file",
        url=connection.answer.remote.url,
    )
