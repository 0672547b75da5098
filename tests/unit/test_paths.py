"""Profiles are apart from each other and private."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitsgui.desktop import paths
from bitsgui.desktop.paths import Profile, default_download_folder, make_private, pipe_name


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder whose path leaves room for a socket's, however pytest was started."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder).resolve()


def _session(tmp_path: Path, mode: int = 0o700) -> Path:
    session = tmp_path / "session"
    session.mkdir()
    session.chmod(mode)
    return session


def test_the_argument_goes_before_the_variable_and_that_before_the_default(tmp_path: Path) -> None:
    environ = {"BITSGUI_PROFILE": str(tmp_path / "b")}
    assert Profile.choose(tmp_path / "a", environ).data == tmp_path / "a"
    assert Profile.choose(None, environ).data == tmp_path / "b"
    assert Profile.choose(None, {}).data == paths.default_data_folder().resolve()


def test_a_profile_is_the_same_by_whatever_path_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    environ = {"XDG_RUNTIME_DIR": str(_session(tmp_path))}
    assert Profile.choose(tmp_path / "link", environ) == Profile.choose(
        tmp_path / "real" / ".." / "real", environ
    )


def test_open_folders_are_closed(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir(mode=0o755)
    profile = Profile.choose(tmp_path / "p", {"XDG_RUNTIME_DIR": str(_session(tmp_path))})
    profile.create()
    profile.enter()
    for folder in (profile.data, profile.runtime):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert profile.log_file.parent == profile.lock_file.parent == profile.data
    assert profile.runtime.parent == tmp_path / "session"


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
def test_a_session_folder_others_can_enter_is_not_used(tmp_path: Path, mode: int) -> None:
    session = _session(tmp_path, mode)
    profile = Profile.choose(tmp_path / "p", {"XDG_RUNTIME_DIR": str(session)})
    assert session not in profile.runtime.parents
    assert profile.runtime.name.startswith(f"bitsgui-{os.geteuid()}-")


def test_the_socket_path_fits_however_long_the_folders_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 90)
    deep.mkdir(mode=0o700)
    monkeypatch.setattr(paths.tempfile, "gettempdir", lambda: str(deep))
    profile = Profile.choose(deep / "p", {"XDG_RUNTIME_DIR": str(deep)})
    assert len(os.fsencode(profile.control_path)) < 100
    assert deep not in profile.runtime.parents


def test_a_runtime_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError, match="not a folder of this user"):
        make_private(tmp_path / "link")


def _blocked(tmp_path: Path) -> Profile:
    """A profile whose runtime folder has the name of something of another user."""
    (tmp_path / "p").mkdir()
    profile = Profile.choose(tmp_path / "p", {"XDG_RUNTIME_DIR": str(_session(tmp_path))})
    if os.geteuid() == 0:
        profile.runtime.mkdir()
        os.chown(profile.runtime, 65534, 65534)
    else:
        profile.runtime.symlink_to(tmp_path)
    return profile


def test_a_runtime_folder_others_made_first_gives_way_to_another_all_find(tmp_path: Path) -> None:
    profile = _blocked(tmp_path)
    profile.enter()
    used = profile.control_path.parent
    assert used != profile.runtime
    assert paths.is_private(used)
    assert Profile.choose(profile.data, {}).control_path == profile.control_path
    (used / "control").touch()  # the process is killed; the next takes the folder again
    profile.enter()
    assert profile.control_path.parent == used
    (used / "control").unlink()
    profile.leave()
    assert not used.exists()
    assert list(profile.data.iterdir()) == []


def test_the_folder_of_a_killed_process_with_another_environment_is_cleared(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as other:
        Path(other).chmod(0o700)
        killed = Profile.choose(tmp_path, {"XDG_RUNTIME_DIR": other})
        killed.enter()
        killed.control_path.touch()
        profile = Profile.choose(tmp_path, {"XDG_RUNTIME_DIR": str(_session(tmp_path))})
        profile.enter()
        assert profile.control_path.parent == profile.runtime
        assert list(Path(other).iterdir()) == []
        profile.leave()


def test_where_the_folder_of_the_session_takes_nothing_another_is_made(tmp_path: Path) -> None:
    session = Path("/proc")  # read-only to everybody
    profile = Profile(tmp_path, session / "bitsgui-12345678")
    profile.enter()
    used = profile.control_path.parent
    assert paths.is_private(used)
    assert used.parent != session
    assert len(os.fsencode(profile.control_path)) < paths.SOCKET_PATH_LIMIT
    profile.enter()  # of a process that was killed: taken again
    assert profile.control_path.parent == used
    profile.leave()
    assert not used.exists()


def test_two_profiles_share_neither_socket_nor_pipe(tmp_path: Path) -> None:
    one, two = (Profile.choose(tmp_path / name, {}) for name in "ab")
    assert one.control_path != two.control_path
    assert pipe_name(one.data, "ann") != pipe_name(two.data, "ann")
    assert pipe_name(one.data, r"DOMAIN\ann b").count("\\") == 4


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('XDG_DOWNLOAD_DIR="$HOME/Geladen"', "Geladen"),
        ('XDG_DOWNLOAD_DIR="$HOME/"', "Downloads"),
        ("", "Downloads"),
    ],
)
def test_the_download_folder_is_the_one_of_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, expected: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "user-dirs.dirs").write_text(entry + "\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    assert default_download_folder() == tmp_path / expected
