"""What is asked about links before there is a job for them, and about the way they take."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bitsgui.bits.records import JobSecrets
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.types import AuthTarget, ProxySettings
from bitsgui.bits.views import ProbeView, ProxyTrial
from bitsgui.engine import adding, job_defaults, probes, tasks
from bitsgui.engine.list_calls import ListCalls
from bitsgui.engine.option_checks import check_request
from bitsgui.engine.proxy_trial import try_proxy


class LinkCalls(ListCalls):
    """The part of the manager that asks servers and proxies; see the interface."""

    async def probe(self, request: AddRequest) -> ProbeView:
        """Ask the server what the first link of a request leads to; nothing is written."""
        check_request(request, self._core.settings, is_exempt=True)
        usual = job_defaults.of_settings(self._core.settings, request.origin)
        options = job_defaults.of_request(request, usual)
        secrets = adding.secrets_of(request, ())
        return await self._core.prober.probe(request.links[0].url, options, secrets)

    async def taken(self, folder: str, names: Sequence[str]) -> frozenset[str]:
        """Return which of ``names`` files in ``folder`` have already."""
        return await tasks.on_disk(probes.taken, folder, names)

    async def try_proxy(
        self, url: str, proxy: ProxySettings | None = None, job_id: UUID | None = None
    ) -> ProxyTrial:
        """Ask by which proxy a link goes, and whether an answer comes."""
        secrets = JobSecrets()
        live = None if job_id is None else self._core.jobs.get(job_id)
        if live is not None:
            self._check_owner_of([live.record.id])
            given = (await self._core.secrets_of(live)).credentials
            of_proxy = tuple(each for each in given if each.target is AuthTarget.PROXY)
            secrets = JobSecrets(credentials=of_proxy)
        with self._core.prober.ending_with_the_program():
            return await try_proxy(self._core, url, proxy or ProxySettings(), secrets)
