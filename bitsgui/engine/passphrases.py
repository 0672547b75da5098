"""Passphrases of the certificates that rules for servers name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import NAMESPACE_URL, UUID, uuid5

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.ports import Store
from bitsgui.bits.records import JobSecrets


class Passphrases:
    """Keeps them beside the secrets of jobs, encrypted as those are, under ids of their own.

    What no rule names is kept until the program ends alone, for a rule that is still to be set, or
    that is brought back.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[UUID, str | None] = {}
        self._loose: set[UUID] = set()
        self._given = 0  # changes with each that is given: what was read before is older than that

    async def completed(self, files: CertificateFiles) -> CertificateFiles:
        """Return files with their passphrase, as they are if they have it or there is none."""
        if files.passphrase is not None:
            return files
        return replace(files, passphrase=await self._of(_id_of(files)))

    def give(self, files: CertificateFiles) -> None:
        """Take over the passphrase of files; :meth:`follow` stores it once a rule names them."""
        self._known[_id_of(files)] = files.passphrase
        self._given += 1
        self._loose.add(_id_of(files))

    async def follow(
        self, before: Iterable[CertificateFiles], named: Iterable[CertificateFiles]
    ) -> None:
        """Store the passphrases of what rules name, and those no more that they named before.

        Raises: StoreError.
        """
        places = {_id_of(files) for files in named}
        for place in {_id_of(files) for files in before} - places:
            if await self._of(place) is not None:
                self._loose.add(place)
            await self._store.save_secrets(place, JobSecrets())  # also what cannot be read now
        for place in places & self._loose:
            await self._store.save_secrets(place, JobSecrets(passphrase=self._known[place]))
            self._loose.discard(place)

    async def _of(self, place: UUID) -> str | None:
        """Return a passphrase; one that is not there is asked for anew: its keyring may open."""
        if self._known.get(place) is None:
            given = self._given
            found = (await self._store.load_secrets(place)).passphrase
            if given != self._given and place in self._loose:
                return self._known[place]  # what was given meanwhile, none as well
            self._known[place] = self._known.get(place) or found
        return self._known[place]


def _id_of(files: CertificateFiles) -> UUID:
    return uuid5(NAMESPACE_URL, f"passphrase of the key in {files.key or files.certificate}")
