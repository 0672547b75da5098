"""What systems write about proxies, as it was recorded, and what it means."""

import pytest

from bitsgui.bits.system_proxy import SystemProxy, of_gnome, of_kde, of_mac, of_windows
from bitsgui.bits.types import ProxySettings, ProxyUsage

DIRECT = SystemProxy()
NETWORK = SystemProxy(ProxySettings(ProxyUsage.AUTODETECT))
PAC = "http://intranet.example/proxy.pac"
BY_PAC = SystemProxy(ProxySettings(ProxyUsage.AUTODETECT), PAC)


def by(servers: str, bypass: str, *, is_only_for_bypass: bool = False) -> SystemProxy:
    settings = ProxySettings(ProxyUsage.OVERRIDE, servers, bypass)
    return SystemProxy(settings, is_only_for_bypass=is_only_for_bypass)


GNOME = """\
org.gnome.system.proxy autoconfig-url '{pac}'
org.gnome.system.proxy ignore-hosts {hosts}
org.gnome.system.proxy mode '{mode}'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host 'never'
org.gnome.system.proxy.ftp port 21
org.gnome.system.proxy.http authentication-password ''
org.gnome.system.proxy.http authentication-user ''
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host '{http}'
org.gnome.system.proxy.http port 8080
org.gnome.system.proxy.http use-authentication false
org.gnome.system.proxy.https host '{https}'
org.gnome.system.proxy.https port 0
org.gnome.system.proxy.socks host '{socks}'
org.gnome.system.proxy.socks port 1080
"""
USUAL = "['localhost', '127.0.0.0/8', '::1']"


def gnome(mode: str, hosts: str = USUAL, **said: str) -> SystemProxy:
    empty = dict.fromkeys(("pac", "http", "https", "socks"), "")
    return of_gnome(GNOME.format(mode=mode, hosts=hosts, **{**empty, **said}))


def test_gnome_says_its_mode_its_servers_and_whom_they_are_not_for():
    assert gnome("none", http="proxy.example") == DIRECT
    assert gnome("manual") == DIRECT
    found = gnome("manual", http="proxy.example", https="never", socks="::1")
    servers = "http=http://proxy.example:8080 socks=socks5h://[::1]:1080"
    assert found == by(servers, "localhost localhost 127.0.0.0/8 ::1")
    assert gnome("auto") == NETWORK
    assert gnome("auto", pac=PAC) == BY_PAC


def test_hosts_nobody_can_read_are_left_out():
    found = gnome("manual", hosts="""["it's", 'a b/c', '*.lan', 'x:y:z']""", http="proxy")
    assert found.settings.bypass == "localhost it's *.lan"
    assert gnome("manual", hosts="@as []", http="proxy").settings.bypass == "localhost"


@pytest.mark.parametrize("text", ["", "no such schema", "org.gnome.system.proxy mode <", "\0"])
def test_what_is_no_listing_is_no_proxy(text: str):
    assert of_gnome(text) == DIRECT
    assert of_mac(text) == DIRECT
    assert of_kde([text]) == DIRECT


KDE = """\
[Notification Messages]
WarnOnLeaveSSLMode=false

[Proxy Settings]
NoProxyFor=.lan,10.0.0.0/8
Proxy Config Script=/home/amy/proxy.pac
ProxyType={kind}
ReversedException={turned}
ftpProxy=ftp://never 21
httpProxy[$i]=http://proxy.example 8080
httpsProxy=http://secure.example:8443/
socksProxy=socks://sox.example 1080
"""
KDE_SERVERS = (
    "http=http://proxy.example:8080 https=http://secure.example:8443 "
    "socks=socks5h://sox.example:1080"
)


def kde(kind: int, turned: str = "false") -> SystemProxy | None:
    return of_kde([KDE.format(kind=kind, turned=turned)])


def test_kde_says_its_type_its_servers_and_whom_they_are_not_for():
    assert kde(0) == DIRECT
    assert kde(1) == by(KDE_SERVERS, "localhost .lan 10.0.0.0/8")
    assert kde(2) == SystemProxy(ProxySettings(ProxyUsage.AUTODETECT), "file:///home/amy/proxy.pac")
    assert kde(3) == NETWORK
    assert kde(4) is None  # the variables of the environment


def test_kde_can_have_proxies_for_some_hosts_alone():
    turned = by(KDE_SERVERS, "<-loopback> .lan 10.0.0.0/8", is_only_for_bypass=True)
    assert kde(1, "true") == turned


def test_of_several_files_of_kde_the_first_that_says_something_counts():
    mine = "[Proxy Settings]\nProxyType=1\n"
    system = "[Proxy Settings]\nProxyType=0\nhttpProxy=proxy:1\n"
    assert of_kde([mine, system]) == by("http=proxy:1", "localhost")
    assert of_kde([]) == DIRECT


def windows(flags: int = 1, **values: object) -> SystemProxy:
    binary = bytes([0x46, 0, 0, 0, 7, 0, 0, 0, flags, 0, 0, 0])
    return of_windows({"DefaultConnectionSettings": binary, "ProxyEnable": 0, **values})


def test_windows_says_script_detection_and_servers_in_this_order():
    server = {"ProxyEnable": 1, "ProxyServer": "http=p:80;https=s:81;ftp=f:21"}
    assert windows() == DIRECT
    assert windows(ProxyServer="p:80") == DIRECT
    found = windows(3, ProxyOverride="*.lan;<local>", **server)
    assert found == by("http=p:80 https=s:81", "localhost *.lan <local>")
    assert windows(11, **server) == NETWORK
    assert windows(15, AutoConfigURL=PAC, **server) == BY_PAC
    assert of_windows({}) == DIRECT
    assert of_windows({"DefaultConnectionSettings": b"\x46", "ProxyEnable": 1}) == DIRECT


MAC = """\
<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : 10.0.0.0/8
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 1
  HTTPPort : 3128
  HTTPProxy : proxy.example
  HTTPSEnable : 0
  HTTPSPort : 3129
  HTTPSProxy : never.example
  ProxyAutoConfigEnable : %d
  ProxyAutoConfigURLString : http://intranet.example/proxy.pac
  ProxyAutoDiscoveryEnable : %d
  SOCKSEnable : 1
  SOCKSPort : 1080
  SOCKSProxy : sox.example
}
"""


def test_a_mac_says_script_detection_and_servers_in_this_order():
    servers = "http=http://proxy.example:3128 socks=socks5h://sox.example:1080"
    assert of_mac(MAC % (0, 0)) == by(servers, "localhost *.local 10.0.0.0/8 <local>")
    assert of_mac(MAC % (0, 1)) == NETWORK
    assert of_mac(MAC % (1, 1)) == BY_PAC
