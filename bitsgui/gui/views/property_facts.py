"""What is known of a job beside what can be changed of it."""

from pathlib import Path
from urllib.parse import urlsplit

from bitsgui.bits.certificates import parts_of
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import (
    NOTIFY_DEFAULT,
    JobType,
    NotifyFlags,
    ProxyUsage,
    SecurityFlags,
)
from bitsgui.bits.views import JobProperties, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.host_rules import rule_words
from bitsgui.gui.speeds import tightest
from bitsgui.settings.host_rules import parse, parts_for_link, rule_for_link, segments_of
from bitsgui.settings.schema import Settings

FACTS = ("kind", "owner", "changed", "errors", "mirrors", "server", "told", "also", "id")


def fact_names() -> dict[str, str]:
    """Return what the facts are called."""
    tr = text.tr
    names = (
        tr("Type"),
        tr("Owner"),
        tr("Changed"),
        tr("Errors so far"),
        tr("Mirror servers"),
        tr("Rule"),
        tr("Programs are told"),
        tr("Also set"),
        tr("Id"),
    )
    return dict(zip(FACTS, names, strict=True))


def facts_of(found: JobProperties, view: JobView, settings: Settings) -> dict[str, str]:
    """Return the facts by name; nothing for what need not be said."""
    rules = parse(settings.host_rules)
    parts = [rule_words(part) for link in _ends(view) for part in parts_for_link(rules, link)]
    return {
        "kind": _kind(view.type),
        "owner": found.owner,
        "changed": formats.moment(view.modified),
        "errors": formats.number(view.error_count),
        "mirrors": text.SEPARATOR.join(dict.fromkeys(map(_mirror, found.mirrors))),
        "server": text.SEPARATOR.join(dict.fromkeys(filter(None, parts))),
        "told": _told(found.options.notify_flags),
        "also": text.SEPARATOR.join(_also(found.options)),
        "id": str(found.job_id),
    }


def _mirror(mirror: Mirror) -> str:
    """Return the server of a mirror, and what is wrong with it."""
    host = urlsplit(mirror.url).hostname or mirror.url
    match mirror.trouble:
        case Trouble.NONE:
            return host
        case Trouble.DIFFERS:
            return text.tr("%1 (left out: it has another file)").replace("%1", host)
        case Trouble.SUSPECT:
            return text.tr("%1 (left out: it may have sent wrong bytes)").replace("%1", host)
        case _:
            return text.tr("%1 (left out: it sent wrong bytes)").replace("%1", host)


def defaults_of(view: JobView | None, settings: Settings) -> dict[str, str]:
    """Return what holds of the properties that say nothing, for the way of a job's first file.

    Its servers may have rules of their own: the stricter one counts, and each is told its own name
    of this program.
    """
    tr, links = text.tr, () if view is None else _ends(view)
    as_set = tr("as in the settings: %1")
    rules = [rule_for_link(parse(settings.host_rules), link) for link in links] or [None]
    segments = min(segments_of(rules, settings.segments), settings.segments_max)
    usual = settings.user_agent or tr("the program\u2019s own")
    agents = dict.fromkeys((rule and rule.user_agent) or usual for rule in rules)
    limit = tightest(None, links, settings)
    return {
        "segments": as_set.replace("%1", formats.number(segments)),
        "user_agent": as_set.replace("%1", text.SEPARATOR.join(agents)),
        "rate_limit": tr("no limit") if limit is None else formats.rate(limit.rate),
        "interface": as_set.replace("%1", settings.interface or tr("any")),
        "referer": tr("none is sent"),
        "max_time": tr("no limit"),
        "max_size": tr("no limit"),
        "command": tr("starts no program"),
    }


def _ends(view: JobView) -> tuple[str, ...]:
    """Return the link of a job's first file, and where it leads if that is elsewhere."""
    return tuple(filter(None, (view.remote_name, view.final_link)))


def secret_words(found: JobProperties) -> str:
    """Return which things that are kept secret a job sends."""
    words = {
        "headers": text.tr("own headers"),
        "cookies": text.tr("own cookies"),
    }
    said = [words[kind] for kind in words if kind in found.secret_kinds]
    return ", ".join(said) or text.tr("nothing else")


def mirrors_word(found: JobProperties) -> str:
    """Return how many further links there are to the one file of a job, or files that have some."""
    if found.mirrored_files:
        return text.tr("for %n file(s)", found.mirrored_files)
    count = len(found.mirrors)
    return text.tr("%n link(s)", count) if count else text.tr("none")


def has_login(found: JobProperties) -> bool:
    """Return whether a job has user and password to log in with, at a server or a proxy."""
    return "login" in found.secret_kinds


def login_word(found: JobProperties) -> str:
    """Say the same."""
    return text.tr("given") if has_login(found) else text.tr("none")


def data_word(found: JobProperties) -> str:
    """Return whether a job's requests have a body."""
    return text.tr("sent with each request") if "data" in found.secret_kinds else text.tr("none")


def certificate_word(chosen: tuple[str, ...] | None) -> str:
    """Return which certificate a job shows, in a word or two."""
    parts = parts_of(chosen)
    if parts is None:
        return text.tr("none")
    return Path(parts["file"]).name if "file" in parts else " ".join(parts.values())


def checks_word(flags: SecurityFlags) -> str:
    """Return what of a server's certificate is not looked at."""
    return ", ".join(text.waived_parts(flags)) or text.tr("nothing")


def proxy_word(found: JobProperties) -> str:
    """Return where a job's proxy comes from, or its servers."""
    proxy = found.options.proxy
    usages = {
        ProxyUsage.PRECONFIG: text.tr("as in the settings"),
        ProxyUsage.NO_PROXY: text.tr("no proxy"),
        ProxyUsage.OVERRIDE: proxy.servers or "",
        ProxyUsage.AUTODETECT: proxy.script or text.tr("found by itself"),
    }
    return usages[proxy.usage]


def _kind(kind: JobType) -> str:
    words = {
        JobType.DOWNLOAD: text.tr("Download"),
        JobType.UPLOAD: text.tr("Upload"),
        JobType.UPLOAD_REPLY: text.tr("Upload with a reply"),
    }
    return words[kind]


def _told(flags: NotifyFlags) -> str:
    """Return of what programs are told, where that is not as usual."""
    if flags == NOTIFY_DEFAULT:
        return ""
    if NotifyFlags.DISABLE in flags or not flags:
        return text.tr("nothing")
    words = {
        NotifyFlags.JOB_TRANSFERRED: text.tr("that everything is there"),
        NotifyFlags.JOB_ERROR: text.tr("that it failed"),
        NotifyFlags.JOB_MODIFICATION: text.tr("every change"),
        NotifyFlags.FILE_TRANSFERRED: text.tr("each whole file"),
        NotifyFlags.FILE_RANGES_TRANSFERRED: text.tr("each part of a file"),
    }
    return ", ".join(said for flag, said in words.items() if flag in flags)


def _also(options: JobOptions) -> list[str]:
    """Return what programs may have set that the window has no control for."""
    tr, flags = text.tr, options.security_flags
    said = (
        (options.dynamic_content, tr("content that changes")),
        (options.high_performance, tr("written under its final name at once")),
        (options.headers_write_only, tr("headers nobody can read")),
        (SecurityFlags.ALLOW_HTTPS_TO_HTTP in flags, tr("may be led from https to http")),
        (SecurityFlags.CRL_CHECK in flags, tr("withdrawn certificates are looked for")),
        (bool(options.acl_flags), tr("access rights of the source")),
    )
    return [words for is_set, words in said if is_set]
