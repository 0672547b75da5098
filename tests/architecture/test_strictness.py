"""The strict settings of the test run, each shown to fail a test that breaks it."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SAMPLE = """
import logging
import warnings
from pathlib import Path

def test_unannounced_record():
    logging.getLogger("part").warning("the disk is slow")

def test_announced_record(expect_log):
    expect_log("^part WARNING: the disk")
    logging.getLogger("part").warning("the disk is slow")

def test_announced_record_that_never_comes(expect_log):
    expect_log("the disk")

def test_python_warning():
    warnings.warn("old", DeprecationWarning)

def test_qt_message(qapp):
    from PySide6.QtCore import qWarning
    qWarning("bad geometry")

async def test_blocked_loop():
    place = Path(__file__).parent.parent / "bitsgui/engine/part.py"
    names = {}
    source = "import time\\ndef block(): time.sleep(0.001)"
    exec(compile(source, str(place), "exec"), names)
    names["block"]()
"""


def test_a_warning_or_a_blocked_loop_fails_unless_announced(
    pytester: pytest.Pytester, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    pytester.makeconftest((checkout / "tests" / "conftest.py").read_text(encoding="utf-8"))
    sample = pytester.makepyfile(SAMPLE)
    result = pytester.runpytest_subprocess(
        "-c", checkout / "pyproject.toml", "--rootdir", pytester.path, "-p", "no:cacheprovider",
        "-rA", sample,
    )  # fmt: skip
    ended = {
        (word, name.rpartition("::")[2].partition(" ")[0])
        for word, _, name in (line.partition(" ") for line in result.outlines)
        if word in {"PASSED", "FAILED", "ERROR"} and "::" in name
    }
    assert ended - {("PASSED", name) for word, name in ended if word == "ERROR"} == {
        ("ERROR", "test_unannounced_record"),
        ("PASSED", "test_announced_record"),
        ("ERROR", "test_announced_record_that_never_comes"),
        ("FAILED", "test_python_warning"),
        ("FAILED", "test_qt_message"),
        ("FAILED", "test_blocked_loop"),
    }
