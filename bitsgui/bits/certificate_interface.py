"""The part of a job's interface that deals with certificates, beside H1, H4 and H7."""

from __future__ import annotations

from typing import Protocol

from bitsgui.bits.certificates import CertificateFiles


class HasCertificates(Protocol):
    """See :class:`bitsgui.bits.interface.Job`."""

    async def set_client_certificate(self, files: CertificateFiles) -> None:
        """Show the certificate of PEM or PKCS#12 files to the server of the links, if it asks.

        From the next run on. The files are read again in each run; a passphrase is stored
        encrypted. Raises: BitsError for files that cannot be used, and nothing is changed;
        WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY if it is for want of the right passphrase.
        """
        ...

    async def look_for_withdrawn(self, *, is_wanted: bool) -> None:
        """Ask from the next run on whether the server's certificate was withdrawn, or no more.

        H4's CRL_CHECK alone: what has come of a file that is not whole comes anew with it.
        """
        ...

    async def remove_client_certificate(self) -> int:
        """H2: S_FALSE if there is none."""
        ...

    async def accept_certificate(self, sha256: str) -> None:
        """Believe the certificate that an error of the job, or of a file of it, is about.

        It is believed for its own server and port only, in every download, until it is taken out
        of the settings or the server shows another one. ``sha256`` has 64 hexadecimal digits.

        Raises: InvalidStateError if no error is about it.
        """
        ...
