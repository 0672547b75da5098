"""A session bus with gnome-keyring-daemon, apart from the user's own."""

import os
import signal
import subprocess
from pathlib import Path

from jeepney import MatchRule, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

SECRETS_NAME = "org.freedesktop.secrets"


class DesktopKeyring:
    """The keyring of a home in ``folder``, unlocked; ready when made. Call :meth:`stop`.

    Its bus is in the folder of the session, ``runtime``.
    """

    def __init__(self, folder: Path) -> None:
        runtime = self.runtime = folder / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(folder / "share"),
        }
        self._bus = subprocess.Popen(
            [
                *("dbus-daemon", "--session", "--nofork", "--print-address=1"),
                f"--address=unix:path={runtime}/bus",
            ],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().strip()
        self._bus.stdout.close()
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment | {"DBUS_SESSION_BUS_ADDRESS": self.address},
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(b"pw")
        self._daemon.stdin.close()
        self._wait_until_owned()

    def _wait_until_owned(self) -> None:
        rule = MatchRule(
            type="signal",
            interface=message_bus.interface,
            member="NameOwnerChanged",
            path=message_bus.object_path,
        )
        rule.add_arg_condition(0, SECRETS_NAME)
        with open_dbus_connection(self.address) as connection:
            bus = Proxy(message_bus, connection)
            bus.AddMatch(rule)
            with connection.filter(rule) as changes:
                if not bus.NameHasOwner(SECRETS_NAME)[0]:
                    connection.recv_until_filtered(changes, timeout=20)

    def freeze(self) -> None:
        """Leave every call without an answer, as an unlock prompt does that nobody heeds."""
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Answer the calls that waited."""
        self._daemon.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End both processes."""
        for process in (self._daemon, self._bus):
            process.kill()
            process.wait()
