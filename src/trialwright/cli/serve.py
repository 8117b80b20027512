"""`trialwright serve`: the study's screens in a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from trialwright.values.findings import InputRefused


@click.command("serve")
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: a free one."
)
def serve(study: Path, port: int) -> None:
    """Show STUDY in a browser: its participants, visits, values and audit trail.

    Serves this machine only, and only reads. Stop it with Ctrl-C.

    \b
    Examples:
      trialwright serve rehearsal
      trialwright serve rehearsal --port 8080
    """
    for name in ("study.yaml", "study.sqlite"):
        if not (study / name).is_file():
            raise InputRefused(f"{study}: holds no {name}; allowed: a study folder with a ledger")
    from trialwright.web.server import make_study_server

    with make_study_server(study.absolute(), port) as server:
        click.echo(f"{study} is at http://127.0.0.1:{server.server_port}/ (Ctrl-C stops it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
