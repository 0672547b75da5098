"""The rows: ids of the job interface, our spelling, and which Delivery Optimization shares."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.conformance.world import World

Body = Callable[[World], Awaitable[None]]


@dataclass(frozen=True)
class Row:
    """A row of the interface. ``is_do``: Delivery Optimization has this method too."""

    id: str
    method: str
    is_do: bool


@dataclass(frozen=True)
class Check:
    """One stated code, limit, default or illegal state of a row, and the function that tries it."""

    row: str
    rule: str
    body: Body
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Name of the check's test."""
        return f"{self.row}-{self.body.__name__}"


_METHODS = """
M1 create_job · M2 get_job · M3 enum_jobs · M4 get_error_description
J1 add_file · J2 add_files · J3 enum_files · J4 suspend · J5 resume · J6 cancel · J7 complete
J8 id · J9 type · J10 progress · J11 times · J12 state · J13 get_error · J14 owner
J15 set_display_name · J16 display_name · J17 set_description · J18 description
J19 set_priority · J20 priority · J21 set_notify_flags · J22 notify_flags
J23 set_notify_interface · J24 notify_interface
J25 set_minimum_retry_delay · J26 minimum_retry_delay
J27 set_no_progress_timeout · J28 no_progress_timeout · J29 error_count
J30 set_proxy_settings · J31 proxy_settings · J32 take_ownership
K1 set_notify_command_line · K2 notify_command_line · K7 set_credentials, remove_credentials
K8 add_file_with_ranges · K9 replace_remote_prefix · K10 set_file_acl_flags, file_acl_flags
K11 set_maximum_download_time, maximum_download_time
K12 set_peer_caching_flags, peer_caching_flags
K13 owner_elevation_state, owner_integrity_level
P1 COST_FLAGS · P2 NOTIFICATION_CLSID · P3 DYNAMIC_CONTENT · P4 HIGH_PERFORMANCE
P5 MAX_DOWNLOAD_SIZE · P6 USE_STORED_CREDENTIALS · P7 MINIMUM_NOTIFICATION_INTERVAL_MS
H1 set_client_certificate_by_id, set_client_certificate_by_name
H2 remove_client_certificate, client_certificate · H3 set_custom_headers, get_custom_headers
H4 set_security_flags, security_flags · H5 set_http_method, http_method
H6 make_custom_headers_write_only · H7 set_server_certificate_validation
F1 remote_name, local_name, progress · F2 ranges · F2b set_remote_name · F3 temporary_name
F3b set_validation_state, validation_state · F3c is_downloaded_from_peer, peer_download_stats
F5 get_property, set_property
E1 code, context · E2 file · E3 description, context_description · E4 protocol
N1 next · N2 skip · N3 reset, clone, count
C1 job_transferred · C2 job_error · C3 job_modification · C4 file_transferred
C5 file_ranges_transferred · C6 what callbacks return · C7 several callbacks at once
"""

_DO = {f"J{n}" for n in (*range(3, 14), 16, *range(19, 25), 27, 28)}


def _rows() -> list[Row]:
    entries = _METHODS.replace("\n", " · ").split(" · ")
    pairs = [entry.strip().split(" ", 1) for entry in entries if entry.strip()]
    return [Row(number, method, number in _DO) for number, method in pairs]


ROWS = _rows()
CHECKS: list[Check] = []


def check(row: str, rule: str, **settings: Any) -> Callable[[Body], Body]:
    """Register a check of a row; it gets a world of its own in the API preset.

    ``settings`` change that preset where the real value would take too long to see.
    """
    if row not in {entry.id for entry in ROWS}:
        raise ValueError(f"there is no row {row}")

    def register(body: Body) -> Body:
        CHECKS.append(Check(row, rule, body, settings))
        return body

    return register
