"""The figures as text."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Lines of a table under a title; ``missed`` names what was asked and not reached."""

    title: str
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, what: str, figure: str, asked: str = "", *, is_met: bool = True) -> None:
        """Add a line; ``asked`` is what the figure is held against."""
        verdict = "" if not asked else "ok" if is_met else "MISSED"
        self.rows.append((what, figure, asked, verdict))
        if not is_met:
            self.missed.append(f"{self.title}: {what} {figure} (asked: {asked})")

    def at_least(self, what: str, value: float, asked: float) -> None:
        """Add a ratio or rate that must not be lower than asked."""
        self.add(what, f"{value:.2f}", f">= {asked:g}", is_met=value >= asked)

    def at_most(self, what: str, value: float, asked: float, unit: str = "") -> None:
        """Add a figure that must not be higher than asked."""
        self.add(what, f"{value:.2f}{unit}", f"<= {asked:g}{unit}", is_met=value <= asked)

    def text(self) -> str:
        """Return the table."""
        lines = [self.title, "-" * len(self.title)]
        for what, figure, asked, verdict in self.rows:
            lines.append(f"  {what:46} {figure:>30}  {asked:12} {verdict}".rstrip())
        return "\n".join(lines) + "\n"
