"""Which names are those of web pages, and which of files to keep."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# What servers make pages with, and what pages are made from.
_PAGES = frozenset(
    {
        *("html", "htm", "html5", "xhtml", "xht", "shtml", "shtm", "stm", "dhtml", "hta"),
        *("php", "php3", "php4", "php5", "php7", "phtml", "asp", "aspx", "ashx", "axd", "cshtml"),
        *("jsp", "jspx", "jspa", "jsf", "do", "action", "cgi", "fcgi", "pl", "cfm", "nsf", "page"),
        *("ejs", "erb", "ftl", "hbs", "j2", "jinja", "liquid", "mustache", "njk", "tmpl", "tpl"),
        *("svelte", "twig", "vm", "vue"),
    }
)
# The last part of an address may be the name of a site or of somebody's mailbox.
_DOMAINS = frozenset(
    {
        *("biz", "com", "edu", "eu", "gov", "info", "int", "io", "mil", "net", "org"),
        *("at", "ch", "cn", "de", "es", "fr", "it", "jp", "nl", "ru", "uk", "us"),
    }
)
_NO_FILES = _PAGES | _DOMAINS | {""}
_ENDING = re.compile(r"[^.].*\.(?=[0-9]*[a-z]|0[0-9])([a-z0-9]{1,12})", re.IGNORECASE | re.DOTALL)


def may_name_page(name: str, *links: str) -> bool:
    """Return True if a page may be what is behind links, saved under ``name`` if that is chosen.

    So it is if the name that was chosen has the ending of a page, or no name has an ending that
    tells of something else. The last number of a version (``app-1.2``) is no ending.
    """
    chosen = _ending(name.replace("\\", "/"))
    if chosen in _PAGES:
        return True
    endings = {chosen, *(_ending(urlsplit(link).path.partition(";")[0]) for link in links)}
    return endings <= _NO_FILES


def _ending(path: str) -> str:
    found = _ENDING.fullmatch(path.rpartition("/")[2])
    return found[1].lower() if found else ""
