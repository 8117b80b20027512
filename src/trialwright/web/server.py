"""Serving one study folder on this machine."""

from __future__ import annotations

from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings as django_settings
from django.core.wsgi import get_wsgi_application

from trialwright.web import settings as own_settings

HOST = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    """No line a request: an address may hold a participant's number."""

    def log_message(self, format: str, *args: object) -> None:
        return


def prepare(folder: Path) -> None:
    """Set Django up for the screens of one study folder, once a process."""
    names = [name for name in dir(own_settings) if name.isupper() and name != "STUDY_FOLDER"]
    values = {name: getattr(own_settings, name) for name in names}
    django_settings.configure(**values, STUDY_FOLDER=str(folder))


def make_study_server(folder: Path, port: int) -> WSGIServer:
    """A server of the folder on the loopback address; port 0 takes a free one."""
    prepare(folder)
    return make_server(HOST, port, get_wsgi_application(), handler_class=_Quiet)
