"""Invented trials in each registry's own form, small enough to read and to mutate."""

from __future__ import annotations

from typing import Any

CTGOV_V1: dict[str, Any] = {
    "FullStudy": {
        "Rank": 1,
        "Study": {
            "ProtocolSection": {
                "IdentificationModule": {
                    "NCTId": "NCT99000001",
                    "OrgStudyIdInfo": {"OrgStudyId": "GLOW-1"},
                    "SecondaryIdInfoList": {
                        "SecondaryIdInfo": [
                            {"SecondaryId": "2019-000001-11", "SecondaryIdType": "EudraCT Number"}
                        ]
                    },
                    "Organization": {"OrgFullName": "A University", "OrgClass": "OTHER"},
                    "BriefTitle": "Light in the Morning for Tired People",
                },
                "StatusModule": {
                    "OverallStatus": "Completed",
                    "StartDateStruct": {"StartDate": "March 3, 2019", "StartDateType": "Actual"},
                    "StudyFirstSubmitDate": "February 1, 2019",
                },
                "OversightModule": {"OversightHasDMC": "No"},
                "ConditionsModule": {"ConditionList": {"Condition": ["Fatigue", "Sleep"]}},
                "DesignModule": {
                    "StudyType": "Interventional",
                    "PhaseList": {"Phase": ["Not Applicable"]},
                    "DesignInfo": {
                        "DesignAllocation": "Randomized",
                        "DesignInterventionModel": "Parallel Assignment",
                        "DesignMaskingInfo": {
                            "DesignMasking": "Single",
                            "DesignWhoMaskedList": {"DesignWhoMasked": ["Outcomes Assessor"]},
                        },
                    },
                    "EnrollmentInfo": {"EnrollmentCount": "40", "EnrollmentType": "Actual"},
                },
                "ArmsInterventionsModule": {
                    "ArmGroupList": {
                        "ArmGroup": [
                            {
                                "ArmGroupLabel": "Light",
                                "ArmGroupType": "Experimental",
                                "ArmGroupInterventionList": {
                                    "ArmGroupInterventionName": ["Device: Lamp"]
                                },
                            }
                        ]
                    },
                    "InterventionList": {
                        "Intervention": [
                            {
                                "InterventionType": "Device",
                                "InterventionName": "Lamp",
                                "InterventionArmGroupLabelList": {
                                    "InterventionArmGroupLabel": ["Light"]
                                },
                            }
                        ]
                    },
                },
                "OutcomesModule": {
                    "PrimaryOutcomeList": {
                        "PrimaryOutcome": [
                            {
                                "PrimaryOutcomeMeasure": "Fatigue score",
                                "PrimaryOutcomeTimeFrame": "4 weeks",
                            }
                        ]
                    }
                },
                "EligibilityModule": {
                    "EligibilityCriteria": "Inclusion Criteria:\n\n* Tired\n* Age ≥ 18 years",
                    "HealthyVolunteers": "No",
                    "Gender": "All",
                    "MinimumAge": "18 Years",
                },
                "ContactsLocationsModule": {
                    "LocationList": {
                        "Location": [
                            {
                                "LocationFacility": "City Hospital",
                                "LocationCity": "Turku",
                                "LocationCountry": "Finland",
                                "LocationContactList": {
                                    "LocationContact": [{"LocationContactName": "The trial desk"}]
                                },
                            }
                        ]
                    }
                },
            },
            "ResultsSection": {
                "OutcomeMeasuresModule": {
                    "OutcomeMeasureList": {
                        "OutcomeMeasure": [
                            {
                                "OutcomeMeasureType": "Primary",
                                "OutcomeMeasureTitle": "Fatigue score",
                                "OutcomeMeasureParamType": "Mean",
                                "OutcomeClassList": {
                                    "OutcomeClass": [
                                        {
                                            "OutcomeCategoryList": {
                                                "OutcomeCategory": [
                                                    {
                                                        "OutcomeMeasurementList": {
                                                            "OutcomeMeasurement": [
                                                                {
                                                                    "OutcomeMeasurementGroupId": (
                                                                        "OG000"
                                                                    ),
                                                                    "OutcomeMeasurementValue": (
                                                                        "3.5"
                                                                    ),
                                                                }
                                                            ]
                                                        }
                                                    }
                                                ]
                                            }
                                        }
                                    ]
                                },
                            }
                        ]
                    }
                },
                "AdverseEventsModule": {
                    "SeriousEventList": {
                        "SeriousEvent": [
                            {
                                "SeriousEventTerm": "Fall",
                                "SeriousEventStatsList": {
                                    "SeriousEventStats": [
                                        {
                                            "SeriousEventStatsGroupId": "EG000",
                                            "SeriousEventStatsNumAffected": "1",
                                        }
                                    ]
                                },
                            }
                        ]
                    }
                },
            },
            "DerivedSection": {"MiscInfoModule": {"VersionHolder": "May 1, 2023"}},
        },
    }
}

