"""The table at the end, and which of its figures are wrong."""

from dataclasses import dataclass, field


@dataclass
class Figures:
    """What was counted; ``wrong`` holds a sentence for everything that must not be."""

    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, value: object) -> None:
        """Print a figure nobody judges."""
        self.rows.append((name, str(value)))

    def expect(self, name: str, value: float, most: float, unit: str = "") -> None:
        """Print a figure that must not be larger than ``most``."""
        shown = f"{value:.2f}" if isinstance(value, float) else str(value)
        self.rows.append((name, f"{shown}{unit} (at most {most:g}{unit})"))
        if value > most:
            self.wrong.append(f"{name}: {shown}{unit} instead of at most {most:g}{unit}")

    def __str__(self) -> str:
        width = max((len(name) for name, _ in self.rows), default=0)
        lines = [self.title, *(f"  {name:<{width}}  {value}" for name, value in self.rows)]
        return "\n".join(lines + [f"  WRONG: {text}" for text in self.wrong])
