"""What a front end asks for when it adds links, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import Conflict, Origin
from bitsgui.bits.types import Priority, ProxySettings, SecurityFlags
from bitsgui.bits.url_mask import mask


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """One link of an :class:`AddRequest`. ``name`` None: settled by the first response.

    ``part`` is the path of an unfinished file without a job that is to be continued, also one of
    another program; samples of what it holds, or all if that is little, are compared with the
    server's file before anything is added to it. What no checksum, and no note of ours with the
    server's version, vouches for is told. It loses its own name once the job is stored.
    ``folder`` takes the place of the request's for this link. ``expected_size`` is what a probe
    said; it is shown until the first response, and never trusted instead of it. ``mirrors`` are
    further links to the same file, without logins: what is secret goes to the first one's host.
    Links with the same ``job`` that is not "" go into one job of that name. ``leads_on``: it leads
    to a Metalink, whose files are wanted; None: if its name is that of one.
    """

    url: str
    name: str | None = None
    checksum: str | None = None
    part: str | None = None
    folder: str | None = None
    expected_size: int | None = None
    mirrors: tuple[Mirror, ...] = ()
    job: str = ""
    pieces: PieceHashes | None = None
    leads_on: bool | None = None

    def __repr__(self) -> str:
        """Say where the link leads, without the login in it or what else may be secret."""
        return f"LinkRequest({mask(self.url)!r}, name={self.name!r})"

    def goes_to(self, usual: str) -> str:
        """Return the folder of its file, in a request whose folder is ``usual``."""
        return self.folder or usual


@dataclass(frozen=True, slots=True)
class AddRequest:
    """Links to download into a folder, or each into its own.

    None means "as the settings say" for every option. ``headers`` are ``Name: value`` pairs;
    Authorization, Cookie and Proxy-Authorization among them are kept encrypted like all custom
    headers. ``use_logon``: log in as who is logged on to this machine. ``rate_limit`` is bytes/s.
    ``cookies`` is the text of a Netscape cookie file.
    With ``pick_up`` an unfinished job with the same links and folder is continued instead of
    doubled. With ``hold`` the jobs are queued but wait for the next start of the program.
    ``start_at`` (aware; only with ``start``): they are queued but wait for that time.
    ``category`` is an id, 0 for none; None leaves it to the rules. ``certificate`` is shown to the
    server of each job's links, if it asks. ``waive`` has those of the ``WAIVING_FLAGS`` that say
    what is not checked of its certificate; with ``looks_for_withdrawn`` the lists of withdrawn ones
    are asked (``CRL_CHECK``).
    ``method`` is what servers are asked with, GET if there is none, or POST where there is
    ``data``: the body of every request, kept encrypted. What is asked otherwise than by a plain
    GET has the priority FOREGROUND, is asked once without another try, and is never picked up.
    """

    links: tuple[LinkRequest, ...]
    folder: str
    one_job: bool = False
    job_name: str | None = None
    start: bool = True
    hold: bool = False
    start_at: datetime | None = None
    pick_up: bool = False
    origin: Origin = Origin.USER
    priority: Priority | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookies: str | None = field(default=None, repr=False)
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    use_logon: bool = False
    user_agent: str | None = None
    referer: str | None = None
    interface: str | None = None
    proxy: ProxySettings | None = None
    certificate: CertificateFiles | None = None
    waive: SecurityFlags | None = None
    looks_for_withdrawn: bool | None = None
    rate_limit: int | None = None
    segments: int | None = None
    on_conflict: Conflict | None = None
    retry_delay_s: float | None = None
    no_progress_timeout_s: float | None = None
    maximum_time_s: float | None = None
    auto_complete: bool | None = None
    find_checksums: bool | None = None
    category: int | None = None
    method: str | None = None
    data: bytes | None = field(default=None, repr=False)

    def groups(self) -> list[list[int]]:
        """Return the places of the links of each job, in the order of their first."""
        if self.one_job:
            return [list(range(len(self.links)))]
        found: dict[object, list[int]] = {}
        for place, link in enumerate(self.links):
            found.setdefault(link.job or place, []).append(place)
        return list(found.values())

    @property
    def own_method(self) -> str | None:
        """The method of a job whose requests may do something each time; None for a plain GET."""
        if self.data is not None:
            return self.method or "POST"
        return None if self.method == "GET" else self.method


@dataclass(frozen=True, slots=True)
class MirrorChange:
    """Further links one file of a job is to have, and such as it is to have no more.

    Both as :meth:`bitsgui.bits.sources_interface.ChoosesSources.change_mirrors` takes them.
    """

    file_id: int
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobChanges:
    """What is to be different about a job, None for what stays.

    Units and forms are those of :class:`AddRequest`, but for these: ``rate_limit`` 0 is none of its
    own, ``headers`` is the text of :meth:`Job.set_custom_headers`, ``category`` 0 is none, an
    ``interface`` of "" is as the settings say. ``url`` is a fresh link for the one file of a job.
    ``skip`` and ``take_in`` are ids of files that are to be left out, and taken in again. To
    ``folder`` the files are moved. ``login`` is a name and a password for its servers, in place of
    which ``use_logon`` is who is logged on; with ``no_certificate`` none of its own is shown.
    """

    priority: int | None = None
    name: str | None = None
    category: int | None = None
    url: str | None = None
    mirrors: MirrorChange | None = None
    headers: str | None = field(default=None, repr=False)
    cookies: str | None = field(default=None, repr=False)
    user_agent: str | None = None
    referer: str | None = None
    interface: str | None = None
    proxy: ProxySettings | None = None
    certificate: CertificateFiles | None = None
    no_certificate: bool = False
    login: tuple[str, str] | None = field(default=None, repr=False)
    use_logon: bool = False
    waive: SecurityFlags | None = None
    looks_for_withdrawn: bool | None = None
    rate_limit: int | None = None
    segments: int | None = None
    on_conflict: Conflict | str | None = None
    retry_delay_s: float | None = None
    no_progress_timeout_s: float | None = None
    maximum_time_s: float | None = None
    auto_complete: bool | None = None
    find_checksums: bool | None = None
    in_order: bool | None = None
    skip: tuple[int, ...] = ()
    take_in: tuple[int, ...] = ()
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A job made, or picked up (``is_new`` False), for an :class:`AddRequest`."""

    job_id: UUID
    is_new: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A link of an :class:`AddRequest`, the one at ``place``, that is there already.

    ``file_id`` None: the job is a finished one of the history. With ``is_same_link`` False the
    file of the job comes from another link and goes to the same place, so that it can be continued
    with the link of the request.
    """

    place: int
    job_id: UUID
    file_id: int | None
    is_same_link: bool
