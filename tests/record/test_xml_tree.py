"""XML as a tree, and the XML that is refused before anything of it is expanded."""

from __future__ import annotations

import pytest

from trialwright.record.read import read_record
from trialwright.record.xml_tree import XmlRefused, xml_tree
from trialwright.values.findings import InputRefused

BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<clinical_study><id_info><nct_id>&c;</nct_id></id_info></clinical_study>"""
EXTERNAL = """<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<clinical_study><id_info><nct_id>&x;</nct_id></id_info></clinical_study>"""
WITH_DTD = '<!DOCTYPE clinical_study SYSTEM "public.dtd"><clinical_study/>'


def test_elements_attributes_and_words():
    tree = xml_tree(b'<a x="1"><b>one</b><b/><c t="y">5</c><!-- aside --></a>')
    assert tree == {"a": {"@x": "1", "b": ["one", ""], "c": {"@t": "y", "#text": "5"}}}


def test_namespaces_are_taken_off_and_words_between_elements_are_kept():
    tree = xml_tree(b'<n:a xmlns:n="urn:x" n:k="v"> words <n:b>1</n:b></n:a>')
    assert tree == {"a": {"@k": "v", "b": "1", "#text": "words"}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_followed(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>é</a>'
    assert xml_tree(text.encode(encoding)) == {"a": "é"}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (BOMB, "document type"),
        (EXTERNAL, "document type"),
        (WITH_DTD, "document type"),
        ("<a>" * 200, "nested deeper"),
        ("<a><b></a>", "not well-formed"),
        ("<a/><a/>", "not well-formed"),
        ("<a>&undeclared;</a>", "not well-formed"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "not well-formed"),
    ],
)
def test_what_is_no_plain_data_is_refused(tmp_path, given, why):
    with pytest.raises(XmlRefused, match=why):
        xml_tree(given.encode())
    path = tmp_path / "given.xml"
    path.write_text(given)
    with pytest.raises(InputRefused, match=why) as refused:
        read_record(path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("begin", ["<!DOCTYPE html>", "<!-- saved --><html>", "<?xml?>\n<html>"])
def test_a_web_page_is_refused_as_one(tmp_path, begin):
    path = tmp_path / "page.html"
    path.write_text(f"{begin}<body>NCT99000001</body></html>")
    with pytest.raises(InputRefused, match="is HTML: save the page as text"):
        read_record(path)
