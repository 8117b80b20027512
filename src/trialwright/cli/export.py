"""`trialwright export`: the study as documents other people and systems read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import click

from trialwright.cli import exporting
from trialwright.cli.folders import fresh_folder
from trialwright.values.findings import InputRefused

# Every file of the package is a kind: a new one needs no entry anywhere.
KINDS = tuple(sorted(module.name for module in iter_modules(exporting.__path__)))


@click.command("export")
@click.argument("study", metavar="STUDY", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--to", "kind", metavar="KIND", required=True, type=click.Choice(KINDS), help=", ".join(KINDS)
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="A new folder, or an empty one.",
)
@click.option(
    "--against",
    metavar="OLD",
    type=click.Path(exists=True, path_type=Path),
    help="Another version of the study: what changed, where the kind can show it.",
)
def export(study: Path, kind: str, output: Path, against: Path | None) -> None:
    """Write STUDY as KIND into DIR.

    STUDY is a study folder or a study.yaml. The same study gives the same bytes.

    \b
    Examples:
      trialwright export my-study --to usdm -o usdm
      trialwright export my-study --to protocol -o protocol --against my-study-1
    """
    module = import_module(f"{exporting.__name__}.{kind}")
    write = _writer(module, kind, study, against)
    with fresh_folder(output) as folder:
        names = [path.relative_to(folder) for path in write(folder)]
    click.echo(f"{kind}: {module.LABEL}")
    for name in names:
        click.echo(output / name)


def _writer(
    module: ModuleType, kind: str, study: Path, against: Path | None
) -> Callable[[Path], tuple[Path, ...]]:
    """What writes the kind into a folder."""
    if against is None:
        return lambda folder: tuple(module.export(study, folder))
    if not hasattr(module, "export_against"):
        raise InputRefused(f"--against: {kind} can't show changes; allowed: without it")
    return lambda folder: tuple(module.export_against(study, against, folder))
