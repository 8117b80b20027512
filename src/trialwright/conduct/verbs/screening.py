"""The way in: a screening number, consent, eligibility, enrolment, randomisation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trialwright.conduct.acting import Acting, anchored
from trialwright.conduct.approvals import missing_approvals
from trialwright.conduct.consent import fault_without_consent
from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.eligibility import check_complete, is_eligible
from trialwright.conduct.ledger import Event, Json, consequence
from trialwright.conduct.participants import Participant, Status, check_move
from trialwright.conduct.people import Actor
from trialwright.conduct.randomise import is_randomised, next_arm
from trialwright.values.findings import InputRefused, MoveRefused
from trialwright.values.truth import Truth


class Screening(Acting):
    """Acts from a person's first contact to enrolment."""

    def screen(self, site: str, *, by: Actor) -> str:
        """Give the next screening number of a site, `01-001`; `SIM-01-001` in a rehearsal.

        Refused without valid approvals, an activated site, or room under the enrolment cap (D1).
        """
        self._may("screen", by, site)
        today = self._now().date()  # a number is given at the moment it is asked for
        if site not in self.state.active_sites:
            raise MoveRefused(f"screen: site {site[:40]!r} is not active; allowed: activate_site")
        self._check_approved("screen", today)
        self._check_room("screen")
        participant = self._next_number(site)
        values: dict[str, Json] = {"site": site, "on": today.isoformat()}
        self._record("screen", by, values, participant=participant)
        return participant

    def sign_consent(self, participant: str, version: str, on: date, *, by: Actor) -> Event:
        """Record that a version of the consent form was signed; later versions are re-consent."""
        person = self._may_on("sign_consent", by, participant)
        self._check_approved("sign_consent", self._day(on))
        check_text("sign_consent: version", version, 40)
        first = not person.consents
        follows = anchored(self.schedule.anchors_of("consent")) if first else ()
        values: dict[str, Json] = {"version": version, "on": on.isoformat()}
        return self._record("sign_consent", by, values, participant=participant, follows=follows)

    def assess_eligibility(
        self,
        participant: str,
        answers: Mapping[str, tuple[Truth, str]],
        on: date,
        *,
        by: Actor,
    ) -> Event:
        """Record for every criterion whether its own words hold (yes, no, unknown), and why.

        Eligible: every inclusion criterion yes, every exclusion criterion no; an unknown answer is
        neither. Assessing again replaces the answers, and the first ones stay in the ledger.
        """
        person = self._may_on("assess_eligibility", by, participant)
        self._check_consented("assess_eligibility", person, self._day(on))
        check_complete(self.definition.criteria, answers)
        values: dict[str, Json] = {"on": on.isoformat()}
        for criterion, (truth, reason) in answers.items():
            values[criterion] = truth.name.lower()
            if reason:
                values[f"{criterion}.reason"] = check_text(f"criterion {criterion}: reason", reason)
        eligible = is_eligible(self.definition.criteria, answers)
        follows = (consequence("eligibility", eligible=eligible),)
        return self._record(
            "assess_eligibility", by, values, participant=participant, follows=follows
        )

    def fail_screening(self, participant: str, reason: str, on: date, *, by: Actor) -> Event:
        """End the screening of a participant who may not, or will not, join."""
        person = self._may_on("fail_screening", by, participant)
        check_move(person.status, Status.SCREEN_FAILED)
        values: dict[str, Json] = {
            "reason": self._reason("fail_screening", reason),
            "on": self._day(on).isoformat(),
        }
        return self._record("fail_screening", by, values, participant=participant)

    def enrol(self, participant: str, on: date, *, by: Actor, arm: str | None = None) -> Event:
        """Enrol a participant assessed as eligible, while there is room under the cap.

        A single arm is assigned here; `arm` is asked for where there are several and no list.
        """
        person = self._may_on("enrol", by, participant)
        check_move(person.status, Status.ENROLLED)
        self._check_consented("enrol", person, self._day(on))
        if person.eligible is not True:
            known = "not assessed" if person.eligible is None else "not eligible"
            raise MoveRefused(f"enrol: participant is {known}; allowed: assessed as eligible")
        self._check_room("enrol")
        values: dict[str, Json] = {"on": on.isoformat(), "arm": self._arm_at_enrolment(arm)}
        follows = anchored(self.schedule.anchors_of("enrolment"))
        return self._record("enrol", by, values, participant=participant, follows=follows)

    def randomise(self, participant: str, on: date, *, by: Actor) -> Event:
        """Give an enrolled participant the next arm of the list."""
        person = self._may_on("randomise", by, participant)
        published = self.state.published
        if published is None or published.seed is None:
            raise MoveRefused("randomise: arms of this study are not given by a list")
        if person.arm is not None:
            raise MoveRefused("randomise: participant has an arm already; allowed: once")
        arm = next_arm(self.definition, published.seed, self.state.randomised)
        values: dict[str, Json] = {"on": self._day(on).isoformat(), "arm": arm}
        follows = anchored(self.schedule.anchors_of("randomisation"))
        return self._record("randomise", by, values, participant=participant, follows=follows)

    def _next_number(self, site: str) -> str:
        sites = [item.id for item in self.definition.sites]
        number = self.state.screened_at.get(site, 0) + 1
        # a simulated participant can't be mistaken for a real one, wherever the number turns up
        mark = "SIM-" if self._simulated else ""
        return f"{mark}{sites.index(site) + 1:02d}-{number:03d}"

    def _arm_at_enrolment(self, arm: str | None) -> str | None:
        arms = [item.id for item in self.definition.arms]
        if is_randomised(self.definition):
            if arm is not None:
                raise InputRefused("enrol: arms are given by the list; allowed: no arm")
            return None
        chosen = arms[0] if len(arms) == 1 and arm is None else arm
        if chosen not in arms:
            raise InputRefused(f"enrol: an arm is required; allowed: {', '.join(arms)}")
        return chosen

    def _check_approved(self, verb: str, day: date) -> None:
        version = self.definition.version
        missing = missing_approvals(self.state.approvals, version, day)
        if missing:
            raise MoveRefused(
                f"{verb}: no valid approval on file from: {', '.join(missing)};"
                f" allowed: with approvals of version {version} valid on the day"
            )

    def _check_room(self, verb: str) -> None:
        cap = self.places
        if self.state.enrolled >= cap:
            raise MoveRefused(f"{verb}: {cap} participants are enrolled; allowed: up to {cap}")

    def _check_consented(self, verb: str, person: Participant, day: date) -> None:
        fault = fault_without_consent(person.consents, day)
        if fault:
            raise MoveRefused(f"{verb}: {fault}")