CTGOV_XML = """<?xml version="1.0" encoding="UTF-8"?>
<clinical_study rank="1">
  <!-- a note of the site, not of the trial -->
  <required_header><url>https://clinicaltrials.gov/show/NCT99000002</url></required_header>
  <id_info><org_study_id>SALT-2</org_study_id><nct_id>NCT99000002</nct_id></id_info>
  <brief_title>Less Salt at Home</brief_title>
  <sponsors>
    <lead_sponsor><agency>A University</agency><agency_class>Other</agency_class></lead_sponsor>
    <collaborator><agency>A Town</agency></collaborator>
  </sponsors>
  <oversight_info><has_dmc>Yes</has_dmc></oversight_info>
  <brief_summary><textblock>
      Salt is taken off the table, and blood pressure is measured
      at home.

      Everyone is asked again after a year.
  </textblock></brief_summary>
  <overall_status>Recruiting</overall_status>
  <start_date type="Actual">June 2018</start_date>
  <completion_date type="Anticipated">June 2021</completion_date>
  <phase>Phase 1/Phase 2</phase>
  <study_type>Interventional</study_type>
  <study_design_info>
    <allocation>Randomized</allocation>
    <intervention_model>Crossover Assignment</intervention_model>
    <masking>Double (Participant, Outcomes Assessor)</masking>
  </study_design_info>
  <primary_outcome>
    <measure>Systolic blood pressure</measure><time_frame>12 weeks</time_frame>
  </primary_outcome>
  <enrollment type="Anticipated">60</enrollment>
  <condition>Hypertension</condition>
  <arm_group>
    <arm_group_label>Less salt</arm_group_label><arm_group_type>Experimental</arm_group_type>
  </arm_group>
  <intervention>
    <intervention_type>Dietary Supplement</intervention_type>
    <intervention_name>Potassium salt</intervention_name>
    <arm_group_label>Less salt</arm_group_label>
  </intervention>
  <eligibility>
    <criteria><textblock>
        Inclusion Criteria:

          -  systolic blood pressure between 140 and
             160 mmHg
          -  age &#8805; 40 years
    </textblock></criteria>
    <gender>Both</gender><minimum_age>40 Years</minimum_age><maximum_age>N/A</maximum_age>
    <healthy_volunteers>No</healthy_volunteers>
  </eligibility>
  <location><facility><name>Home</name><address><city>Lyon</city><country>France</country>
    </address></facility></location>
  <firstreceived_date>May 30, 2018</firstreceived_date>
  <clinical_results>
    <outcome_list><outcome>
      <type>Primary</type><title>Systolic blood pressure</title>
      <measure><title>Systolic blood pressure</title><units>mmHg</units><param>Mean</param>
        <class_list><class><category_list><category><measurement_list>
          <measurement group_id="O1" value="138" spread="9"/>
        </measurement_list></category></category_list></class></class_list>
      </measure>
    </outcome></outcome_list>
    <reported_events>
      <group_list><group group_id="E1"><title>Less salt</title></group></group_list>
      <serious_events><category_list>
        <category><title>Total</title><event_list><event>
          <sub_title>Total, serious adverse events</sub_title>
          <counts group_id="E1" subjects_affected="1" subjects_at_risk="60"/>
        </event></event_list></category>
        <category><title>Cardiac disorders</title><event_list><event>
          <sub_title vocab="MedDRA 20.0">Palpitations</sub_title>
          <counts group_id="E1" events="1" subjects_affected="1" subjects_at_risk="60"/>
        </event></event_list></category>
      </category_list></serious_events>
    </reported_events>
  </clinical_results>
</clinical_study>
"""

