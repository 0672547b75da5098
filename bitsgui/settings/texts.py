"""What each setting does, in a sentence, and which values it takes, in words."""

from bitsgui.settings.schema import CHOICES, LIMITS, NONE_ALLOWED, TYPES

TEXTS: dict[str, str] = {
    "preset": "Whether defaults are those for people (app) or those of the job interface (api).",
    "max_jobs_per_user": "How many unfinished downloads a user may have.",
    "max_jobs_per_machine": "How many unfinished downloads there may be in all.",
    "max_files_per_job": "How many files a download may have.",
    "max_ranges_per_file": "How many ranges of a file a program may ask for.",
    "max_url_length": "How many characters a link may have.",
    "max_path_length": "How many characters the path of a file may have.",
    "retry_delay_s": "Seconds to wait before the first retry of a new download.",
    "no_progress_timeout_s": "Seconds without progress after which a new download gives up.",
    "maximum_download_time_s": "Seconds a new download may take in all.",
    "inactivity_timeout_s": "Seconds after which a download nobody touches is dropped.",
    "foreground_cost_policy": "Networks that downloads a person starts may use.",
    "background_cost_policy": "Networks that imported and scheduled downloads may use.",
    "user_priority": "Priority of downloads a person starts.",
    "import_priority": "Priority of imported and scheduled downloads.",
    "auto_complete": "Whether files get their names by themselves once all are there.",
    "on_conflict": "What happens when a file of the name is there already.",
    "find_checksums": "Whether a checksum file beside the file on the server is looked for.",
    "follow_metalinks": "Whether Metalinks are followed, and mirrors used that servers tell of.",
    "on_battery": "What rests while there is no mains power.",
    "on_power_saving": "What rests while the machine saves power.",
    "retry_delay_max_s": "Seconds the wait between retries grows to.",
    "retry_delay_floor_s": "Seconds below which a program cannot set the wait.",
    "retry_backoff": "Factor by which the wait grows from retry to retry.",
    "retry_jitter": "Part of the wait that is left to chance.",
    "retry_after_max_s": "Seconds a server may ask to be left alone for.",
    "disk_full_waits": "Whether a download waits for room when the disk is full.",
    "vanished_folder_waits": "Whether a download waits for a folder that has vanished.",
    "max_active_jobs": "How many downloads run at once.",
    "max_background_jobs": "How many of them run in the background.",
    "files_at_once": "How many files of a download are fetched at once.",
    "time_slice_s": "Seconds after which a background download lets the next one run.",
    "segments": "Connections a file is fetched with.",
    "segments_max": "Connections that can be asked for.",
    "connections_per_host": "Connections to one server, of all downloads.",
    "accept_unknown_size": "Whether a file whose size the server does not tell is fetched.",
    "accept_no_ranges": "Whether a file that cannot be fetched in parts is fetched.",
    "lenient_links": "Whether links are taken whose spaces and the like have yet to be escaped.",
    "refuse_web_pages": "Whether a web page in place of another kind of file is refused.",
    "connect_timeout_s": "Seconds a server has to accept a connection.",
    "answer_timeout_s": "Seconds a server has to begin its answer.",
    "stall_timeout_s": "Seconds without a byte after which a connection is given up.",
    "rate_limit": "Bytes a second of all downloads together.",
    "rate_schedule": "Limits by day and hour, of all downloads together.",
    "limit_override": "What holds instead until the schedule changes next.",
    "host_rate_limit": "Bytes a second from one server.",
    "host_rules": "What holds for single servers instead, as JSON: a server and what it has.",
    "network_limits": "Bytes a second while a network is used, as JSON: its name and its limit.",
    "disk_reserve": "Bytes of the disk that are left free.",
    "user_agent": "The User-Agent that servers are told.",
    "interface": "Network interface that is used, and no other, as for a VPN.",
    "proxy": "Proxies of downloads that have none of their own.",
    "proxy_bypass": "Hosts that are reached without the proxies of a list.",
    "proxy_script": "Script (PAC) that names the proxy for each link, where proxy is auto.",
    "ca_file": "Certificates of authorities to trust beside those of the system, as a file.",
    "accepted_certificates": "Certificates a person believes, as JSON: a server and a SHA-256.",
    "unencrypted_logins": "Servers that may be sent user and password unencrypted.",
    "max_redirects": "How many redirects are followed.",
    "history_limit": "How many finished downloads are remembered.",
    "allow_notify_command": "Whether a download may start a program when it ends.",
    "resume_at_start": "Whether downloads go on when the program starts, or wait paused.",
    "log_level": "The least important entries that are written to the log.",
    "download_folder": "Folder the window offers first; none is the one of the system.",
    "appearance": "Colours of the window.",
    "ask_before_quit": "Whether the window asks before it leaves running downloads.",
    "close_to_tray": "Whether closing the window leaves the program in the tray, if there is one.",
    "notify_finished": "Whether the desktop tells of downloads that are finished.",
    "notify_trouble": "Whether the desktop tells of downloads that need a person.",
    "notify_sound": "Whether such a notification may be heard.",
    "watch_clipboard": "Whether the window offers to add links to files when they are copied.",
    "look_for_news": "Whether the window asks once a day for news of newer versions.",
    "news_address": "Where the news of newer versions is.",
    "news_key": "Public keys of who signs the news; others are not believed.",
    "done_command": "What may be run, where that is chosen, when all downloads are done.",
    "shortcuts": "Keys of the window that differ, as JSON: an action and its keys.",
}


