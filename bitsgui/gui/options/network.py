"""Options of the network page."""

from bitsgui.gui import text
from bitsgui.gui.options import kinds
from bitsgui.gui.options.conditions import conditions
from bitsgui.gui.options.option import Option


def network() -> tuple[Option, ...]:
    """Return the options for connections, retries and servers."""
    return (
        *_connections(),
        *conditions(),
        *_retries(),
        *_patience(),
        *_servers(),
        *_proxies(),
    )


def proxy_group() -> str:
    """Return what the options for proxies stand under."""
    return text.tr("Proxy")


def _connections() -> tuple[Option, ...]:
    tr = text.tr
    group = tr("At once")
    return (
        Option(
            "max_active_jobs",
            group,
            tr("Downloads at once"),
            tr("The others wait for their turn."),
            kinds.number(none=tr("no limit")),
        ),
        Option(
            "max_background_jobs",
            group,
            tr("Background downloads at once"),
            tr("Those of high, normal or low priority; they count among all downloads at once."),
            kinds.number(),
        ),
        Option(
            "files_at_once",
            group,
            tr("Files of a download"),
            tr("How many files of one download are fetched at once."),
            kinds.number(),
        ),
        Option(
            "segments",
            group,
            tr("Segments of a file"),
            tr("Connections a file is fetched with, where the server allows it."),
            kinds.number(),
        ),
        Option(
            "segments_max",
            group,
            tr("Most segments of a file"),
            tr("The highest number that can be chosen for a single download."),
            kinds.number(),
        ),
        Option(
            "connections_per_host",
            group,
            tr("Connections to a server"),
            tr("All downloads from one server share these."),
            kinds.number(),
        ),
    )


def _retries() -> tuple[Option, ...]:
    tr = text.tr
    group = tr("Retries")
    return (
        Option(
            "retry_delay_s",
            group,
            tr("First wait"),
            tr("How long a new download waits before it tries again for the first time."),
            kinds.duration(),
        ),
        Option(
            "retry_backoff",
            group,
            tr("Growth of the wait"),
            tr("Each wait is so many times as long as the one before; 1 keeps it the same."),
            kinds.number(),
        ),
        Option(
            "retry_delay_max_s",
            group,
            tr("Longest wait"),
            tr("The wait between two tries grows no further."),
            kinds.duration(),
        ),
        Option(
            "retry_jitter",
            group,
            tr("Left to chance"),
            tr("Part of each wait that varies, so that not all downloads try at one moment."),
            kinds.share(),
        ),
        Option(
            "retry_after_max_s",
            group,
            tr("Longest wait for a server"),
            tr("When a server asks to be left alone for longer, this counts instead."),
            kinds.duration(),
        ),
    )


def _patience() -> tuple[Option, ...]:
    tr = text.tr
    group = tr("Patience")
    return (
        Option(
            "no_progress_timeout_s",
            group,
            tr("Give up without progress"),
            tr("A new download that gets nothing for so long stops trying."),
            kinds.duration(),
        ),
        Option(
            "maximum_download_time_s",
            group,
            tr("Longest time of a download"),
            tr("A new download that takes longer ends with an error."),
            kinds.duration(none=tr("no limit")),
        ),
        Option(
            "connect_timeout_s",
            group,
            tr("Time to connect"),
            tr("How long a server has to accept a connection."),
            kinds.duration(),
        ),
        Option(
            "answer_timeout_s",
            group,
            tr("Time to answer"),
            tr("How long a server has to begin its answer."),
            kinds.duration(),
        ),
        Option(
            "stall_timeout_s",
            group,
            tr("Time without a byte"),
            tr("A connection that brings nothing for so long is replaced by another."),
            kinds.duration(),
        ),
    )


def _servers() -> tuple[Option, ...]:
    tr = text.tr
    servers = tr("Servers")
    return (
        Option(
            "user_agent",
            servers,
            tr("User agent"),
            tr("The name servers are told this program has."),
            kinds.line(tr("the program\u2019s own"), tr("Write one line of text, or nothing.")),
        ),
        Option(
            "interface",
            servers,
            tr("Network interface"),
            tr(
                "Everything is fetched through this interface alone, such as that of a VPN: while "
                "it is not there, downloads wait. Names of servers are looked up as always. "
                "Works at once."
            ),
            kinds.line(
                tr("any"),
                tr("Write the name of an interface, such as tun0, or an address of this computer."),
            ),
        ),
        Option(
            "ca_file",
            servers,
            tr("Further authorities"),
            tr(
                "A file of certificates (PEM or DER) that are trusted besides those of the "
                "system. Works at once."
            ),
            kinds.line(tr("none"), tr("Write the full path of a file, or nothing.")),
        ),
        Option(
            "accepted_certificates",
            servers,
            tr("Accepted certificates"),
            tr(
                "Those you accepted although something was wrong with them. If a server shows "
                "another one, that is an error again. Works at once."
            ),
            kinds.accepted(),
        ),
        Option(
            "unencrypted_logins",
            servers,
            tr("Unencrypted logins"),
            tr(
                "Servers that may be sent user and password although anybody on the way can read "
                "them, as in nas.example:8080. Works at once."
            ),
            kinds.line(tr("none"), tr("Write servers with spaces between them, or nothing.")),
        ),
        Option(
            "max_redirects",
            servers,
            tr("Redirects"),
            tr("How often one link may lead on to another."),
            kinds.number(),
        ),
        Option(
            "accept_unknown_size",
            servers,
            tr("Take files of unknown size"),
            tr("Some servers do not tell how large a file is, so that no end can be foreseen."),
            kinds.switch(),
        ),
        Option(
            "accept_no_ranges",
            servers,
            tr("Take files that cannot be resumed"),
            tr("Such a file begins anew whenever its download is interrupted."),
            kinds.switch(),
        ),
        Option(
            "lenient_links",
            servers,
            tr("Mend links"),
            tr("Spaces, umlauts and the like are escaped. Otherwise such links are refused."),
            kinds.switch(),
        ),
        Option(
            "host_rules",
            servers,
            tr("Rules for single servers"),
            tr(
                "With *.example.org each server whose name ends like that has the rule for itself. "
                "What is left empty is as a wider rule for the server says, or as for all. Where a "
                "link leads on to another server, the rules of both hold. What a download has of "
                "its own comes first. Works at once."
            ),
            kinds.host_rules(),
        ),
    )


def _proxies() -> tuple[Option, ...]:
    tr = text.tr
    group = proxy_group()
    return (
        Option(
            "proxy",
            group,
            tr("Proxy of all downloads"),
            tr(
                "A server may have one of its own by a rule for it, and a download on its "
                "Properties page. Works at once."
            ),
            kinds.proxy(),
        ),
        Option(
            "proxy_bypass",
            group,
            tr("No proxy for"),
            tr(
                "Hosts that are reached directly although servers are chosen, as in *.example.org "
                "192.168.* 10.0.0.0/8. This computer always is, unless <-loopback> stands there."
            ),
            kinds.bypass(tr("no others")),
        ),
        Option(
            "proxy_script",
            group,
            tr("Proxy script"),
            tr(
                "Where the script (PAC) is that names the proxy for each link, if that is to be "
                "found by itself. Works at once."
            ),
            kinds.line(
                tr("that of the network"),
                tr("Write a link without a login, or the full path of a file, or nothing."),
            ),
        ),
    )
