"""Numbers in eligibility texts: what they compare, in which unit, over which time.

A text becomes tokens (`scan`), tokens become runs without idle words (`links`, `islands`), a Lark
grammar reads each run (`grammar.lark`, `bounds`), and the words around say what is bounded
(`context`, `subject`, `mentions`). Every step is linear in the text.
"""

from trialwright.protocol.language.bound import Bound
from trialwright.protocol.language.mentions import Mention, read_bounds, read_mentions

__all__ = ["Bound", "Mention", "read_bounds", "read_mentions"]
