"""A REDCap project XML: CDISC ODM 1.3 with REDCap's own attributes.

Entities and document types are refused before they unfold; data in the file are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from xml.etree.ElementTree import Element, ParseError

from trialwright.protocol.redcap.choices import read_choices
from trialwright.protocol.redcap.field import Choices, Field, Project
from trialwright.values.findings import InputRefused

# imported by name because the package ships no types, and strict checking asks for them
_defused = import_module("defusedxml.ElementTree")
_Refusal: type[Exception] = import_module("defusedxml.common").DefusedXmlException
_REDCAP = "{https://projectredcap.org}"
# REDCap's words of the XML: those of the data dictionary.
_KINDS: Mapping[str, str] = {"select": "dropdown", "textarea": "notes"}
_VALIDATIONS: Mapping[str, str] = {"int": "integer", "float": "number"}


def looks_like_project(data: bytes) -> bool:
    """Whether it begins as an ODM file."""
    head = data[:3000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and b"ODM" in head


def read_project(data: bytes, name: str) -> Project:
    """The project of an XML file; anything else is InputRefused, with line and column."""
    root, meta = _metadata(data, name)
    forms = {_own(form, "FormName") or _oid(form): form for form in meta.iterfind("{*}FormDef")}
    labels = {key: form.get("Name", key) for key, form in forms.items()}
    fields = tuple(_fields(meta, forms, name))
    if not fields:
        raise InputRefused(f"{name}: has no fields; allowed: a project with its metadata")
    return Project(fields, _own(meta, "RecordIdField"), labels, _repeating(root), _events(meta))


def _metadata(data: bytes, name: str) -> tuple[Element, Element]:
    """The file's root, and what it says of forms and fields."""
    try:
        root: Element = _defused.fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        raise InputRefused(f"{name} line {line}, column {column}: is not XML") from None
    except (_Refusal, ValueError, LookupError) as error:
        why = "a document type or an encoding that is not allowed"
        raise InputRefused(f"{name}: holds {why}; allowed: a REDCap project XML") from error
    meta = root.find("{*}Study/{*}MetaDataVersion")
    if meta is None:
        raise InputRefused(f"{name}: has no Study/MetaDataVersion; allowed: a REDCap project XML")
    if all(_own(item, "FieldType") == "" for item in meta.iterfind("{*}ItemDef")):
        raise InputRefused(f"{name}: no ItemDef has redcap:FieldType; allowed: a REDCap project")
    return root, meta


def _fields(meta: Element, forms: Mapping[str, Element], name: str) -> Iterator[Field]:
    """Fields in the order of forms and groups; a checkbox's items are one field."""
    groups = {item.get("OID", ""): item for item in meta.iterfind("{*}ItemGroupDef")}
    items = {item.get("OID", ""): item for item in meta.iterfind("{*}ItemDef")}
    lists = {item.get("OID", ""): item for item in meta.iterfind("{*}CodeList")}
    seen: set[str] = set()
    for form, definition in forms.items():
        for group in _refs(definition, "ItemGroup", groups):
            for oid, item in _named_refs(group, "Item", items):
                field_name = _own(item, "Variable") or oid
                if field_name not in seen and field_name != f"{form}_complete":
                    seen.add(field_name)
                    yield _field(item, field_name, form, lists, name)


def _refs(home: Element, kind: str, known: Mapping[str, Element]) -> Iterator[Element]:
    for _, found in _named_refs(home, kind, known):
        yield found


def _named_refs(
    home: Element, kind: str, known: Mapping[str, Element]
) -> Iterator[tuple[str, Element]]:
    for ref in home.iterfind(f"{{*}}{kind}Ref"):
        oid = ref.get(f"{kind}OID", "")
        if oid in known:
            yield oid, known[oid]


def _field(item: Element, name: str, form: str, lists: Mapping[str, Element], file: str) -> Field:
    place = f"{file} ItemDef {name}"
    kind = _own(item, "FieldType").lower() or "text"
    kind = _KINDS.get(kind, kind)
    validation = _own(item, "TextValidationType").lower()
    low, high = _limits(item)
    return Field(
        place=file,
        name=name,
        form=form,
        kind=kind,
        label=_words(item.find("{*}Question/{*}TranslatedText")),
        section=_own(item, "SectionHeader"),
        choices=_choices(item, kind, lists, place),
        calculation=_own(item, "Calculation") or _own(item, "SliderLabels"),
        note=_own(item, "FieldNote"),
        validation=_VALIDATIONS.get(validation, validation),
        low=low,
        high=high,
        identifier=_own(item, "Identifier").lower() == "y",
        branching=_own(item, "BranchingLogic"),
        required=_own(item, "RequiredField").lower() == "y",
        matrix=_own(item, "MatrixGroupName"),
        annotation=_own(item, "FieldAnnotation"),
    )


def _choices(item: Element, kind: str, lists: Mapping[str, Element], place: str) -> Choices:
    ref = item.find("{*}CodeListRef")
    known = lists.get(ref.get("CodeListOID", "")) if ref is not None else None
    if known is None or kind in ("yesno", "truefalse"):
        return ()
    written = _own(known, "CheckboxChoices")
    if written:
        return read_choices(written, place)
    found = known.iterfind("{*}CodeListItem")
    return tuple(
        (entry.get("CodedValue", ""), _words(entry.find("{*}Decode/{*}TranslatedText")))
        for entry in found
    )


def _limits(item: Element) -> tuple[str, str]:
    """Lowest and highest value that REDCap takes without a warning; "" for none."""
    found = {
        check.get("Comparator", ""): _words(check.find("{*}CheckValue"))
        for check in item.iterfind("{*}RangeCheck")
    }
    return found.get("GE", ""), found.get("LE", "")


def _events(meta: Element) -> dict[str, tuple[str, ...]]:
    """The forms of each event by its name; a project with one event has no schedule."""
    events = {
        _own(event, "EventName") or event.get("Name", ""): tuple(
            _own(ref, "FormName") or ref.get("FormOID", "").removeprefix("Form.")
            for ref in event.iterfind("{*}FormRef")
        )
        for event in meta.iterfind("{*}StudyEventDef")
    }
    return events if len(events) > 1 else {}


def _repeating(root: Element) -> frozenset[str]:
    """Forms that repeat at any event; FormDef's own Repeating is "No" for these too."""
    found = root.iter(f"{_REDCAP}RepeatingInstrument")
    return frozenset(_own(entry, "RepeatInstrument") for entry in found)


def _own(element: Element, attribute: str) -> str:
    return element.get(_REDCAP + attribute, "").strip()


def _oid(form: Element) -> str:
    return form.get("OID", "").removeprefix("Form.")


def _words(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()
