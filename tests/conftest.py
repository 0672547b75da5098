"""Strictness for every test: an unexpected warning in the log or a blocked loop is a failure."""

import codecs
import gc
import logging
import os
import re
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor  # noqa: F401 - its lazy import blocks a loop
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest
from blockbuster import BlockBuster
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.servers.fixtures"]

# Codecs are modules loaded at their first use, which a loop that is watched would report.
for _codec in ("cp1252", "idna", "latin-1", "utf-16-le"):
    codecs.lookup(_codec)

# The machine may be busy with other things.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("local", _patient)
settings.register_profile("ci", _patient, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

CHECKOUT = Path(__file__).resolve().parent.parent
UNBLOCKED_PACKAGES = ("engine", "gui", "storage")
# A shell that runs this in the background has SIGINT ignored, and nohup SIGHUP, which the programs
# that are started and interrupted here would inherit.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

PROXY_VARIABLES = ("all_proxy", "ftp_proxy", "http_proxy", "https_proxy", "no_proxy")


def pytest_collection_finish() -> None:
    """Leave thousands of tests and their modules out of every later round of the collector."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own profile, and the network the machine is set up for, out of the tests."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        for variable in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{variable}_HOME", str(home / variable.lower()))
        for variable in PROXY_VARIABLES:
            patch.delenv(variable, raising=False)
            patch.delenv(variable.upper(), raising=False)
        yield


@pytest.fixture(autouse=True)
def _no_leftovers(_own_home: None) -> Iterator[None]:
    """Leave no part file where downloads go unless told otherwise: the next list would show it."""
    yield
    for part in (Path.home() / "Downloads").glob("*.part"):
        part.unlink()


def _unimported(package: str) -> ModuleType:
    """A stand-in that only says where the package lies: most tests need not import it."""
    module = ModuleType(f"bitsgui.{package}")
    module.__path__ = [str(CHECKOUT / "bitsgui" / package)]
    return module


@pytest.fixture(autouse=True)
def _unblocked_loop() -> Iterator[None]:
    """Fail a test in which the engine, the store or the window blocks the loop it runs on."""
    blockbuster = BlockBuster(scanned_modules=[_unimported(name) for name in UNBLOCKED_PACKAGES])
    for function in blockbuster.functions.values():  # what lies beside the program
        function.can_block_in("gui/resources.py", {"resource_path", "resource_text"})
    for name in ("threading.Lock.acquire", "threading.Lock.acquire_lock"):
        # Two milliseconds at most, see bitsgui.bits.standing_by.
        blockbuster.functions[name].can_block_in("bits/standing_by.py", {"wait"})
        # A thread whose last work has been awaited is about to end.
        blockbuster.functions[name].can_block_in("gui/main.py", {"_session"})
    blockbuster.activate()
    yield
    blockbuster.deactivate()


@dataclass
class LogWatch(logging.Handler):
    """Collects log records from WARNING up and knows which of them a test announced."""

    records: list[logging.LogRecord] = field(default_factory=list)
    announced: list[re.Pattern[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(level=logging.WARNING)

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def complaints(self) -> list[str]:
        """Say what was logged without being announced, and what was announced but not logged."""
        texts = [f"{r.name} {r.levelname}: {r.getMessage()}" for r in self.records]
        unexpected = [t for t in texts if not any(p.search(t) for p in self.announced)]
        unmet = [p.pattern for p in self.announced if not any(p.search(t) for t in texts)]
        return [f"unexpected log record: {t}" for t in unexpected] + [
            f"no log record matches: {p}" for p in unmet
        ]


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    complaints = watch.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expect_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Announce a record from WARNING up, as a pattern over ``logger LEVEL: message``.

    The record is then required: a test that announces it fails without it.
    """

    def announce(pattern: str) -> None:
        _log_watch.announced.append(re.compile(pattern))

    return announce


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return CHECKOUT
