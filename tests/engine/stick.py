"""A disk that can be taken out while it is written to."""

import subprocess
from pathlib import Path


class Stick:
    """A disk that can be taken out of its mount point, and put back."""

    def __init__(self, base: Path) -> None:
        self.content, self.point = base / "stick", base / "out"
        self.content.mkdir()
        self.point.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256M", "t", self.content], check=True)

    def put_in(self) -> None:
        subprocess.run(["mount", "--bind", self.content, self.point], check=True)

    def take_out(self) -> None:
        subprocess.run(["umount", "-l", self.point], check=True)

    def throw_away(self) -> None:
        """Leave nothing mounted."""
        for place in (self.point, self.content):
            subprocess.run(["umount", "-l", place], check=False)
