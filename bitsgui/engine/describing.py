"""Metalinks that servers name for a file in the head of their answers (RFC 6249 section 4).

One is fetched beside the file, and used for nothing but further mirrors and for checking what
came: as what the server states itself, so that it never overrules the link. It has to be of the
same server, or encrypted; one that is late, too large or of another file is left out.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bitsgui.bits import metalink, urls
from bitsgui.bits.errors import TransferError
from bitsgui.bits.headers import media_type
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.link_header import parse_links
from bitsgui.bits.metalink import MetalinkError, MetalinkFile
from bitsgui.bits.mirrors import Mirror, is_weaker
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine import small_bodies, tasks
from bitsgui.engine.piece_check import PieceCheck

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.transfer import Transfer

LEAST_SIZE = 1024 * 1024
"""Of a smaller file the document would be as much again to fetch."""
MOST_BYTES = 4 * 1024 * 1024
_LEAST_MOST, _SHARE = 256 * 1024, 64
"""A document may have so much, or this part of the size of its file, if that is more."""
LONGEST_S = 20.0
"""How long its server may take for it."""
LATE_S = 5.0
"""How long a file that is whole waits for what it can be checked by."""
_DESCRIBED_BY = "describedby"

log = logging.getLogger(__name__)


class Description:
    """What a Metalink named by the server of one file tells of it."""

    def __init__(self, transfer: Transfer) -> None:
        self._transfer = transfer
        self._work: asyncio.Task[None] | None = None
        self.is_refused = False
        """Whether it proved to be of another version than the link, as its mirrors may be."""
        self.is_used = False
        """Whether bytes may be taken for right by it."""

    def begin(self, connection: Connection) -> None:
        """Fetch what the first answer names, unless there are better checks already."""
        transfer = self._transfer
        file, options = transfer.file, transfer.context.job.options
        is_wanted = transfer.context.settings.follow_metalinks and options.http_method is None
        is_large = (connection.judgement.entity.size or 0) >= LEAST_SIZE and file.ranges is None
        if not (is_wanted and is_large) or self._work is not None or self.is_refused:
            return
        if transfer.piece_check is None and (document := self._named(connection)) is not None:
            self._work = tasks.spawn("fetch description", self._take(document.url))

    def _named(self, connection: Connection) -> RemoteUrl | None:
        """Return where the description is, None if none is named or it may not be believed."""
        own = self._transfer.link
        for each in (*connection.answer.passed, connection.answer):
            for link in parse_links(each.all("link")):
                kind = media_type(link.parameters.get("type"))
                if _DESCRIBED_BY not in link.rels or kind not in metalink.MEDIA_TYPES:
                    continue
                try:
                    found = urls.join(each.remote.url, link.target)
                except UrlError:
                    continue
                is_near = urls.same_host(found.url, own) or found.scheme == "https"
                if found.user is None and is_near and not is_weaker(found.url, own):
                    return found
        return None

    async def settle(self) -> None:
        """Wait a little for what is still on its way."""
        if self._work is not None and not self._work.done():
            await asyncio.wait([self._work], timeout=LATE_S)

    async def stop(self) -> None:
        """End what is under way."""
        work, self._work = self._work, None
        await tasks.stop(work)

    def forget(self) -> None:
        """Believe it no more: what it says and what its server sends do not agree."""
        log.info("%s: its Metalink is of another file", urls.mask(self._transfer.link))
        self.is_refused, self.is_used = True, False
        self._transfer.piece_check = None

    async def _take(self, link: str) -> None:
        """Fetch the document and use it; whatever is wrong with it leaves the file as it is."""
        transfer = self._transfer
        most = most_bytes(transfer.file.size or 0)
        try:
            async with asyncio.timeout(LONGEST_S):
                fetched = small_bodies.beside(transfer, link, most + 1, transfer.link)
                document, base = await fetched
            if len(document) > most:
                log.info("%s is too large for what it describes", urls.mask(link))
                return
            files = await tasks.on_disk(metalink.read, document, base)
        except (TransferError, MetalinkError, TimeoutError) as error:
            log.info("%s describes nothing: %s", urls.mask(link), error)
            return
        found = self._mine(files)
        if found is None:
            log.info("%s is about other files", urls.mask(link))
            return
        self._use(found)

    def _mine(self, files: tuple[MetalinkFile, ...]) -> MetalinkFile | None:
        """Return what is told of this file; of several by its name, and never one of other size."""
        file = self._transfer.file
        target = urls.parse_remote(self._transfer.link).target.partition("?")[0]
        names = {PurePath(file.local_name).name, unquote(PurePosixPath(target).name)}
        fitting = [each for each in files if PurePosixPath(each.name).name in names]
        found = files if len(files) == 1 else fitting
        return next((each for each in found if each.size in {None, file.size}), None)

    def _use(self, found: MetalinkFile) -> None:
        transfer = self._transfer
        file, sources = transfer.file, transfer.sources
        sources.add(self._mirrors(found))
        if found.checksum is not None and file.claimed in {None, found.checksum}:
            file.claimed = transfer.sure_claim = found.checksum
            self.is_used = True
        if transfer.piece_check is None and found.pieces is not None and file.size == found.size:
            transfer.piece_check = PieceCheck(transfer, found.pieces, is_described=True)
            self.is_used = True
        transfer.context.listener.on_file_changed(file)

    def _mirrors(self, found: MetalinkFile) -> Iterator[Mirror]:
        sources = self._transfer.sources
        known = {source.url for source in sources.all}
        for mirror in (Mirror(found.link, 1), *found.mirrors):
            is_refused = is_weaker(mirror.url, sources.own.url) and not sources.is_sure
            if mirror.url not in known and not is_refused:
                yield mirror


def most_bytes(size: int) -> int:
    """Return how large the document may be that describes a file of a size, in bytes.

    Who serves the file may name any: what is not worth reading for it is not fetched.
    """
    return min(MOST_BYTES, max(_LEAST_MOST, size // _SHARE))
