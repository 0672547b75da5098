"""Letting logins go where others can read them."""

from collections.abc import Iterable

from bitsgui.bits.interface import JobManager
from bitsgui.bits.urls import parse_remote


async def allow_unencrypted(manager: JobManager, urls: Iterable[str]) -> None:
    """Let logins go to the servers of links though others can read them; with TLS they cannot."""
    for url in dict.fromkeys(urls):
        if parse_remote(url).scheme == "http":
            await manager.allow_unencrypted_login(url)
