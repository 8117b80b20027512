"""Names, identifiers, the sponsor, the registry and the sites."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from trialwright.protocol.study import Site, Study
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import country, country_name, known
from trialwright.protocol.usdm.names import as_id, distinct
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.sides import In, Out

TITLES = ("title", "official_title", "acronym")
NAMELESS = "not stated"
# how a registry's numbers look: the registry's name
REGISTRIES: Mapping[str, str] = {
    r"NCT\d{8}": "ClinicalTrials.gov",
    r"ISRCTN\d{8}": "ISRCTN registry",
    r"20\d\d-5\d{5}-\d\d(-\d\d)?": "Clinical Trials Information System of the EU",
    r"(EUCTR)?(19|20)\d\d-\d{6}-\d\d(-[A-Z]{2})?": "EU Clinical Trials Register",
    r"ACTRN\d{14}p?": "Australian New Zealand Clinical Trials Registry",
    r"CTRI/\d{4}/\d\d(\d)?/\d{6}": "Clinical Trials Registry - India",
    r"ChiCTR-?\w+": "Chinese Clinical Trial Registry",
    r"ITMCTR\d{10}": "International Traditional Medicine Clinical Trial Registry",
    r"(JPRN-)?jRCT\w?\d+": "Japan Registry of Clinical Trials",
    r"DRKS\d{8}": "German Clinical Trials Register",
}


def titles_out(out: Out) -> list[Json]:
    """The titles the study has; the first stands there even where it is empty."""
    return [
        out.builder.make(
            "StudyTitle", name, text=text, type=out.builder.code(known("title_type", name))
        )
        for name in TITLES
        if (text := getattr(out.study, name)) or name == "title"
    ]


def titles_in(source: In) -> dict[str, str]:
    """The titles by field; one of another kind stays unread."""
    found: dict[str, str] = {}
    for node in source.version.children("titles"):
        name = node.word("type", "title_type")
        if name is not None and name not in found:
            found[name] = node.text("text")
    found.setdefault("title", found.get("official_title", ""))
    return found


def registry_of(study_id: str) -> str | None:
    """The registry whose numbers look like this; None where none does."""
    return next((name for look, name in REGISTRIES.items() if re.fullmatch(look, study_id)), None)


def identifiers_out(out: Out) -> list[Json]:
    """The study's id as the sponsor's identifier, and as the registry's where it is one."""
    scopes = ["sponsor", "registry"] if registry_of(out.study.id) else ["sponsor"]
    return [
        out.builder.make(
            "StudyIdentifier",
            scope,
            text=out.study.id,
            scopeId=out.builder.id_of("Organization", scope),
        )
        for scope in scopes
    ]


def identifier_in(source: In) -> str:
    """A registry's number where there is one, else the first identifier."""
    nodes = source.version.children("studyIdentifiers")
    numbers = [node for node in nodes if registry_of(str(node.peek("text")))]
    chosen = next(iter((*numbers, *nodes)), None)
    if chosen is None:
        return ""
    chosen.note("scopeId")
    return chosen.text("text")


def organizations_out(out: Out) -> list[Json]:
    """Sponsor, registry, and an organization for each site whose country is in the table."""
    registry = registry_of(out.study.id)
    held = [_organization(out, "sponsor", out.study.sponsor or NAMELESS, "")]
    if registry:
        held.append(_organization(out, "registry", registry, "registry"))
    return held + [_site_out(out, item) for item in out.study.sites if country(item.country)]


def _organization(out: Out, key: str, name: str, kind: str, **held: Any) -> Json:
    return out.builder.make(
        "Organization",
        key,
        name=name,
        type=out.builder.code(known("organization_type", kind)),
        identifierScheme="name",
        identifier=name,
        **held,
    )


def _site_out(out: Out, item: Site) -> Json:
    make, where = out.builder, country(item.country)
    assert where is not None
    address = make.make("Address", city=item.city or None, country=make.code(where))
    site = make.make(
        "StudySite", item.id, name=item.id, label=item.name or None, country=make.code(where)
    )
    name = item.name or item.id
    return _organization(
        out, f"site {item.id}", name, "", legalAddress=address, managedSites=[site]
    )


def roles_out(out: Out) -> list[Json]:
    """The sponsor's role for this version of the study."""
    make = out.builder
    return [
        make.make(
            "StudyRole",
            "sponsor",
            name="sponsor",
            code=make.code(known("role", "sponsor")),
            appliesToIds=[make.id_of("StudyVersion", "version")],
            organizationIds=[make.id_of("Organization", "sponsor")],
        )
    ]


def held_sites(study: Study) -> tuple[Site, ...]:
    """The sites as a reader finds them; one without a country of the table is not among them."""
    return tuple(
        Site(id=as_id(item.id), name=item.name or item.id, city=item.city, country=where.decode)
        for item in study.sites
        if (where := country(item.country))
    )


def sponsor_in(source: In) -> str:
    """The name of the organization in the role, or of the type, of a sponsor."""
    sponsor = known("role", "sponsor").code
    for role in source.version.children("roles"):
        if role.peek("code")["code"] == sponsor:
            return next((_name(node, source) for node in role.refs("organizationIds")), NAMELESS)
    for node in source.version.children("organizations"):
        if node.peek("type")["code"] == sponsor:
            node.decode("type")
            return _name(node, source)
    return NAMELESS


def _name(node: Node, source: In) -> str:
    name = node.text("name")
    return name if source.mine else node.text("label") or name


def sites_in(source: In, sponsor: str) -> tuple[Site, ...]:
    """The sites of every organization; where there is none, the sponsor's own, and asked about."""
    held = [
        (node, site)
        for node in source.version.children("organizations")
        for site in node.children("managedSites")
    ]
    ids = distinct(site.text("name") for _, site in held)
    sites = tuple(_site_in(node, site, here) for (node, site), here in zip(held, ids, strict=True))
    if sites or source.mine:
        return sites
    source.ask(
        "usdm.sites",
        "At which site does the study run?",
        sponsor,
        "The document names no site; the sponsor's own is taken.",
        "organizations[*].managedSites",
    )
    return (Site(id="01", name=sponsor),)


def _site_in(node: Node, site: Node, site_id: str) -> Site:
    address = node.child("legalAddress")
    code = site.peek("country")["code"]
    return Site(
        id=site_id,
        name=site.text("label") or site.text("name"),
        city=address.text("city") if address else "",
        country=country_name(code) or site.reads_as("country") if site.decode("country") else "",
    )
