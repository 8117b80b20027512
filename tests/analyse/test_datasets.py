"""Every data set keeps the rules of its standard, whatever is in it."""

from __future__ import annotations

import re
from datetime import timedelta

import polars as pl
import pytest
from msgspec.structs import replace
from tests.analyse.cuts import DOSE_1, Sheet, cell_study, drug_study
from tests.analyse.rehearsed import full_sheet

from trialwright.analyse.countries import alpha3
from trialwright.analyse.dataset import LEDGER, LEDGER_TYPE, POLARS_TYPES
from trialwright.analyse.discover import find_modules
from trialwright.analyse.run import ADAM, SDTM, analyse

DOMAINS = ("AE", "CM", "DM", "DS", "EX", "IE", "LB", "PR", "SV", "VS")
ANALYSIS = ("ADAE", "ADEFF", "ADEX", "ADLB", "ADSL")
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture(scope="module")
def analysed():
    return analyse(full_sheet().cut(), "test")


@pytest.fixture(scope="module")
def frames(analysed):
    return {**analysed.sdtm, **analysed.adam}


def test_the_domains_and_data_sets_that_are_promised_are_there(analysed):
    assert set(DOMAINS) <= set(analysed.sdtm)
    assert set(ANALYSIS) <= set(analysed.adam)


@pytest.mark.parametrize("package", [SDTM, ADAM])
def test_a_file_is_a_data_set_of_its_name(package):
    for module in find_modules(package):
        assert module.DATASET.name.lower() == module.__name__.rpartition(".")[2]


def test_names_and_labels_fit_a_transport_file(analysed):
    for dataset in analysed.definitions.values():
        assert len(dataset.name) <= 8
        assert len(dataset.label) <= 40
        for variable in dataset.variables:
            assert re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", variable.name), variable
            assert 0 < len(variable.label) <= 40, variable
        names = [variable.name for variable in dataset.variables]
        assert len(names) == len(set(names)), dataset.name


def test_columns_are_the_variables_in_their_order_and_type(analysed, frames):
    for name, frame in frames.items():
        variables = analysed.definitions[name].variables
        assert frame.columns == [*(v.name for v in variables), LEDGER]
        assert frame.schema[LEDGER] == LEDGER_TYPE
        for variable in variables:
            assert frame.schema[variable.name] == POLARS_TYPES[variable.type]


def test_texts_are_at_most_200_bytes_and_never_empty(frames):
    for frame in frames.values():
        for name in [n for n, kind in frame.schema.items() if kind == pl.String]:
            lengths = frame[name].str.len_bytes().drop_nulls()
            assert lengths.len() == 0 or (lengths.max() <= 200 and lengths.min() > 0)


def test_dates_of_sdtm_are_iso_8601(analysed):
    for frame in analysed.sdtm.values():
        for name in [column for column in frame.columns if column.endswith("DTC")]:
            assert all(ISO.fullmatch(text) for text in frame[name].drop_nulls())


def test_sequence_numbers_count_within_a_participant(analysed):
    for name, frame in analysed.sdtm.items():
        sequence = f"{name}SEQ"
        if sequence in frame.columns and "USUBJID" in frame.columns:
            for _, rows in frame.group_by("USUBJID"):
                assert sorted(rows[sequence]) == list(range(1, rows.height + 1))


def test_keys_tell_rows_apart(analysed, frames):
    for name, frame in frames.items():
        keys = [key for key in analysed.definitions[name].keys if key in frame.columns]
        assert frame.select(keys).is_unique().all(), name


def test_study_days_count_from_the_first_dose(analysed):
    days = analysed.sdtm["DS"].filter(USUBJID="SIM-NCT00000001-01-010", DSDECOD="ENROLLED")
    assert days["DSSTDY"].to_list() == [-50]
    infused = analysed.sdtm["EX"].filter(USUBJID="SIM-NCT00000001-01-010")
    assert infused["EXSTDY"].to_list() == [1, 186]


