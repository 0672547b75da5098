"""Going on with an unfinished file that belongs to no job: another program's, or one of ours.

Nothing of it is touched before its bytes are compared with the server's (:mod:`proving` says which
of them). Then it gets the name of a new part file (a second link, which copies nothing), the job
is stored, and only then its own name goes. Wherever this stops, the bytes lie under at least one
of the names, and a list that still has a job for it finds it gone, not in the hands of two. Where
there are no links, or the file is not ours to rename, it is copied and stays. What it holds is on
record with the version of the server's file it was compared with, and its fingerprint: a later
run notices another version, and another writer.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import InvalidArgumentError, TransferError
from bitsgui.bits.names import is_part_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict, FileRecord
from bitsgui.bits.requests import LinkRequest
from bitsgui.bits.words import say
from bitsgui.engine import disk, naming, orphans, proof, tasks
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.final_files import as_call_error
from bitsgui.engine.fingerprint import Fingerprint, step_for
from bitsgui.engine.local_names import is_folder_name
from bitsgui.engine.offers import Offer, read_offer, refuse_changed
from bitsgui.engine.proving import Proof, prove

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

BLOCK = 1024 * 1024

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Taking:
    """A part file of ours that holds what was unfinished.

    ``is_link``: it is the unfinished file itself, which still has its old name as well. Until
    ``is_made`` there is nothing of ours, and where one of ours stays under its name there never is.
    """

    core: Core
    file: FileRecord
    offer: Offer
    part: Path
    is_link: bool = False
    is_made: bool = False


async def take(
    core: Core, fetcher: Fetcher, file: FileRecord, link: LinkRequest, conflict: Conflict
) -> Taking:
    """Compare what ``link.part`` holds, and give ``file`` a part file with it.

    What was not compared to the last byte is told, unless a checksum or our own note of the
    version vouches for the rest.

    Raises: BitsError that says why nothing of it can be used; nothing has changed then.
    """
    path = Path(link.part or "")
    offer = await read_offer(path)
    try:
        found = await prove(fetcher, offer, link.url, file.checksum)
        await tasks.on_disk(refuse_changed, offer)
        taking = await tasks.finish(tasks.on_disk(_place, core, file, offer, found, conflict))
    except TransferError as error:
        raise as_call_error(error) from error
    finally:
        os.close(offer.fd)
    if not found.is_whole:
        core.hub.notify(_not_whole(path, found))
    return taking


def _not_whole(path: Path, found: Proof) -> str:
    return say(
        "{compared} of the {there} bytes in {path} were compared with the server, and all of them "
        "are right. Only the checksum of the whole file would prove the others.",
        compared=found.compared,
        there=found.done.total,
        path=path,
    )


def settle(takings: Iterable[Taking]) -> None:
    """Let go of the other programs' names, once the jobs are stored; blocking."""
    for taking in takings:
        if taking.is_link:
            try:
                taking.offer.path.unlink()
            except OSError as error:
                log.warning("%s keeps its name: %s", taking.offer.path, error.strerror)


def undo(takings: Iterable[Taking]) -> None:
    """Take the part files away again: the jobs could not be stored; blocking."""
    for taking in takings:
        taking.core.claims.release([taking.file])
        if taking.is_made:
            with contextlib.suppress(OSError):
                taking.part.unlink()


# -- taking over ---------------------------------------------------------------------------------


def _place(core: Core, file: FileRecord, offer: Offer, found: Proof, conflict: Conflict) -> Taking:
    """Settle the names and make the part file; blocking."""
    own_name = offer.path.name
    name = orphans.final_name(own_name) if is_part_name(own_name) else found.name
    _settle_name(core, file, offer, name, conflict)
    target = Path(file.local_name)
    taking = Taking(core, file, offer, target.with_name(naming.part_name_for(target.name)))
    try:
        _link_or_copy(taking, found.done, core.settings.disk_reserve)
        file.fingerprint = _fingerprint(taking.part, found)
    except BaseException as error:
        undo([taking])
        if isinstance(error, OSError):
            raise disk.local_error(error, taking.part) from error
        raise
    file.part_name, file.done = taking.part.name, found.done.copy()
    proof.rebase(file, found.validator)
    return taking


def _fingerprint(part: Path, found: Proof) -> bytes:
    with part.open("rb") as content:
        return Fingerprint(step_for(found.total)).grow(content.fileno(), found.done)


def _settle_name(core: Core, file: FileRecord, offer: Offer, name: str, conflict: Conflict) -> None:
    """Give the file its final name; that of the unfinished one counts as free."""
    is_open = is_folder_name(file.local_name)
    wanted = Path(file.local_name) / name if is_open else Path(file.local_name)
    if wanted.exists() and wanted.samefile(offer.path) and core.claims.take(str(wanted), file.id):
        file.local_name = str(wanted)
        return
    naming.settle(file, name, conflict, core.claims)
    if file.skipped:
        core.claims.release([file])
        raise InvalidArgumentError(say("{path} is there already.", path=wanted))


def _link_or_copy(taking: Taking, done: RangeSet, reserve: int) -> None:
    """Give the part file its content: by a second name, else by a copy."""
    source, part = taking.offer.path, taking.part
    has_one_name = source.stat().st_nlink == 1  # else a backup would change with it
    if has_one_name and os.access(source.parent, os.W_OK | os.X_OK):
        with contextlib.suppress(OSError):
            os.link(source, part, follow_symlinks=False)
            taking.is_link = taking.is_made = True
            return
        if is_part_name(source.name) and source.parent == part.parent:
            taking.part = source
            return
    if done.total + reserve > disk.free_bytes(part.parent):
        raise InvalidArgumentError(
            say(
                "There is no room in {folder} for a copy of {path}.",
                folder=part.parent,
                path=source,
            )
        )
    _copy(taking, done)


def _copy(taking: Taking, done: RangeSet) -> None:
    """Copy what is there; what is missing stays a hole."""
    with taking.offer.path.open("rb") as source, taking.part.open("xb") as target:
        taking.is_made = True
        for start, end in done:
            source.seek(start)
            target.seek(start)
            while start < end:
                block = source.read(min(BLOCK, end - start))
                if not block:
                    raise OSError(None, "the file became shorter")
                start += target.write(block)  # noqa: PLW2901 - how far it came
        target.flush()
        disk.sync(target.fileno())
