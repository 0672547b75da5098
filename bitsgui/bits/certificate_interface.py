"""The part of a job's interface that deals with certificates, beside H1, H2, H4 and H7."""

from __future__ import annotations

from typing import Protocol


class AcceptsCertificates(Protocol):
    """See :class:`bitsgui.bits.interface.Job`."""

    async def accept_certificate(self, sha256: str) -> None:
        """Believe the certificate that an error of the job, or of a file of it, is about.

        It is believed for its own server and port only, in every download, until it is taken out
        of the settings or the server shows another one. ``sha256`` has 64 hexadecimal digits.

        Raises: InvalidStateError if no error is about it.
        """
        ...
