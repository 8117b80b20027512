"""Setting a study up: publish its version, file approvals, activate sites, appoint people."""

from __future__ import annotations

from datetime import date

from trialwright.conduct.acting import Acting
from trialwright.conduct.approvals import KINDS
from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.ledger import Event, Json
from trialwright.conduct.people import Actor, check_person, check_role
from trialwright.conduct.randomise import block_design, is_randomised
from trialwright.values.findings import InputRefused, MoveRefused


class SettingUp(Acting):
    """Acts on the study as a whole, before the first participant."""

    def publish(self, *, by: Actor) -> Event:
        """Publish the study version: the first event, with the definition's SHA-256.

        Where arms are given by a list, the list's seed is drawn and recorded here.
        """
        self._may("publish", by)
        values: dict[str, Json] = {"study": self.definition.id, "sha256": self.sha256}
        if is_randomised(self.definition):
            block_design(self.definition)  # refused now, not at the first randomisation
            drawn = self._entropy.salt(self.state.events + 1, "the seed of the allocation list")
            values["allocation_seed"] = str(int.from_bytes(drawn[:8], "big"))
        return self._record("publish", by, values)

    def file_approval(
        self, kind: str, reference: str, valid_from: date, valid_to: date | None, *, by: Actor
    ) -> Event:
        """File an `ethics` or `authority` approval of the published version; both days count."""
        self._may("file_approval", by)
        if kind not in KINDS:
            raise InputRefused(f"file_approval: kind is {kind[:20]!r}; allowed: {', '.join(KINDS)}")
        check_text("file_approval: reference", reference, 200)
        values: dict[str, Json] = {"kind": kind, "reference": reference}
        return self._record("file_approval", by, values | _period(valid_from, valid_to))

    def activate_site(self, site: str, *, by: Actor) -> Event:
        """Open a site for screening."""
        self._may("activate_site", by)
        self._check_site_known(site)
        if site in self.state.active_sites:
            raise MoveRefused(f"activate_site: site {site} is active already")
        return self._record("activate_site", by, {"site": site})

    def appoint(
        self,
        person: str,
        role: str,
        site: str | None,
        valid_from: date,
        valid_to: date | None,
        *,
        by: Actor,
    ) -> Event:
        """Give a person a role, at a site or at all (None), within dates that both count.

        Nobody but the sponsor acts outside an appointment (U6).
        """
        self._may("appoint", by, site)
        check_person(person)
        check_role(role)
        if site is not None:
            self._check_site_known(site)
        values: dict[str, Json] = {"person": person, "role": role, "site": site}
        return self._record("appoint", by, values | _period(valid_from, valid_to))

    def _check_site_known(self, site: str) -> None:
        known = [item.id for item in self.definition.sites]
        if site not in known:
            raise InputRefused(
                f"site {site[:40]!r} is not in the study; allowed: {', '.join(known)}"
            )


def _period(valid_from: date, valid_to: date | None) -> dict[str, Json]:
    if valid_to is not None and valid_to < valid_from:
        raise InputRefused(
            "valid_to lies before valid_from; allowed: the same day or later, or None"
        )
    until = valid_to.isoformat() if valid_to else None
    return {"valid_from": valid_from.isoformat(), "valid_to": until}
