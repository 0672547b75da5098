"""The commands that do what the hint of an error advises; the window has buttons for them."""

import re

from bitsgui.bits.errors import Recovery
from bitsgui.bits.explain import is_claim
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.views import ErrorView, JobView

_STUCK = {JobState.ERROR, JobState.TRANSIENT_ERROR}
_RESUME = "`bitsgui resume {job}`"
_ACCEPT = "`bitsgui resume {job} --accept`"
_FRESH_LINK = re.compile(r"\bfresh (?:link|one)\b", re.IGNORECASE)
_COMMANDS = (
    (re.compile(r"\bstart the download over\b", re.IGNORECASE), "`bitsgui resume {job} --restart`"),
    (re.compile(r"\bdownload anyway\b", re.IGNORECASE), _ACCEPT),
    (re.compile(r"\bkeep less free\b", re.IGNORECASE), "`bitsgui set --global disk_reserve SIZE`"),
    (_FRESH_LINK, f"`bitsgui set {{job}} --url LINK`, then {_RESUME}"),
    (
        re.compile(r"\banother folder\b", re.IGNORECASE),
        f"{_RESUME}, for another folder behind `bitsgui set {{job}} --to DIR`",
    ),
    (re.compile(r"\bresume\b", re.IGNORECASE), _RESUME),
)


def commands(hint: str, error: ErrorView, job: JobView) -> str:
    """Return sentences with the commands for an error of a job and its hint, "" if there are none.

    Nothing while the job moves: a download that goes on needs none.
    """
    if job.state not in _STUCK:
        return ""
    said: list[str] = []
    for pattern, command in _COMMANDS:
        is_for_one = pattern is _FRESH_LINK and job.files_total != 1
        if pattern.search(hint) and not is_for_one:
            said.append(f"Command: {command}.")
            break
    if error.recovery == Recovery.ASK_CONTINUE.value and error.context is ErrorContext.REMOTE_FILE:
        what = "keep the file as it is" if is_claim(error) else "take what the server sends"
        said.append(f"To {what}: {_ACCEPT}.")
    return " ".join(said).format(job=job.id.hex[:8])
