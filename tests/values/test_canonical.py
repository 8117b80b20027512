"""Canonical JSON and the hashes over it: one value, one text, one hash."""

from __future__ import annotations

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from trialwright.values.canonical import canonical, commitment, sha256_text

bmp = st.text(st.characters(max_codepoint=0xD7FF))
leaves = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(bmp, inner, max_size=4)
)


@given(values)
def test_our_canonical_json_is_that_of_another_implementation(value: object):
    assert canonical(value).encode() == rfc8785.dumps(value)


@given(values)
def test_canonical_json_reads_back_as_what_was_written(value: object):
    assert json.loads(canonical(value)) == value


def test_the_order_of_keys_and_the_blanks_of_the_writer_leave_no_trace():
    assert canonical({"b": 1, "a": [True, None]}) == '{"a":[true,null],"b":1}'


@pytest.mark.requirement("D11")
def test_letters_of_every_language_stand_as_themselves():
    assert canonical({"tên": "Nguyễn 🙂"}) == '{"tên":"Nguyễn 🙂"}'


@pytest.mark.parametrize("value", [7.5, [1, 2.0], {"a": float("nan")}, 2**53, {1, 2}, b"x"])
def test_a_number_with_a_fraction_is_refused_because_languages_print_it_differently(value: object):
    with pytest.raises(TypeError, match="whole numbers"):
        canonical(value)


@pytest.mark.parametrize("key", [1, None, "🙂"])
def test_a_key_that_languages_sort_differently_is_refused(key: object):
    with pytest.raises(TypeError, match="canonical JSON takes"):
        canonical({key: 1})


def test_the_hash_of_a_text_is_sha_256_over_its_utf_8_bytes():
    """FIPS 180-4's own example, and one beyond ASCII."""
    assert sha256_text("abc").startswith("ba7816bf8f01cfea414140de5dae2223")
    assert sha256_text("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()


@pytest.mark.requirement("A7")
def test_a_commitment_hides_a_value_behind_its_salt():
    one, other = commitment(b"\x01" * 32, '"7.5"'), commitment(b"\x02" * 32, '"7.5"')
    assert one != other
    assert one != sha256_text('"7.5"')


@pytest.mark.requirement("A7")
@given(st.binary(min_size=32, max_size=32), st.text(), st.text())
def test_a_commitment_binds_to_one_value(salt: bytes, one: str, other: str):
    assert (commitment(salt, one) == commitment(salt, other)) == (one == other)