EUCTR: dict[str, Any] = {
    "x4_clinical_trial_type": "EEA CTA",
    "x5_trial_status": "Completed",
    "x6_date_on_which_this_record_was_first_entered_in_the_eudract_database": "2015-02-03",
    "ctrname": "EUCTR",
    "a1_member_state_concerned": "Austria - BASG",
    "a2_eudract_number": "2014-009999-99",
    "a3_full_title_of_the_trial": "An open trial of warm tea",
    "a3_full_title_of_the_trial_de": "Eine offene Studie mit warmem Tee",
    "a41_sponsors_protocol_code_number": "TEA-1",
    "a52_us_nct_clinicaltrialsgov_registry_number": "NCT99000003",
    "a8_ema_decision_number_of_paediatric_investigation_plan": "B. Sponsor Information",
    "b1_sponsor": [
        {
            "_b1_sponsor": "1",
            "b11_name_of_sponsor": "A Teaching Hospital",
            "b31_and_b32_status_of_the_sponsor": "Non-Commercial",
            "b56_email": "tea@example.org",
        },
        {"_b1_sponsor": "2", "b11_name_of_sponsor": "A Tea Company"},
    ],
    "dimp": [
        {
            "_dimp": "1",
            "d12_and_d13_imp_role": "Test",
            "d31_product_name": "Tea",
            "d3111_active_substance_of_chemical_origin": "Yes",
            "d3113_advanced_therapy_imp_atimp": "No",
        },
        {"_dimp": "2", "d12_and_d13_imp_role": "Test", "d31_product_name": "TEA"},
    ],
    "e11_medical_conditions_being_investigated": "Cold feet",
    "e3_principal_inclusion_criteria": "- Feet  20 degrees - Age 18 or more - Follow-up - possible",
    "e4_principal_exclusion_criteria": "Dislike of tea",
    "e51_primary_end_points": "1/ Temperature of the feet 2/ Comfort",
    "e511_timepoints_of_evaluation_of_this_end_point": "1 hour",
    "e63_therapy": "Yes",
    "e62_prophylaxis": "No",
    "e72_therapeutic_exploratory_phase_ii": "Yes",
    "e73_therapeutic_confirmatory_phase_iii": "Yes",
    "e81_controlled": "Yes",
    "e811_randomised": "Yes",
    "e812_open": "Yes",
    "e815_parallel_group": "Yes",
    "e816_cross_over": "No",
    "e85_the_trial_involves_multiple_member_states": "No",
    "e861_trial_being_conducted_both_within_and_outside_the_eea": "No",
    "e862_trial_being_conducted_completely_outside_of_the_eea": "No",
    "e87_trial_has_a_data_monitoring_committee": "No",
    "f11_trial_has_subjects_under_18": "No",
    "f12_adults_1864_years": "Yes",
    "f13_elderly_65_years": "Yes",
    "f21_female": "Yes",
    "f22_male": "No",
    "f31_healthy_volunteers": "No",
    "f41_in_the_member_state": "24",
    "g4_investigator_networks": [],
    "subjectDisposition": {
        "postAssignmentPeriods": {
            "postAssignmentPeriod": {
                "baselinePeriod": "true",
                "arms": {
                    "arm": [
                        {
                            "title": "Warm tea",
                            "type": {"value": "ARM_TYPE.experimental"},
                            "armProducts": {"armProduct": {"name": "Tea"}},
                        },
                        {"title": "Nothing", "type": {"value": "ARM_TYPE.noImp"}},
                    ]
                },
            }
        }
    },
    "endPoints": {"endPoint": [{"title": "Temperature", "unit": "degrees"}]},
}

_PART_I: dict[str, Any] = {
    "rowSubjectCount": 10,
    "trialDetails": {
        "clinicalTrialIdentifiers": {
            "fullTitle": "A trial of walking after lunch in people with heartburn",
            "fullTitleTranslations": [{"attributeTranslation": "Gehen nach dem Essen"}],
            "publicTitle": "Walking after lunch",
        },
        "trialInformation": {
            "medicalCondition": {"partIMedicalConditions": [{"medicalCondition": "Heartburn"}]},
            "eligibilityCriteria": {
                "principalInclusionCriteria": [
                    {"number": 10, "principalInclusionCriteria": "Able to walk"},
                    {"number": 2, "principalInclusionCriteria": "Heartburn twice a week"},
                ],
                "principalExclusionCriteria": [
                    {"number": 1, "principalExclusionCriteria": "Ulcer"}
                ],
            },
            "endPoint": {
                "primaryEndPoints": [{"number": 1, "endPoint": "Days with heartburn in week 4"}],
                "secondaryEndPoints": [],
            },
            "trialDuration": {
                "estimatedRecruitmentStartDate": "2024-02-01",
                "estimatedEndDate": "2025-02-01",
            },
            "populationOfTrialSubjects": {
                "clinicalTrialGroups": [{"code": "2", "name": "Patients"}],
                "isFemaleSubjects": True,
                "isMaleSubjects": True,
            },
        },
        "protocolInformation": {
            "studyDesign": {
                "periodDetails": [
                    {"armDetails": [{"title": "Walk"}, {"title": "Rest", "description": "Sitting"}]}
                ]
            }
        },
    },
    "products": [
        {"productName": "Antacid", "mpRoleInTrial": "1", "allSubstancesChemicals": True},
        {"productDictionaryInfo": {"prodName": "N/A", "activeSubstanceName": "CHALK"}},
        {"productName": "Antacid", "mpRoleInTrial": "1"},
    ],
}

