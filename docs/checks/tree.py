"""The files of the repository that the checks look at."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
FACE = ("README.md", "GLOSSARY.md", "CHANGELOG.md", "CONTRIBUTING.md")
CODE = (".py", ".html", ".j2", ".css", ".js", ".yaml", ".sh", ".toml")


def pages() -> list[Path]:
    """Every page a reader may open, the face of the repository first."""
    return [ROOT / name for name in FACE] + sorted((ROOT / "docs").rglob("*.md"))


def sources(*folders: str) -> list[Path]:
    """Every file of code, data or template under these folders of the repository."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*"))]
    return [path for path in found if path.suffix in CODE and "__pycache__" not in path.parts]


def name_of(path: Path) -> str:
    """A path as the repository writes it."""
    return path.relative_to(ROOT).as_posix()