def test_terms_are_those_cdisc_submits(analysed):
    dm = analysed.sdtm["DM"].filter(SUBJID="01-010").row(0, named=True)
    assert (dm["SEX"], dm["AGE"], dm["AGEU"], dm["COUNTRY"]) == ("F", 54.0, "YEARS", "VNM")
    ex = analysed.sdtm["EX"].row(0, named=True)
    assert (ex["EXROUTE"], ex["EXDOSE"], ex["EXDOSU"]) == ("INTRAVENOUS", 60.0, "10^6 CELLS")
    assert ex["EXLOT"] == "L0011"
    lb = analysed.sdtm["LB"].row(0, named=True)
    assert (lb["LBTESTCD"], lb["LBMETHOD"], lb["LBLOBXFL"]) == ("HBA1C", "HPLC", "Y")
    mh = analysed.sdtm["MH"].select("MHTERM", "MHOCCUR").rows()
    assert ("Type 2 diabetes mellitus", None) in mh
    assert ("Another chronic or severe disease", "N") in mh


def test_a_partial_date_of_a_medication_stays_partial(analysed):
    cm = analysed.sdtm["CM"].filter(CMTRT="Paracetamol").row(0, named=True)
    assert (cm["CMSTDTC"], cm["CMSTDY"]) == ("2024-02", None)


def test_the_insulin_diary_is_in_cm_day_by_day(analysed):
    diary = analysed.sdtm["CM"].filter(CMCAT="INSULIN DIARY")
    assert diary.height == 12
    assert diary["CMDOSTOT"].sum() == 280 + 100
    assert diary["CMSTDTC"].max() == "2025-02-28"


@pytest.mark.requirement("D11")
def test_a_long_text_goes_on_in_supp_and_nothing_is_lost(analysed):
    event = analysed.sdtm["AE"].filter(USUBJID="SIM-NCT00000001-01-010")
    rest = (
        analysed.sdtm["SUPPAE"]
        .filter(
            pl.col("USUBJID") == "SIM-NCT00000001-01-010", pl.col("QNAM").str.starts_with("AETERM")
        )
        .sort(pl.col("QNAM").str.slice(6).cast(pl.Int64))
    )
    text = "".join([*event["AETERM"], *rest["QVAL"]])
    assert text == ("Đau xương chậu " * 40).rstrip()
    regimen = analysed.sdtm["SUPPCM"].filter(pl.col("QNAM").str.starts_with("CMTRT"))
    assert regimen.height == 4  # 420 bytes: two pieces more, at two visits


def test_simulated_data_say_so_in_every_key(analysed):
    for name, frame in {**analysed.sdtm, **analysed.adam}.items():
        assert all(value.startswith("SIM-") for value in frame["STUDYID"]), name
    assert analysed.adam["ADSL"]["SIMFL"].unique().to_list() == ["Y"]
    assert "SIMULATED" in analysed.sdtm["TS"].filter(TSPARMCD="TSSIM")["TSVAL"][0]


def test_real_data_carry_no_such_mark():
    analysed = analyse(full_sheet(simulated=False).cut(), "test")
    assert analysed.sdtm["DM"]["STUDYID"].unique().to_list() == ["NCT00000001"]
    assert analysed.adam["ADSL"]["SIMFL"].null_count() == analysed.adam["ADSL"].height


def test_a_study_without_anyone_gives_empty_data_sets_and_no_traceback():
    for study in (None, drug_study()):
        analysed = analyse(Sheet(study).cut(), "test")
        assert analysed.sdtm["DM"].height == 0
        (screened,) = analysed.results.find(parameter="screened")
        assert screened.value == 0


def test_every_row_names_its_events_and_every_event_exists(frames):
    last = full_sheet().events
    without = {"TI", "TS"}  # these come from the study definition, not from the ledger
    for name, frame in frames.items():
        if name not in without and frame.height:
            assert frame[LEDGER].null_count() == 0, name
            assert frame[LEDGER].list.len().min() > 0, name
            assert frame[LEDGER].explode().max() <= last


def test_medication_without_a_day_of_the_first_dose_has_no_study_day():
    rows = Sheet()
    person = rows.person("001")
    rows.value(person, "SCR", "cm_name", "Aspirin", rows.cut().cut_off)
    cm = analyse(rows.cut(), "test").sdtm["CM"]
    assert cm["CMSTDY"].to_list() == [None]


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Iran, Islamic Republic of", "IRN"),
        ("Korea, Republic of", "KOR"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Turkey (Türkiye)", "TUR"),
        ("Congo, The Democratic Republic of the", "COD"),
        ("Atlantis", None),
    ],
)
def test_a_country_as_the_registry_writes_it_has_its_code_and_an_unknown_one_none(country, code):
    assert alpha3(country) == code


