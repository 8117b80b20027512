"""Folding: whatever a team does, the state read back is the live one, and the chain holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from conduct.studies import (
    COORDINATOR,
    DATA_MANAGER,
    ELIGIBLE,
    EVERYONE,
    INVESTIGATOR,
    Running,
    fever,
    open_conduct,
    running,
)
from trialwright.conduct.folds import folded
from trialwright.conduct.ledger import unseal, verify
from trialwright.conduct.participants import ENDED, Status
from trialwright.values.findings import InputRefused, TrialwrightError
from trialwright.values.truth import Truth

WHO = st.sampled_from(EVERYONE)
# mostly the one who may, sometimes anybody
ENTERS = st.one_of(st.just(COORDINATOR), st.just(INVESTIGATOR), WHO)
DECIDES = st.one_of(st.just(INVESTIGATOR), st.just(INVESTIGATOR), WHO)
MANAGES = st.one_of(st.just(DATA_MANAGER), st.just(DATA_MANAGER), WHO)
ENCOUNTERS = st.sampled_from(["SCR", "COL", "D1", "M1", "D2", "D2M1"])
BACK = st.integers(0, 3)
REASONS = st.sampled_from([None, "misread", "x"])
LAB = st.fixed_dictionaries(
    {},
    optional={
        "hba1c": st.sampled_from(["8.1", "9", "19", "200", None]),
        "hba1c_method": st.sampled_from(["hplc", "guess", None]),
    },
)
BODY = st.fixed_dictionaries(
    {},
    optional={
        "height": st.sampled_from([160, "172.5", None]),
        "weight": st.sampled_from(["64", 71, 400]),
    },
)


class Team(RuleBasedStateMachine):
    """People of every role try things, in any order; each try is one event or none."""

    study: Running

    @initialize(simulated=st.booleans())
    def begin(self, simulated: bool) -> None:
        self.study = running(simulated=simulated)

    def attempt(self, verb: str, *arguments: object, by, **named: object) -> None:
        before = (self.study.conduct.state.events, self.study.conduct.head)
        try:
            getattr(self.study.conduct, verb)(*arguments, by=by, **named)
        except TrialwrightError:
            assert (self.study.conduct.state.events, self.study.conduct.head) == before
        else:
            assert self.study.conduct.state.events == before[0] + 1

    def day(self, back: int):
        return self.study.clock.now.date() - timedelta(days=back)

    def someone(self, data) -> str:
        return data.draw(st.sampled_from(sorted(self.study.conduct.state.participants)))

    def has_participants(self) -> bool:
        return bool(self.study.conduct.state.participants)

    @rule(days=st.sampled_from([1, 7, 14, 42]))
    def time_passes(self, days):
        self.study.clock.pass_days(days)

    @rule(by=ENTERS, site=st.sampled_from(["S1", "S1", "S2"]))
    def screen(self, by, site):
        self.attempt("screen", site, by=by)

    @rule()
    def someone_comes_in(self):
        if self.study.conduct.state.enrolled < 3 and not self.study.conduct.state.locked:
            self.study.enrolled()

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, back=BACK)
    def sign_consent(self, data, by, back):
        self.attempt("sign_consent", self.someone(data), "1.0", self.day(back), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=DECIDES, answer=st.sampled_from(Truth))
    def assess(self, data, by, answer):
        answers = ELIGIBLE | {"E1": (answer, "as on file")}
        self.attempt("assess_eligibility", self.someone(data), answers, self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=DECIDES, verb=st.sampled_from(["enrol", "die", "complete"]))
    def decide(self, data, by, verb):
        self.attempt(verb, self.someone(data), self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, encounter=ENCOUNTERS, back=BACK)
    def attend(self, data, by, encounter, back):
        self.attempt("attend", self.someone(data), encounter, self.day(back), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, encounter=ENCOUNTERS)
    def miss(self, data, by, encounter):
        self.attempt("miss", self.someone(data), encounter, "away", self.day(0), by=by)

    @precondition(has_participants)
    @rule(
        data=st.data(),
        by=ENTERS,
        encounter=ENCOUNTERS,
        entry=st.one_of(
            st.tuples(st.just("laboratory"), LAB), st.tuples(st.just("vital_signs"), BODY)
        ),
        reason=REASONS,
    )
    def save(self, data, by, encounter, entry, reason):
        form, values = entry
        day, who = self.day(0), self.someone(data)
        self.attempt("save_form", who, encounter, form, values, day, by=by, reason=reason)

    @precondition(has_participants)
    @rule(data=st.data(), by=WHO, form=st.sampled_from(["laboratory", "vital_signs"]))
    def verify_form(self, data, by, form):
        self.attempt("verify_form", self.someone(data), "SCR", form, by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, volume=st.sampled_from([60, "-1"]))
    def collect(self, data, by, volume):
        self.attempt("collect", self.someone(data), volume, self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=WHO, viability=st.sampled_from(["92.5", 60]))
    def make_lot(self, data, by, viability):
        self.attempt("make_lot", self.someone(data), 120, viability, self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=WHO)
    def release_and_give(self, data, by):
        person = self.study.conduct.state.participants[self.someone(data)]
        for lot in person.lots:
            self.attempt("release_lot", lot, self.day(0), by=by)
            more = {"lot": lot, "amount": 60, "unit": "10*6"}
            self.attempt("administer", person.id, 1, self.day(0), by=INVESTIGATOR, **more)

    @precondition(has_participants)
    @rule(data=st.data(), by=DECIDES, dose=st.sampled_from([1, 2]))
    def skip_dose(self, data, by, dose):
        self.attempt("skip_dose", self.someone(data), dose, "no cells", self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, grade=st.integers(0, 5))
    def adverse_event(self, data, by, grade):
        content = fever(self.day(0), grade=grade)
        self.attempt("report_adverse_event", self.someone(data), content, by=by)
        self.attempt("update_adverse_event", self.someone(data), 1, content, "seen", by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, kind=st.sampled_from(["treatment", "study", "consent"]))
    def withdraw(self, data, by, kind):
        self.attempt("withdraw", self.someone(data), kind, "own wish", self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=ENTERS, verb=st.sampled_from(["lose", "fail_screening"]))
    def leave(self, data, by, verb):
        self.attempt(verb, self.someone(data), "not reached", self.day(0), by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=DECIDES)
    def sign(self, data, by):
        self.attempt("sign", self.someone(data), "reviewed", by=by)

    @rule(by=MANAGES, close=st.booleans())
    def queries(self, by, close):
        for query in list(self.study.conduct.state.queries)[-2:]:
            self.attempt("answer_query", query, "as on file", by=COORDINATOR)
            if close:
                self.attempt("close_query", query, by=by)

    @precondition(has_participants)
    @rule(data=st.data(), by=MANAGES)
    def redact(self, data, by):
        seq = data.draw(st.integers(1, self.study.conduct.state.events))
        name = data.draw(st.sampled_from(["reason", "term", "text", "on", "E1.reason"]))
        self.attempt("redact", seq, name, "a name", by=by)

    @rule(by=MANAGES, kind=st.sampled_from(["interim", "final"]))
    def cut(self, by, kind):
        self.attempt("take_snapshot", kind, self.day(0), by=by)

    @rule(by=MANAGES)
    def lock(self, by):
        self.attempt("lock", "all done", by=by)

    @invariant()
    def what_is_read_back_is_what_is_live(self):
        if hasattr(self, "study"):
            again = folded(unseal(stored) for stored in self.study.storage.load())
            assert again == self.study.conduct.state

    @invariant()
    def counts_agree_with_what_they_count(self):
        if hasattr(self, "study"):
            state = self.study.conduct.state
            assert state.unclosed_queries == len(state.open_queries())
            people = state.participants.values()
            assert state.enrolled == sum("enrolment" in _milestones(one) for one in people)
            assert all((one.status in ENDED) == (one.ended_on is not None) for one in people)

    def teardown(self):
        if hasattr(self, "study"):
            verdict = verify(self.study.storage.load(), self.study.conduct.head)
            assert verdict.intact
            assert verdict.events == self.study.conduct.state.events


def _milestones(person) -> set[str]:
    return {milestone.name for milestone in person.milestones}


TestTeam = Team.TestCase
TestTeam.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)


def test_opening_a_ledger_again_gives_the_same_state_and_head():
    study = running()
    study.dosed()
    again = study.reopened()
    assert again.state == study.conduct.state
    assert again.head == study.conduct.head
    assert again.state.participants["01-001"].status is Status.ENROLLED


@pytest.mark.requirement("D2")
def test_a_ledger_of_simulated_participants_is_never_opened_as_a_real_one():
    study = running(simulated=True)
    with pytest.raises(InputRefused, match="holds simulated participants only"):
        open_conduct(study.study, study.storage, study.clock)
