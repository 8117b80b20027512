"""What bounds of one run share: "> 18 and < 65 years" has one unit, "I, II or III" is one range."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from trialwright.protocol.language.bound import Bound

_ONE_SIDED = frozenset({"<", "<=", ">", ">="})
_LISTED = frozenset({"AND", "OR", "COMMA"})


def share(found: Iterable[Bound]) -> list[Bound]:
    """The bounds of a run with the units and comparators that one of them says for all."""
    merged: list[Bound] = []
    for bound in found:
        one = _one(merged[-1], bound) if merged else None
        if one is not None:
            merged[-1] = one
        elif merged and _takes_sign(merged[-1], bound):
            merged.append(replace(bound, operator=merged[-1].operator, said=True))
        else:
            merged.append(bound)
    return _with_units(merged)


def _one(first: Bound, second: Bound) -> Bound | None:
    """Two neighbours of a list as one range: steps of a scale, or two bare ages."""
    steps = second.level in ("", first.level) and first.level and not second.said
    if steps and second.joint in _LISTED and _is_next(first, second):
        return _range(first, second)
    bare = not first.said and not second.said and not first.unit
    if bare and second.joint == "AND" and second.aged and first.value < second.value:
        return replace(_range(first, second), aged=True)
    return None


def _is_next(first: Bound, second: Bound) -> bool:
    last = first.value if first.value2 is None else first.value2
    listed = first.operator == "between" or not first.said
    return listed and not second.unit and second.value == last + 1


def _range(first: Bound, second: Bound) -> Bound:
    return replace(
        first,
        operator="between",
        value2=second.value,
        unit=second.unit or first.unit,
        time=second.time or first.time,
        said=True,
        end=second.end,
    )


def _takes_sign(first: Bound, second: Bound) -> bool:
    """ "above 20 g and 30 g": the second is above as well."""
    listed = second.joint in _LISTED and not second.said and first.said
    return listed and first.unit == second.unit != "" and _is_mass(first, second)


def _is_mass(first: Bound, second: Bound) -> bool:
    return not second.time and first.operator in _ONE_SIDED and not second.level


def _with_units(found: list[Bound]) -> list[Bound]:
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        if not second.said or not first.said or first.level:
            continue
        if not first.unit and second.unit:
            aged = first.aged or second.aged
            found[i] = replace(first, unit=second.unit, time=second.time, aged=aged)
        elif second.joint in _LISTED and first.time and second.aged:
            found[i] = replace(first, aged=True)
    return found
