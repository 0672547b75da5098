"""The commands that do what the hint of an error advises; the window has buttons for them."""

from bitsgui.bits.advice import Advice, advised
from bitsgui.bits.errors import Recovery
from bitsgui.bits.explain import is_claim, may_use_logon, portal_of, takes_certificate, takes_login
from bitsgui.bits.types import PROXY_ASKS, SERVER_ASKS, ErrorContext, JobState, LoginNeed
from bitsgui.bits.views import ErrorView, JobView

_STUCK = {JobState.ERROR, JobState.TRANSIENT_ERROR, JobState.TRANSFERRED}
_REMOTE = ErrorContext.REMOTE_FILE
_RESUME = "`bitsgui resume {job}`"
_COMPLETE = "`bitsgui complete {job}`"
_TO_FOLDER = "`bitsgui set {job} --to DIR`"
A_PROXY = "PROXY"
"""Stands in commands for the proxy that asks for a login, where it is not known which does."""
_LOGON = {
    SERVER_ASKS: "`bitsgui set {job} --use-logon`",
    PROXY_ASKS: f"`bitsgui login {A_PROXY} --use-logon`",
}
_LOGIN = {
    SERVER_ASKS: "`bitsgui set {job} --login USER`",
    PROXY_ASKS: f"`bitsgui login {A_PROXY} USER`",
}
_ACCEPT = "`bitsgui resume {job} --accept`"
_COMMANDS = {
    Advice.START_OVER: "`bitsgui resume {job} --restart`",
    Advice.TAKE_ANYWAY: _ACCEPT,
    Advice.KEEP_LESS_FREE: "`bitsgui set --global disk_reserve SIZE`",
    Advice.FRESH_LINK: f"`bitsgui set {{job}} --url LINK`, then {_RESUME}",
    Advice.OTHER_FOLDER: f"{_RESUME}, for another folder behind {_TO_FOLDER}",
    Advice.RESUME: _RESUME,
    Advice.ANY_NETWORK: "`bitsgui resume {job} --any-network`",
    Advice.LIFT_SCHEDULE: "`bitsgui set --global limit_override full`",
    Advice.COMPLETE: _COMPLETE,
}
_OF_WHOLE = {Advice.OTHER_FOLDER: f"{_COMPLETE}, for another folder behind {_TO_FOLDER}"}
"""What is otherwise for a job whose bytes are all there."""


def commands(error: ErrorView, job: JobView) -> str:
    """Return sentences with the commands for an error of a job, "" if there are none.

    Nothing while the job moves: a download that goes on needs none.
    """
    if job.state not in _STUCK:
        return ""
    steps = [step for step in advised(error, job.state) if _can(step, job)]
    known = _COMMANDS | (_OF_WHOLE if job.state is JobState.TRANSFERRED else {})
    said = [f"Command: {known[step]}." for step in steps[:1]]
    if is_claim(error) or error.of_list:
        said.append(f"To keep the file as it is: {_ACCEPT}.")
    elif error.recovery == Recovery.ASK_CONTINUE.value and error.context is _REMOTE:
        said.append(f"To take what the server sends: {_ACCEPT}.")
    if takes_certificate(error):
        said = [f"Command: `bitsgui set {{job}} --client-cert FILE`, then {_RESUME}."]
    if error.certificate is not None and error.certificate.is_acceptable:
        said.append(
            "If you are sure that it is the right server: "
            f"`bitsgui resume {{job}} --accept-certificate {error.certificate.sha256}`."
        )
    if error.login is LoginNeed.UNENCRYPTED:
        said.append(
            "If you accept that: `bitsgui resume {job} --allow-unencrypted-login`; where no login "
            "was given, `bitsgui set {job} --login USER` comes first."
        )
    if portal_of(error):
        said.append("If this network wants no login: `bitsgui resume {job} --any-network`.")
    if takes_login(error):
        said.append(f"To log in: {_LOGIN[error.http_status or 0]}, then {_RESUME}.")
    if may_use_logon(error):
        said.append(f"To use your logon: {_LOGON[error.http_status or 0]}, then {_RESUME}.")
    return " ".join(said).format(job=job.id.hex[:8])


def _can(step: Advice, job: JobView) -> bool:
    """Return whether there is a command: a link is given to a job of one file only."""
    return step is not Advice.FRESH_LINK or job.files_total == 1
