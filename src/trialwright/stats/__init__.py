"""Numbers in, numbers out: intervals, rates, paired change, stopping, allocation, survival.

Each module stands by itself (`from trialwright.stats import proportions`) and knows nothing of
trials or files. Formulas are on the pages of docs/methods/, cited by label.
"""