_FORMS = {
    "proxy": (
        "system, none, auto (by the script, or the network's), or a list of servers such as "
        "proxy.example.org:8080 https=socks5://10.0.0.1:1080"
    ),
    "interface": "the name of an interface, such as tun0, or an address of this computer",
    "proxy_bypass": "a list such as *.example.org 192.168.* 10.0.0.0/8 <local>",
    "proxy_script": "a link without a login, or the whole path of a file",
    "ca_file": "the whole path of a file of certificates (PEM or DER)",
    "accepted_certificates": 'an object such as {"nas.example:443": "SHA-256 in hexadecimal"}',
    "unencrypted_logins": "a list such as nas.example 10.0.0.7:8080",
    "download_folder": "the whole path of a folder",
    "news_address": "a link without a login",
    "news_key": "a public key (Ed25519) in base64, or several with blanks between",
    "done_command": "a program and arguments, which may have {file} and {job} of the last download",
    "rate_schedule": "days, hours and a speed, such as mon-fri 8-18 2M; daily 1-6 pause",
    "limit_override": "full, pause, or a rate such as 500k",
    "shortcuts": 'an object such as {"pause": ["Ctrl+P"]}',
    "network_limits": (
        'an object such as {"Hotel Wi-Fi": 500000, "wwan0": 100000}: names of connections, as '
        "NetworkManager has them, or of interfaces"
    ),
    "host_rules": (
        'an object such as {"*.example.org": {"connections": 2, "rate_limit": 1048576, '
        '"segments": 1, "user_agent": "Mozilla/5.0", "proxy": "none"}}; "proxy" is as in the '
        'setting of that name; "certificate" and "key" are files to show, '
        '"certificate": "none" shows none; of those that fit a server the most exact one that '
        "says a thing decides it"
    ),
}


def allowed(name: str) -> str:
    """Return the values a setting takes, as in ``1 to 16``; they can be written like that."""
    kind = TYPES[name]
    if name in CHOICES:
        words = ", ".join(CHOICES[name])
    elif kind is bool:
        words = "on, off"
    elif name in LIMITS:
        low, high = LIMITS[name]
        words = f"{low:.16g} to {high:.16g}"
    else:
        words = _FORMS.get(name, "a line of text")
    return f"{words}, or none" if name in NONE_ALLOWED else words


def written(name: str, value: object) -> str:
    """Return a value of a setting the way it can be written."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if name in CHOICES:
        return next((word for word, known in CHOICES[name].items() if known == value), str(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)
