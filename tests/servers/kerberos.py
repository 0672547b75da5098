"""A Kerberos realm of its own: a real key distribution centre with users and servers."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Self

import krb5

from tests.servers.waiting import end, free_port, start

REALM = "HERE.EXAMPLE"
USER = "amy"
PASSWORD = "pw"  # noqa: S105 - of a realm on loopback that lives for one test
_CLIENT = """
[libdefaults]
    default_realm = {realm}
    dns_lookup_kdc = false
    dns_lookup_realm = false
    dns_canonicalize_hostname = false
    rdns = false
    udp_preference_limit = 1
[realms]
    {realm} = {{
        kdc = 127.0.0.1:{port}
    }}
[domain_realm]
    localhost = {realm}
    .example = {realm}
"""
_CENTRE = """
[kdcdefaults]
    kdc_listen = ""
    kdc_tcp_listen = 127.0.0.1:{port}
[realms]
    {realm} = {{
        database_name = {temp}/principal
        key_stash_file = {temp}/stash
        acl_file = {temp}/acl
    }}
"""


class Realm:
    """Knows ``amy`` with ``pw``, and HTTP servers of some names.

    Attributes:
        keytab: the keys of the servers.
        environment: what a process needs in its own to belong to it, as a server or with the
            tickets of amy.
    """

    def __init__(self, *hosts: str) -> None:
        self._hosts = hosts
        self._temp = tempfile.TemporaryDirectory(prefix="realm-")
        temp = Path(self._temp.name)
        temp.chmod(0o755)  # the workers of servers are other users
        self.keytab = temp / "keytab"
        self._tickets = temp / "tickets"
        self.environment = {
            "KRB5_CONFIG": f"{temp}/krb5.conf",
            "KRB5_KDC_PROFILE": f"{temp}/kdc.conf",
            "KRB5CCNAME": f"FILE:{self._tickets}",
            "KRB5RCACHETYPE": "none",  # it would lie where servers of other tests write theirs
        }

    def __enter__(self) -> Self:
        temp, port = Path(self._temp.name), free_port()
        (temp / "krb5.conf").write_text(_CLIENT.format(realm=REALM, port=port))
        (temp / "kdc.conf").write_text(_CENTRE.format(realm=REALM, port=port, temp=temp))
        self._run("kdb5_util", "create", "-s", "-P", "master")
        self._administer(f"addprinc -pw {PASSWORD} {USER}")
        for host in self._hosts:
            self._administer(f"addprinc -randkey HTTP/{host}")
            self._administer(f"ktadd -k {self.keytab} HTTP/{host}")
        self.keytab.chmod(0o644)
        self._process = start(["/usr/sbin/krb5kdc", "-n"], self._temp, port, env=self.environment)
        return self

    def __exit__(self, *_exc: object) -> None:
        end(self._process, self._temp)

    def log_on(self) -> None:
        """Get a ticket for amy, as her logon would; this process has to be in the environment."""
        context = krb5.init_context()
        name = krb5.parse_name_flags(context, f"{USER}@{REALM}".encode())
        options = krb5.get_init_creds_opt_alloc(context)
        ticket = krb5.get_init_creds_password(context, name, options, password=PASSWORD.encode())
        cache = krb5.cc_resolve(context, f"FILE:{self._tickets}".encode())
        krb5.cc_initialize(context, cache, name)
        krb5.cc_store_cred(context, cache, ticket)

    def log_off(self) -> None:
        """Take all her tickets away."""
        self._tickets.unlink()

    def _administer(self, query: str) -> None:
        self._run("kadmin.local", "-q", query)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [f"/usr/sbin/{program}", "-r", REALM, *words],
            env={**os.environ, **self.environment},
            check=True,
            capture_output=True,
        )
