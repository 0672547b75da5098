"""A desktop of its own: X server, window manager, keyboard, and a bus where one is wanted."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

TIMEOUT_S = 30
GONE = "BadWindow"
"""How xdotool complains of a window that went while it was asked about."""


class Desktop:
    """Xvfb with a window manager; a context manager. ``display`` is what DISPLAY has to be.

    Its pixels can be read in the folder ``framebuffer`` if one is named.
    """

    def __init__(
        self,
        framebuffer: Path | None = None,
        manager: Sequence[str] = ("openbox",),
        options: Sequence[str] = (),
    ) -> None:
        self._manager = manager
        self.display = ""
        self._own = [] if framebuffer is None else ["-fbdir", str(framebuffer)]
        self._own += options
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Desktop":
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1200x800x24"]
        whole = [*command, "-nolisten", "tcp", *self._own]
        self._server = self._start(whole, pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self._start(self._manager, env=os.environ | {"DISPLAY": self.display})
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send the X server a signal."""
        self._server.send_signal(number)

    def with_bus(self, **more: str) -> dict[str, str]:
        """Start a session bus that screen readers use too; return what its clients need to know.

        ``more`` variables are for what the bus itself starts, which is in the folder of the session
        if they name one.
        """
        env = {"DISPLAY": self.display, "GSETTINGS_BACKEND": "memory"}
        self._bus_env = os.environ | env | more
        session = more.get("XDG_RUNTIME_DIR")
        where = (f"--address=unix:path={session}/bus",) if session else ()
        address = self._start_bus(*where, "--print-address")
        # As that of a desktop it names no bus, which may be started anew.
        env["DBUS_SESSION_BUS_ADDRESS"] = self._bus_address = address.partition(",guid=")[0]
        return env | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}

    def end_bus(self) -> None:
        """End the session bus, and with it what does not live without one."""
        self._bus.kill()
        self._bus.wait()

    def stop_bus(self) -> None:
        """Have the session bus take everything and answer nothing."""
        self._bus.send_signal(signal.SIGSTOP)

    def begin_bus(self) -> None:
        """Start the session bus that was ended again."""
        self._start_bus(f"--address={self._bus_address}", "--print-address")

    def _start_bus(self, *words: str) -> str:
        """Start a bus and return its address once it takes connections."""
        reader, writer = os.pipe()
        said = [f"{word}={writer}" if word == "--print-address" else word for word in words]
        command = ["dbus-daemon", "--session", "--nofork", *said]
        self._bus = self._start(command, pass_fds=(writer,), env=self._bus_env)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            return pipe.readline().strip()

    def _start(
        self,
        command: Sequence[str],
        *,
        pass_fds: Sequence[int] = (),
        env: dict[str, str] | None = None,
    ) -> "subprocess.Popen[bytes]":
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, pass_fds=pass_fds, env=env, stdout=quiet, stderr=quiet)
        self._processes.append(process)
        return process

    def xdotool(self, *words: str) -> str:
        done = self._xdotool(*words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout.strip()

    def active(self) -> str:
        """Return the id of the window that has the keyboard, "" while none has."""
        return self._xdotool("getactivewindow").stdout.strip()

    def active_title(self) -> str:
        """Return the title of the window that has the keyboard, "" while none has."""
        active = self.active()
        return self._xdotool("getwindowname", active).stdout.strip() if active else ""

    def found(self, *words: str) -> list[str]:
        """Return the ids of the windows a search finds.

        A search is given up with nothing found where a window goes that it was just looking at.
        """
        while GONE in (done := self._xdotool("search", *words)).stderr:
            pass
        return done.stdout.split()

    def geometry(self, window: str) -> dict[str, int]:
        """Return where a window is and how large, in the words of xdotool; {} of one that went."""
        done = self._xdotool("getwindowgeometry", "--shell", window)
        if GONE in done.stderr:
            return {}
        assert done.returncode == 0, done.stderr
        return {name: int(value) for name, value in (w.split("=") for w in done.stdout.split())}

    def _xdotool(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["xdotool", *words],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )

    def focus_main(self) -> str:
        """Wait for the program's window, give it the keyboard, and return its id."""
        deadline = time.monotonic() + TIMEOUT_S
        while not (found := self.found("--onlyvisible", "--class", "bitsgui")):
            assert time.monotonic() < deadline, "no window came"
        window = found[0]
        # A window may be there before the window manager, which is asked for this.
        while (done := self._xdotool("windowactivate", "--sync", window)).returncode:
            assert time.monotonic() < deadline, done.stderr
        return window

    def wait_for_dialog(self, main: str) -> str:
        """Wait until another window than ``main`` has the keyboard; return its id."""
        deadline = time.monotonic() + TIMEOUT_S
        while time.monotonic() < deadline:
            active = self.active()
            if active not in {"", main}:
                return active
        raise AssertionError("no dialog came")

    def submit(self, dialog: str, main: str) -> None:
        """Press a dialog's first button, and wait until ``main`` has the keyboard again."""
        self.xdotool("windowactivate", "--sync", dialog)
        deadline = time.monotonic() + TIMEOUT_S
        while self.active() != main:
            self.keys("ctrl+Return")  # again while the dialog still reads what it was given
            assert time.monotonic() < deadline, "the dialog stays"

    def keys(self, *keys: str) -> None:
        self.xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "2", text)
