"""Where a profile keeps its files."""

import contextlib
import getpass
import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

APP = "bitsgui"
PROFILE_VARIABLE = "BITSGUI_PROFILE"
SOCKET_PATH_LIMIT = 100
"""Bytes; the smallest ``sun_path`` of the systems in use is 104 with its closing NUL."""

_SOCKET_NAME = "control"


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of one profile. Two profiles share nothing; call :meth:`create` before use.

    ``runtime`` is short and private to the user; what is in it does not outlive a session. Where
    others hold its name, the process that has the profile makes another, and always tells in
    ``data`` which it has: who has other variables in its environment finds it as well.
    """

    data: Path
    runtime: Path

    @classmethod
    def choose(
        cls, folder: Path | str | None = None, environ: Mapping[str, str] | None = None
    ) -> Self:
        """Return the profile of ``folder``, else of BITSGUI_PROFILE, else the user's own.

        Makes nothing. The same folder gives the same profile by whatever path it is named.
        """
        environ = os.environ if environ is None else environ
        chosen = folder or environ.get(PROFILE_VARIABLE)
        data = Path(chosen).expanduser() if chosen else default_data_folder()
        data = data.resolve()
        return cls(data, _runtime_folder(data, environ))

    @property
    def log_file(self) -> Path:
        """The log of this profile."""
        return self.data / "bitsgui.log"

    @property
    def lock_file(self) -> Path:
        """What :class:`bitsgui.desktop.single_instance.ProfileLock` locks."""
        return self.data / "lock"

    @property
    def control_path(self) -> Path:
        """The local socket other processes talk to; a pipe name on Windows."""
        if os.name == "nt":
            return Path(pipe_name(self.data, getpass.getuser()))
        return (self._recorded() or self.runtime) / _SOCKET_NAME

    def create(self) -> None:
        """Make the folder of the profile, for the user only (0700). Raises: OSError."""
        make_private(self.data)

    def enter(self) -> None:
        """Make the runtime folder, for the user only, and say where it is.

        Only who holds the profile's lock may. Raises: OSError.
        """
        if os.name != "posix":
            make_private(self.runtime)
            return
        left = self._recorded()
        folder = self._private_folder(left)
        if left is not None and left != folder:
            _clear(left)
        self._record.write_bytes(os.fsencode(folder))

    def leave(self) -> None:
        """Take the runtime folder away unless something is in it.

        Only who holds the profile's lock may, and calls :meth:`enter` again before the folder is
        used: else it could go between the making of another process and its use.
        """
        folder = self._recorded() or self.runtime
        with contextlib.suppress(OSError):
            self._record.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()

    @property
    def _record(self) -> Path:
        return self.data / "socket-folder"

    def _recorded(self) -> Path | None:
        """Return where the process that has the profile says its runtime folder is."""
        try:
            folder = Path(os.fsdecode(self._record.read_bytes()))
        except (OSError, ValueError):
            return None
        return folder if folder.is_absolute() else None

    def _private_folder(self, left: Path | None) -> Path:
        """Return the runtime folder, made; another if somebody else has its name, or none can be.

        ``left`` is the folder of a process that was killed: taken again rather than one more made.
        """
        try:
            make_private(self.runtime)
        except OSError:
            parents = (self.runtime.parent, _short_temporary())
            if left is not None and left.parent in parents and is_private(left):
                return left
            return _folder_in(*parents)
        return self.runtime


def digest_of(data: Path) -> str:
    """Return 8 hexadecimal digits that tell one profile from another."""
    return hashlib.sha256(os.fsencode(os.path.normcase(data))).hexdigest()[:8]


def pipe_name(data: Path, user: str) -> str:
    """Return the name of the pipe of a profile on Windows."""
    safe = "".join(c if c.isalnum() else "-" for c in user)
    return rf"\\.\pipe\{APP}-{safe}-{digest_of(data)}"


def default_data_folder() -> Path:
    """Return the folder of the user's own profile."""
    return platformdirs.user_data_path(APP, appauthor=False)


def default_download_folder() -> Path:
    """Return where downloads of this user go unless told otherwise; it may not exist.

    XDG_DOWNLOAD_DIR of user-dirs.dirs, the known folder on Windows, else Downloads at home.
    """
    folder = platformdirs.user_downloads_path()
    # user-dirs.dirs names the home itself for a folder that is switched off.
    return Path.home() / "Downloads" if folder == Path.home() else folder


def make_private(folder: Path) -> None:
    """Make a folder only its owner can enter, or make an existing one so.

    Raises: OSError; PermissionError if the folder is a link or belongs to somebody else.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.geteuid():
        raise PermissionError(f"{folder} is not a folder of this user")
    if facts.st_mode & 0o077:
        folder.chmod(0o700)


def is_private(folder: Path) -> bool:
    """Return True if ``folder`` is a real folder only this user can enter."""
    try:
        facts = folder.lstat()
    except OSError:
        return False
    is_own = os.name != "posix" or (facts.st_uid == os.geteuid() and not facts.st_mode & 0o077)
    return stat.S_ISDIR(facts.st_mode) and is_own


def _clear(folder: Path) -> None:
    """Take away what a killed process left: its socket and the folder it was in."""
    if is_private(folder):
        with contextlib.suppress(OSError):
            (folder / _SOCKET_NAME).unlink(missing_ok=True)
            folder.rmdir()


def _short_temporary() -> Path:
    folder = Path(tempfile.gettempdir())
    room = SOCKET_PATH_LIMIT - len(f"/{APP}-12345678/{_SOCKET_NAME}")
    return folder if len(os.fsencode(folder)) < room else Path("/tmp")  # noqa: S108 - see below


def _folder_in(*parents: Path) -> Path:
    """Make a folder in the first of ``parents`` that takes one. Raises: OSError of the last."""
    for parent in parents[:-1]:
        with contextlib.suppress(OSError):
            return _folder_in(parent)
    # Neither longer than the usual one nor to be guessed.
    return Path(tempfile.mkdtemp(prefix=f"{APP}-", dir=parents[-1]))


def _runtime_folder(data: Path, environ: Mapping[str, str]) -> Path:
    digest = digest_of(data)
    if os.name != "posix":
        return data / "run"
    session = environ.get("XDG_RUNTIME_DIR", "")
    candidates = [Path(tempfile.gettempdir()) / f"{APP}-{os.geteuid()}-{digest}"]
    if session and Path(session).is_absolute() and is_private(Path(session)):
        candidates.insert(0, Path(session) / f"{APP}-{digest}")
    for folder in candidates:
        if len(os.fsencode(folder / _SOCKET_NAME)) < SOCKET_PATH_LIMIT:
            return folder
    return Path("/tmp") / candidates[-1].name  # noqa: S108 - made 0700 and checked for its owner
