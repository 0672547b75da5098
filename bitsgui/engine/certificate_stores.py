"""The certificate stores of H1: folders of files, one folder for each location and store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import BitsError, Hresult, UnsupportedError
from bitsgui.bits.types import StoreLocation
from bitsgui.bits.words import say
from bitsgui.engine.client_certificates import first_in, simple_name
from bitsgui.engine.x509_later import hashes, x509

_SUFFIXES = frozenset({".pem", ".crt", ".cer", ".p12", ".pfx"})
_KEY_SUFFIX = ".key"
_FOLDER = "certificates"


def store_folders(profile: Path) -> dict[StoreLocation, Path]:
    """Return where the stores of the user and of the machine are; they need not be there."""
    machine = "C:/ProgramData/bitsgui" if sys.platform == "win32" else "/etc/bitsgui"
    return {
        StoreLocation.CURRENT_USER: profile / _FOLDER,
        StoreLocation.LOCAL_MACHINE: Path(machine, _FOLDER),
    }


class CertificateStores:
    """Looks for certificates in the stores; all is blocking."""

    def __init__(self, folders: Mapping[StoreLocation, Path]) -> None:
        self._folders = folders

    def by_id(self, location: int, store: str, sha1: bytes) -> CertificateFiles:
        """Return the files of the certificate with a SHA-1.

        Raises: BitsError, E_NOTIMPL for a location there is not, ERROR_FILE_NOT_FOUND for a store,
            CRYPT_E_NOT_FOUND for a certificate.
        """
        return self._first(
            location,
            store,
            # It names a certificate, as the interface says; nothing is trusted for it.
            lambda each: each.fingerprint(hashes.SHA1()) == sha1,
        )

    def by_name(self, location: int, store: str, subject: str) -> CertificateFiles:
        """Return those of the first whose subject has these words in it; raises as ``by_id``.

        The files of a store come in the order of their names.
        """
        wanted = subject.casefold()
        return self._first(location, store, lambda each: wanted in simple_name(each).casefold())

    def _first(
        self, location: int, store: str, is_meant: Callable[[x509.Certificate], bool]
    ) -> CertificateFiles:
        for path in self._files(location, store):
            found = first_in(str(path))
            if found is not None and is_meant(found):
                key = path.with_suffix(_KEY_SUFFIX)
                return CertificateFiles(str(path), str(key) if key.is_file() else None)
        raise BitsError("The certificate is not in this store.", Hresult.CRYPT_E_NOT_FOUND)

    def _files(self, location: int, store: str) -> Iterator[Path]:
        folder = self._folder(location, store)
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            raise _no_store(store) from error
        return (path for path in entries if path.suffix.lower() in _SUFFIXES and path.is_file())

    def _folder(self, location: int, store: str) -> Path:
        """Return the folder of a store; the case of its name counts for nothing."""
        try:
            place = self._folders[StoreLocation(location)]
        except (ValueError, KeyError) as error:
            raise UnsupportedError("There is no such place for certificate stores here.") from error
        try:
            found = [each for each in place.iterdir() if each.name.casefold() == store.casefold()]
        except OSError as error:
            raise _no_store(store) from error
        if not found:
            raise _no_store(store)
        return found[0]


def _no_store(store: str) -> BitsError:
    words = say("There is no certificate store {store}.", store=repr(store))
    return BitsError(words, Hresult.ERROR_FILE_NOT_FOUND)
