"""What options are called elsewhere: words that find them though they do not say them."""

from collections.abc import Callable

from bitsgui.gui.language import tr

_WORDS: dict[str, Callable[[], str]] = {
    "autostart": lambda: tr("autostart startup boot logon sign in"),
    "resume_at_start": lambda: tr("continue unfinished automatically"),
    "close_to_tray": lambda: tr("minimise minimize notification area"),
    "watch_clipboard": lambda: tr("monitor copied links"),
    "look_for_news": lambda: tr("update upgrade new version"),
    "notify_finished": lambda: tr("popup message done"),
    "appearance": lambda: tr("dark mode night theme"),
    "download_folder": lambda: tr("directory path save location"),
    "done_command": lambda: tr("shut down shutdown sleep standby power off"),
    "disk_reserve": lambda: tr("disk space"),
    "rate_limit": lambda: tr("bandwidth throttle"),
    "rate_schedule": lambda: tr("scheduler timetable week calendar"),
    "segments": lambda: tr("threads parts parallel"),
    "max_active_jobs": lambda: tr("queue parallel simultaneous"),
    "interface": lambda: tr("bind binding network card adapter IP address"),
    "foreground_cost_policy": lambda: tr("mobile data cellular hotspot tethering"),
    "on_battery": lambda: tr("laptop mains power energy"),
    "ca_file": lambda: tr("root CA SSL TLS HTTPS"),
    "unencrypted_logins": lambda: tr("log in password basic HTTP"),
    "host_rules": lambda: tr("client certificate private key passphrase PEM PKCS#12 PFX"),
    "user_agent": lambda: tr("browser identification"),
    "proxy": lambda: tr("SOCKS HTTP server"),
    "proxy_test": lambda: tr("try check connection"),
    "log_file": lambda: tr("protocol debug"),
    "data_folder": lambda: tr("profile database backup location"),
    "proxy_script": lambda: tr("WPAD automatic configuration"),
}


def other_words(option: str) -> str:
    """Return further words for an option, in the language in force."""
    words = _WORDS.get(option)
    return "" if words is None else words()
