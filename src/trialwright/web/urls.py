"""Which address shows which screen."""

from __future__ import annotations

from django.urls import path

from trialwright.web.views.audit import audit
from trialwright.web.views.home import home
from trialwright.web.views.participant import participant
from trialwright.web.views.participants import participants
from trialwright.web.views.report import report

urlpatterns = [
    path("", home, name="home"),
    path("participants/", participants, name="participants"),
    path("participants/<str:participant_id>/", participant, name="participant"),
    path("audit/", audit, name="audit"),
    path("report/", report, name="report"),
]
