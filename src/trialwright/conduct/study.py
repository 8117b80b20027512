"""The study running: every verb, over one ledger. Simulation, web, import and tests use this."""

from __future__ import annotations

from trialwright.conduct.verbs.closing import Closing
from trialwright.conduct.verbs.forms import Forms
from trialwright.conduct.verbs.leaving import Leaving
from trialwright.conduct.verbs.product import Product
from trialwright.conduct.verbs.safety import Safety
from trialwright.conduct.verbs.screening import Screening
from trialwright.conduct.verbs.setting_up import SettingUp
from trialwright.conduct.verbs.visits import Visits


class Conduct(SettingUp, Screening, Visits, Forms, Product, Safety, Leaving, Closing):
    """One study, its definition and its ledger.

    Every verb names who acts (`by`), writes one event or raises, and then nothing is stored:
    NotPermitted (this person), MoveRefused (this state), InputRefused (what was given).
    """
