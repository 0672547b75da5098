"""The part of the job manager that takes links: asks about them, and makes jobs of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.fresh_links import FreshLink
from bitsgui.bits.requests import Added, AddRequest, Known
from bitsgui.bits.types import ProxySettings
from bitsgui.bits.views import ProbeView, ProxyTrial


class LinkTaker(Protocol):
    """What a front end calls while links are being added."""

    async def add(self, request: AddRequest) -> list[Added]:
        """Make (or pick up) and start the jobs of a request; all or nothing.

        A link to a Metalink is followed, and gives way to the files that tells of.
        """
        ...

    async def known(self, request: AddRequest) -> list[Known]:
        """Return which links of a request are there already; nothing is contacted."""
        ...

    async def probe(self, request: AddRequest) -> ProbeView:
        """Ask the server what the first link of a request leads to; nothing is written.

        The request goes out as that of its job would, with headers, cookies and login. A few run
        at a time, the others wait; cancelling ends the request. Failures are in the view.
        """
        ...

    async def try_proxy(
        self, url: str, proxy: ProxySettings | None = None, job_id: UUID | None = None
    ) -> ProxyTrial:
        """Ask by which proxy a link goes, and whether an answer comes; nothing is written.

        ``proxy`` are settings to try, None for those of all jobs; ``job_id`` is the job they are
        for, whose login the proxy is told. Without one they are for all, and a rule for the server
        comes before them. Cancelling ends the request. Failures are in the trial.
        """
        ...

    async def asking_proxy(self, job_id: UUID, url: str) -> str | None:
        """Return the proxy that wants a login for a link of a job, None if it goes directly.

        Raises: NotFoundError.
        """
        ...

    async def share_login(self, url: str, user: str, password: str) -> int:
        """Give a login to all downloads that stand still for want of one at the server of a link.

        They go on, as do single files that failed for want of it. Returns how many downloads got
        it. Raises: BitsError for what is no login.
        """
        ...

    async def has_proxy_login(self, proxy: str) -> bool:
        """Return whether there is a login that downloads share for a proxy, by its address."""
        ...

    async def log_in_to_proxy(self, proxy: str, user: str | None, password: str = "") -> None:
        """Give a login for a proxy, None for none, that all downloads share.

        It goes to this proxy only, and is used where a download has none of its own; jobs of
        programs use it if they say so (USE_STORED_CREDENTIALS). Downloads that failed for want of
        a login at a proxy go on.

        Raises: BitsError for what is no proxy, or no login.
        """
        ...

    async def use_logon_at_proxy(self, proxy: str) -> None:
        """Log in to a proxy as who is logged on to this machine, in place of a login for it.

        Downloads that failed for want of a login at a proxy go on.

        Raises: BitsError for what is no proxy.
        """
        ...

    async def keeps_secrets(self) -> bool:
        """Open the keyring, and return whether there is one: else secrets end with the program."""
        ...

    async def keep_passphrase(self, files: CertificateFiles) -> None:
        """Keep the passphrase of a certificate, encrypted, for the rules for servers that name it.

        Where none does yet, until the program ends. Without one it is the one that is known.

        Raises: BitsError for files that cannot be shown to servers, or not with this passphrase.
        """
        ...

    async def allow_unencrypted_login(self, url: str) -> None:
        """Let logins go to the server of an http link so that anybody on the way can read them.

        In every download, until it is taken out of the settings. Downloads that failed for want of
        this go on.

        Raises: InvalidArgumentError for a link of another kind.
        """
        ...

    async def look_at_link(self, job_id: UUID, file_id: int, url: str) -> FreshLink:
        """Ask what a fresh link for a file leads to, and compare; nothing of the file changes.

        Raises: BitsError for a link that cannot be read, NotFoundError.
        """
        ...

    async def taken(self, folder: str, names: Sequence[str]) -> frozenset[str]:
        """Return which of ``names`` files in ``folder`` have already."""
        ...
