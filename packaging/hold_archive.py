"""Runs first in the bundle, before anything of the program.

The archive of modules is the executable itself. It is held open, so that modules that are loaded
later still come from the build that was started when an upgrade has replaced the file meanwhile.
"""

import os
import sys

if sys.platform == "linux":
    import pyimod02_importers

    _archive = pyimod02_importers.pyz_archive
    _held = os.open(_archive._filename, os.O_RDONLY | os.O_CLOEXEC)
    _archive._filename = f"/proc/self/fd/{_held}"

    # The linker has read its own by now. Programs that are started (browsers, file managers) must
    # not take libraries out of the bundle.
    os.environ.pop("LD_LIBRARY_PATH", None)
    if "LD_LIBRARY_PATH_ORIG" in os.environ:
        os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
