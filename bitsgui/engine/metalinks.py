"""Links to Metalinks: each gives way to the files its document tells of, before jobs are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bitsgui.bits import metalink
from bitsgui.bits.errors import InvalidArgumentError, TransferError
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.metalink import MetalinkError, MetalinkFile
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.url_mask import mask
from bitsgui.bits.urls import may_send_secrets, parse_remote
from bitsgui.bits.words import say, words_of
from bitsgui.engine import adding, disk, job_defaults, local_copy, probes, small_bodies, tasks
from bitsgui.engine.final_files import as_call_error

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


async def followed(core: Core, request: AddRequest) -> AddRequest:
    """Return a request with the files of Metalinks in place of the links that lead to them.

    Several files of one become one job. A link that has a name or a checksum of its own is that of
    a document somebody wants as it is. Nothing is stored; one document after the other is fetched.

    Raises: BitsError for the first that cannot be fetched or read.
    """
    if request.own_method is not None or not core.settings.follow_metalinks:
        return request
    if not any(_leads_on(link) for link in request.links):
        return request
    links: list[LinkRequest] = []
    with core.prober.ending_with_the_program():
        for link in request.links:
            links += await _files(core, request, link) if _leads_on(link) else [link]
    return replace(request, links=tuple(links))


def _leads_on(link: LinkRequest) -> bool:
    if link.leads_on is not None:
        return link.leads_on
    is_wanted_itself = link.name or link.checksum or link.part or link.mirrors
    return not is_wanted_itself and metalink.is_metalink(link.url)


async def _files(core: Core, request: AddRequest, link: LinkRequest) -> list[LinkRequest]:
    try:
        document, base = await _document(core, request, link.url)
        files = await tasks.on_disk(metalink.read, document, base)
    except UrlError as error:
        raise InvalidArgumentError(words_of(error)) from error
    except TransferError as error:
        raise as_call_error(error) from error
    except MetalinkError as error:
        reason = say("{link}: {reason}", link=mask(link.url), reason=words_of(error))
        raise InvalidArgumentError(reason) from error
    _refuse_to_tell(request, link.url, base, files)
    name = _job_name(link.url, base) if len(files) > 1 else ""
    return [_link(file, link.goes_to(request.folder), name) for file in files]


def _refuse_to_tell(
    request: AddRequest, url: str, base: str, files: tuple[MetalinkFile, ...]
) -> None:
    """Raise for what is secret and meant for a server whose Metalink names others.

    A document of this machine was chosen together with what is sent.
    """
    has_secrets = request.headers or request.user is not None or request.certificate is not None
    if not base or not (has_secrets or request.use_logon):
        return
    for file in files:
        if not may_send_secrets(url, file.link):
            raise InvalidArgumentError(
                say(
                    "The Metalink leads to {host}, another server: headers, logins and "
                    "certificates are not sent there. Add its files without them.",
                    host=parse_remote(file.link).host,
                )
            )


async def _document(core: Core, request: AddRequest, url: str) -> tuple[bytes, str]:
    """Return a document and where it was found, "" for one of this machine."""
    remote = parse_remote(url)
    if remote.scheme == "file":
        path = local_copy.source_of(remote.url)
        try:
            return await tasks.on_disk(_read, path), ""
        except OSError as error:
            raise disk.local_error(error, path, reading=True) from error
    usual = job_defaults.of_settings(core.settings, request.origin)
    options = job_defaults.of_request(request, usual)
    fetcher = probes.hasty_fetcher(core, options, adding.secrets_of(request, ()))
    return await probes.in_time(url, small_bodies.fetched(fetcher, url, metalink.MOST_BYTES))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(metalink.MOST_BYTES + 1)


def _job_name(url: str, base: str) -> str:
    name = unquote(PurePosixPath((base or url).partition("?")[0]).name)
    return PurePosixPath(name).stem


def _link(file: MetalinkFile, folder: str, job: str) -> LinkRequest:
    inner, _, name = file.name.rpartition("/")
    return LinkRequest(
        file.link,
        name=name,
        checksum=file.checksum,
        folder=str(Path(folder, inner)) if folder else None,
        expected_size=file.size,
        mirrors=file.mirrors,
        job=job,
        pieces=file.pieces,
    )