CTIS: dict[str, Any] = {
    "ctNumber": "2023-599999-12-00",
    "ctStatus": "Ongoing, recruiting",
    "trialPhase": "Phase II and Phase III (Integrated)",
    "ageGroup": "18-64 years, 65+ years",
    "submissionDate": "2023-11-02",
    "primarySponsor": {"organisation": {"name": "A Regional Hospital", "type": "Hospital/Clinic"}},
    "coSponsors": [{"organisation": {"name": "A Regional Hospital"}}],
    "memberStatesConcerned": [{"mscName": "Spain", "recruitmentSubjectCount": 30}],
    "authorizedPartI": _PART_I,
    "authorizedPartsII": [
        {
            "trialSites": [
                {
                    "organisationAddressInfo": {
                        "organisation": {"name": "Clinic by the Park"},
                        "address": {"city": "Vigo", "countryName": "Spain", "postcode": "36200"},
                    }
                }
            ]
        }
    ],
}

CTIS_SINCE_2024: dict[str, Any] = {
    "ctNumber": "2023-599999-12-00",
    "ctStatus": 4,
    "authorizedApplication": {
        "authorizedPartI": {
            **_PART_I,
            "sponsors": [{"primary": True, "organisation": {"name": "A Regional Hospital"}}],
        },
        "memberStatesConcerned": [{"mscName": "Spain", "recruitmentSubjectCount": 30}],
        "authorizedPartsII": CTIS["authorizedPartsII"],
    },
}

ISRCTN: dict[str, Any] = {
    "isrctn": "99999999",
    "trialDescription": {
        "title": "Singing for Breath",
        "scientificTitle": "A pilot trial of group singing in chronic bronchitis",
        "acronym": "",
        "plainEnglishSummary": "Not provided at time of registration",
        "primaryOutcome": "1. Breathlessness at 8 weeks\n2. Cough at 8 weeks",
        "secondaryOutcome": "Quality of life\nMeasured at 8 weeks.",
    },
    "externalRefs": {
        "eudraCTNumber": "Nil known",
        "clinicalTrialsGovNumber": "",
        "protocolSerialNumber": "SING-3",
    },
    "trialDesign": {
        "primaryStudyDesign": "Interventional",
        "secondaryStudyDesign": "Randomised controlled trial",
        "trialTypes": {"trialType": "Quality of life"},
        "overallStatusOverride": "Stopped",
        "reasonAbandoned": "The choir left",
        "overallEndDate": "2019-06-30T00:00:00.000Z",
    },
    "participants": {
        "inclusion": "1. Bronchitis\n2. Age 50 years or over",
        "exclusion": "Cannot sing",
        "gender": "Both",
        "lowerAgeLimit": "50 Years",
        "targetEnrolment": "30",
        "totalFinalEnrolment": "0",
        "recruitmentCountries": {"country": ["United Kingdom", "Wales"]},
        "recruitmentStart": "2018-09-01T00:00:00.000Z",
    },
    "conditions": {"condition": {"description": "Chronic bronchitis"}},
    "interventions": {
        "intervention": {
            "description": "Ten lessons in a group.",
            "interventionType": "Behavioural",
            "phase": "Not Specified",
            "drugNames": "",
        }
    },
    "results": {"ipdSharingStatement": "On request"},
    "ctrname": "ISRCTN",
}