def test_trial_summary_speaks_the_terms_of_cdisc_with_their_codes(analysed):
    rows = {row["TSPARMCD"]: row for row in analysed.sdtm["TS"].iter_rows(named=True)}
    phase = rows["TPHASE"]
    assert (phase["TSVAL"], phase["TSVALCD"], phase["TSVCDREF"]) == (
        "PHASE I TRIAL", "C15600", "CDISC CT")  # fmt: skip
    assert rows["INTMODEL"]["TSVAL"] == "SINGLE GROUP"
    assert rows["REGID"]["TSVCDREF"] == "CLINICALTRIALS.GOV"


@pytest.mark.parametrize(
    ("phases", "value", "flavor"),
    [
        (("PHASE1", "PHASE2"), "PHASE I/II TRIAL", None),
        (("NA",), "NOT APPLICABLE", None),
        ((), None, "NI"),
    ],
)
def test_a_trial_has_one_phase_or_a_reason_for_none(phases, value, flavor):
    study = cell_study()
    study = replace(study, design=replace(study.design, phases=phases))
    rows = analyse(Sheet(study).cut(), "test").sdtm["TS"].filter(TSPARMCD="TPHASE")
    assert rows.select("TSVAL", "TSVALNF").rows() == [(value, flavor)]


def test_what_was_done_about_an_event_is_not_what_was_done_with_the_treatment():
    rows = Sheet()
    person = rows.treated("001")
    later = DOSE_1 + timedelta(days=9)
    rows.adverse_event(person, "Pain", DOSE_1 - timedelta(days=40), action="none")
    rows.adverse_event(person, "Cold", later, action="none")
    rows.adverse_event(person, "Stroke", later, action="treated in hospital")
    rows.adverse_event(person, "Rash", later, action="drug withdrawn")
    rows.adverse_event(person, "Fever", later, action="[redacted]")
    events = analyse(rows.cut(), "test").sdtm["AE"].sort("AESEQ")
    assert events.select("AEACN", "AECONTRT", "AEACNOTH").rows() == [
        ("NOT APPLICABLE", "N", None),
        ("DOSE NOT CHANGED", "N", None),
        (None, "Y", "treated in hospital"),
        ("DRUG WITHDRAWN", None, None),
        (None, None, None),  # destroyed: nothing is known of it any more
    ]


def test_an_unknown_sex_has_its_code_and_glucose_says_that_it_was_taken_fasting():
    rows = Sheet()
    person = rows.treated("001")
    rows.value(person, "D1", "fasting_glucose", 7.1, DOSE_1, unit="mmol/L")
    rows.value(person, "D1", "creatinine", 71, DOSE_1, unit="umol/L")
    analysed = analyse(rows.cut(), "test")
    assert analysed.sdtm["DM"]["SEX"].to_list() == ["U"]
    fasting = dict(analysed.sdtm["LB"].select("LBTESTCD", "LBFAST").rows())
    assert fasting == {"GLUC": "Y", "CREAT": None}


def given(model: str) -> Sheet:
    """One participant of an arm with two interventions, given one dose that names neither."""
    study = drug_study()
    both = replace(study.arms[0], label="AB", interventions=("a", "b"))
    study = replace(study, arms=(both,), design=replace(study.design, model=model))
    rows = Sheet(study)
    person = rows.person("001", arm="a", consent=DOSE_1, enrolment=DOSE_1, dose_1=DOSE_1)
    rows.add("product", participant=person, step="administration", dose=1, on=DOSE_1)
    return rows


@pytest.mark.parametrize(
    ("model", "treatments"),
    [("PARALLEL", ["NEW TABLET", "OLD TABLET"]), ("CROSSOVER", ["AB"])],
)
def test_exposure_names_each_thing_given_together_and_a_sequence_by_its_arm(model, treatments):
    ex = analyse(given(model).cut(), "test").sdtm["EX"]
    assert ex["EXTRT"].to_list() == treatments
    assert ex["EXSEQ"].to_list() == list(range(1, len(treatments) + 1))
    assert ex["VISITNUM"].unique().to_list() == [1.0]
