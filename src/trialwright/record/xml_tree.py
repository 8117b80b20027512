"""XML read as a tree of objects, lists and words, the way registries' XML is stored as JSON.

An element without attributes and children is its words; repeated elements are a list; attributes
are `@name`, words beside attributes `#text`. Namespaces are taken off, comments are no content.
A document type, entities and external references are refused before anything is expanded.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from trialwright.record.tree import DEEPEST

TEXT = "#text"


class XmlRefused(Exception):
    """Why an XML file is not read: half a sentence about it."""


def xml_tree(raw: bytes) -> dict[str, Any]:
    """`{root element: its tree}`; XmlRefused where it is not well-formed or not plain data."""
    parser = DefusedXMLParser(target=_Growing(), forbid_dtd=True)
    try:
        parser.feed(raw)
        tree: dict[str, Any] = parser.close()
    except DefusedXmlException as error:
        raise XmlRefused("is XML with a document type or entities, which are not read") from error
    except (ParseError, LookupError, ValueError) as error:
        raise XmlRefused("begins like XML but is not well-formed, or is cut off") from error
    return tree


class _Growing:
    """The tree under way: for each open element its name, its children and its words."""

    def __init__(self) -> None:
        self.open: list[tuple[str, dict[str, Any], list[str]]] = [("", {}, [])]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self.open) > DEEPEST:
            raise XmlRefused("is XML nested deeper than any registry's")
        given = {f"@{_bare(name)}": words for name, words in attributes.items()}
        self.open.append((_bare(tag), given, []))

    def data(self, words: str) -> None:
        """Words inside the innermost open element."""
        self.open[-1][2].append(words)

    def end(self, _tag: str) -> None:
        """An element ends: it is added to the one around it."""
        name, children, words = self.open.pop()
        text = "".join(words).strip()
        if children and text:
            children[TEXT] = text
        _add(self.open[-1][1], name, children or text)

    def close(self) -> dict[str, Any]:
        """The whole tree."""
        return self.open[0][1]


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _add(around: dict[str, Any], name: str, node: Any) -> None:
    if name not in around:
        around[name] = node
    elif isinstance(around[name], list):
        around[name].append(node)
    else:
        around[name] = [around[name], node]
