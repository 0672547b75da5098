"""Checking finished downloads by a command: what is answered, and how that is said."""

from collections.abc import AsyncIterator
from typing import Any

from bitsgui.bits.errors import BitsError
from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.bits.interface import JobManager
from bitsgui.cli import answers
from bitsgui.cli.finding import find
from bitsgui.cli.formats import clean, size

Answer = dict[str, Any]

_FINE = {Verdict.RIGHT, Verdict.REPAIRED}


async def checked(manager: JobManager, request: Answer) -> AsyncIterator[Answer]:
    """Yield what became of each file of the jobs a request names, one job after another."""
    unfinished = [view.id for view in await manager.views()]
    ids = [*unfinished, *(row.id for row in await manager.history())]
    login, repairs = request.get("login") and tuple(request["login"]), request["repair"]
    for text in request["jobs"]:
        try:
            job_id = find(text, ids)
            for found in await manager.check_files(job_id, repairs=repairs, login=login):
                yield _answer(str(job_id), found)
        except BitsError as error:
            yield {"event": "error", "id": text, "failed": True, "error": answers.refusal(error)}


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
