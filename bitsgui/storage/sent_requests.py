"""How finished jobs asked for their files: the method in the clear, headers and data sealed."""

import sqlite3
from collections.abc import Sequence
from uuid import UUID

from bitsgui.bits.records import JobSecrets, SentRequest
from bitsgui.storage.rows import Row


def secrets_of(sent: SentRequest) -> JobSecrets:
    """Return what of a request is kept sealed."""
    return JobSecrets(custom_headers=sent.headers, data=sent.data)


def request_row(job_id: UUID, sent: SentRequest, sealed: bytes | None) -> Row:
    """Return the columns of a request; its kinds tell later whether something was lost."""
    kinds = "lost" if sent.is_lost else ",".join(secrets_of(sent).kinds)
    return job_id.bytes, sent.method, kinds, sealed


def read_requests(
    connection: sqlite3.Connection, job_ids: Sequence[UUID], owner: str
) -> dict[UUID, tuple[str, str, bytes]]:
    """Return method, kinds and what is sealed, b"" for nothing, of an owner's jobs with a request.

    Nobody mends this table: what is of another type is as good as nothing.
    """
    query = (
        "SELECT method, kinds, sealed FROM requests JOIN history ON id = job_id "
        "WHERE job_id = ? AND owner = ?"
    )
    found: dict[UUID, tuple[str, str, bytes]] = {}
    for job_id in job_ids:
        row = connection.execute(query, (job_id.bytes, owner)).fetchone()
        if row is not None and isinstance(row[0], str):
            kinds = row[1] if isinstance(row[1], str) else "lost"
            found[job_id] = row[0], kinds, row[2] if isinstance(row[2], bytes) else b""
    return found


def request_of(method: str, kinds: str, secrets: JobSecrets) -> SentRequest:
    """Return a request with what of it is still to be had."""
    is_lost = ",".join(secrets.kinds) != kinds
    return SentRequest(method, secrets.custom_headers, secrets.data, is_lost)