ISRCTN_XML = """<allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="1"><fullTrial>
  <trial lastUpdated="2024-01-02T00:00:00Z">
    <isrctn dateAssigned="2023-12-30T10:00:00.5Z">99999998</isrctn>
    <trialDescription>
      <title>Bread and Sleep</title><scientificTitle/>
      <primaryOutcomes><outcomeMeasure id="1"><variable>Hours of sleep</variable>
        <method>Diary</method><timepoints>Week 6</timepoints></outcomeMeasure></primaryOutcomes>
      <primaryOutcome/>
    </trialDescription>
    <externalRefs><clinicalTrialsGovNumber>NCT99000004</clinicalTrialsGovNumber></externalRefs>
    <trialDesign><primaryStudyDesign>Interventional</primaryStudyDesign>
      <interventionalTrialDesign><allocation>Randomized controlled trial</allocation>
        <masking>Open (masking not used)</masking><assignment>Parallel</assignment>
        <purposes><purpose>Prevention</purpose></purposes></interventionalTrialDesign>
    </trialDesign>
    <participants>
      <trialCentres><trialCentre id="2"><name>The Bakery</name><city>Bath</city>
        <country>England</country></trialCentre></trialCentres>
      <healthyVolunteersAllowed>true</healthyVolunteersAllowed>
      <inclusion>Sleeps &lt; 6 hours</inclusion>
      <lowerAgeLimit unit="years" value="18.0">18 Years</lowerAgeLimit>
      <gender>All</gender><targetEnrolment>80</targetEnrolment>
      <totalFinalEnrolment>77</totalFinalEnrolment>
    </participants>
    <conditions><condition><description>Insomnia</description></condition></conditions>
    <interventions><intervention><interventionType>Other</interventionType>
      <phase>Phase II/III</phase><drugNames>Rye bread</drugNames></intervention></interventions>
  </trial>
  <sponsor id="3"><organisation>A Mill</organisation>
    <commercialStatus>Commercial</commercialStatus></sponsor>
  <funder id="4"><name>A Foundation</name></funder>
</fullTrial></allTrials>
"""

ICTRP_XML = """<?xml version='1.0' encoding='UTF-8' ?>
<Trials_downloaded_from_ICTRP>
  <Trial>
    <Internal_Number>1
    </Internal_Number>
    <TrialID>ChiCTR9900000001
    </TrialID>
    <Public_title>Cupping for a stiff neck
    </Public_title>
    <Scientific_title/>
    <Primary_sponsor>A Hospital of Traditional Medicine</Primary_sponsor>
    <Date_registration3>20210314</Date_registration3>
    <Date_registration>2021-03-14</Date_registration>
    <Source_Register>ChiCTR</Source_Register>
    <Recruitment_Status>Not Recruiting</Recruitment_Status>
    <Inclusion_agemin>18</Inclusion_agemin>
    <Inclusion_agemax>65 Years</Inclusion_agemax>
    <Inclusion_gender>Both</Inclusion_gender>
    <Date_enrollement>02/03/2021</Date_enrollement>
    <Target_size>cupping:30;waiting:30;</Target_size>
    <Study_type>Interventional study</Study_type>
    <Study_design>Parallel</Study_design>
    <Phase>N/A</Phase>
    <Countries>China</Countries>
    <Inclusion_Criteria>Inclusion criteria: 1. Stiff neck;&#x0D;&lt;br&gt;2. Age 18 to 65 years.
    </Inclusion_Criteria>
    <Exclusion_Criteria>Exclusion criteria: Fracture</Exclusion_Criteria>
    <Condition>Neck pain</Condition>
    <Intervention>cupping:once a week;waiting:nothing;</Intervention>
    <Primary_outcome>Pain;Movement;Days at work;</Primary_outcome>
  </Trial>
  <Trial>
    <TrialID>NCT99000005</TrialID>
    <Public_title>Cold water for a stiff neck</Public_title>
    <Source_Register>ClinicalTrials.gov</Source_Register>
    <Recruitment_Status>Recruiting</Recruitment_Status>
    <Date_registration>30/04/2021</Date_registration>
    <Target_size>12</Target_size>
    <Study_type>Interventional</Study_type>
    <Study_design>Allocation: Randomized. Intervention model: Crossover Assignment. Primary
      purpose: Treatment. Masking: None (Open Label).</Study_design>
    <Phase>Phase 1/Phase 2</Phase>
    <Countries>Iceland;Norway</Countries>
    <Condition>Neck Pain;Stiffness</Condition>
    <Intervention>Procedure: Cold water;Other: Warm water</Intervention>
    <Primary_outcome>Pain on a scale of 0 to 10</Primary_outcome>
    <A_new_field>which nobody knows</A_new_field>
  </Trial>
</Trials_downloaded_from_ICTRP>
"""
