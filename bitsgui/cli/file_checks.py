"""Checking finished downloads by a command: what is answered, and how that is said."""

from collections.abc import AsyncIterator
from typing import Any

from bitsgui.bits.errors import BitsError
from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.bits.interface import JobManager
from bitsgui.bits.requests import JobChanges
from bitsgui.cli.finding import find
from bitsgui.cli.formats import clean, size
from bitsgui.cli.open_logins import allow_unencrypted
from bitsgui.cli.refusals import failure
from bitsgui.cli.requests import revived

Answer = dict[str, Any]

_FINE = {Verdict.RIGHT, Verdict.REPAIRED}


async def checked(manager: JobManager, request: Answer) -> AsyncIterator[Answer]:
    """Yield what became of each file of the jobs a request names, one job after another."""
    unfinished = [view.id for view in await manager.views()]
    finished = {row.id: row for row in await manager.history()}
    terms, repairs = dict(request.get("terms") or {}), request["repair"]
    is_open = terms.pop("allow_unencrypted_login", False)
    changes = JobChanges(**revived(terms)) if terms else None
    for text in request["jobs"]:
        try:
            job_id = find(text, [*unfinished, *finished])
            if is_open:
                row = finished.get(job_id)
                files = await manager.file_views(job_id) if row is None else row.files
                await allow_unencrypted(manager, (file.remote_name for file in files))
            for found in await manager.check_files(job_id, repairs=repairs, terms=changes):
                yield _answer(str(job_id), found)
        except BitsError as error:
            yield failure(error, text)


def _answer(job_id: str, found: FileCheck) -> Answer:
    return {
        "event": "check",
        "id": job_id,
        "file": found.path,
        "verdict": found.verdict.value,
        "damaged": found.damaged,
        "mended": found.mended,
        "pieces": found.pieces or None,
        "changed": found.is_changed,
        "computed": found.computed or None,
        "reason": found.reason or None,
        "failed": found.verdict not in _FINE,
    }


def words(answer: Answer) -> str:
    """Return what was found of a file, as a sentence."""
    return f"{clean(answer['file'])}: {_verdict(answer)}"


def _verdict(answer: Answer) -> str:
    reason = f". {clean(answer['reason'])}".rstrip(".") if answer["reason"] else ""
    changed = ", changed since its download" if answer["changed"] else ""
    match Verdict(answer["verdict"]):
        case Verdict.RIGHT:
            return "right"
        case Verdict.REPAIRED:
            return f"repaired, {size(answer['mended'])} fetched again"
        case Verdict.DAMAGED:
            amount = f", {size(answer['damaged'])} wrong" if answer["damaged"] else ""
            return f"damaged{amount}{changed}{reason}"
        case Verdict.MISSING:
            return f"not there{reason}"
        case Verdict.UNKNOWN:
            computed = f"; it has {answer['computed']}" if answer["computed"] else ""
            return f"cannot be checked: no checksum of it is known{computed}"
