"""The options a new job begins with: those of the settings, and what a request says instead."""

from __future__ import annotations

from dataclasses import replace

from bitsgui.bits.records import JobOptions, Origin
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.types import SecurityFlags
from bitsgui.engine.option_checks import checked_interface
from bitsgui.engine.own_certificate import option_of
from bitsgui.settings.schema import Settings


def of_settings(settings: Settings, origin: Origin) -> JobOptions:
    """Return the options of a job nothing else is said of."""
    is_user = origin is Origin.USER
    return JobOptions(
        minimum_retry_delay_s=settings.retry_delay_s,
        no_progress_timeout_s=settings.no_progress_timeout_s,
        maximum_download_time_s=settings.maximum_download_time_s,
        cost_flags=(
            settings.foreground_cost_policy if is_user else settings.background_cost_policy
        ),
        on_conflict=settings.on_conflict,
        auto_complete=settings.auto_complete,
        origin=origin,
        find_checksums=settings.find_checksums,
    )


def _flags_of(request: AddRequest) -> SecurityFlags | None:
    if request.waive is None and not request.looks_for_withdrawn:
        return None
    looks = SecurityFlags.CRL_CHECK if request.looks_for_withdrawn else SecurityFlags.NONE
    return looks | (request.waive or SecurityFlags.NONE)


def of_request(request: AddRequest, base: JobOptions) -> JobOptions:
    """Return ``base`` with what a request sets."""
    wanted = {
        "user_agent": request.user_agent,
        "referer": request.referer,
        "interface": checked_interface(request.interface),
        "proxy": request.proxy,
        "rate_limit": request.rate_limit,
        "segments": request.segments,
        "on_conflict": request.on_conflict,
        "minimum_retry_delay_s": request.retry_delay_s,
        "no_progress_timeout_s": request.no_progress_timeout_s,
        "maximum_download_time_s": request.maximum_time_s,
        "auto_complete": request.auto_complete,
        "find_checksums": request.find_checksums,
        "security_flags": _flags_of(request),
        "client_certificate": request.certificate and option_of(request.certificate),
        "http_method": request.own_method,
    }
    return replace(base, **{k: v for k, v in wanted.items() if v is not None})
