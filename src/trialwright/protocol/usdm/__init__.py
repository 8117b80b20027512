"""CDISC USDM 4.0: a study as the document other systems read, and a study from such a document."""

from trialwright.protocol.usdm.document import parse
from trialwright.protocol.usdm.export import to_usdm, usdm_text
from trialwright.protocol.usdm.importing import coverage, from_usdm, questions_of
from trialwright.protocol.usdm.sides import Lost

__all__ = ["Lost", "coverage", "from_usdm", "parse", "questions_of", "to_usdm", "usdm_text"]
