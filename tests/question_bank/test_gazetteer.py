"""The tables of the gazetteer and what is asked of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.assets import asset_path
from question_bank.gazetteer import (
    country_of,
    demonym_country,
    first_type,
    given_name_gender,
    head_type,
    peers,
    place_kind,
)
from question_bank.gazetteer.lookups import _countries, _folded


def test_every_country_is_found_by_all_of_its_names() -> None:
    for country in _countries():
        for name in (country.name, *country.aliases):
            assert country_of(name) == country, name


def test_there_are_as_many_countries_as_the_world_has() -> None:
    assert 193 <= len(_countries()) <= 200
    assert len({country.code for country in _countries()}) == len(_countries())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Netherlands", "Netherlands"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("USA", "United States"),
        ("U.S.", "United States"),
        ("Burma", "Myanmar"),
    ],
)
def test_other_names_of_countries(name: str, expected: str) -> None:
    country = country_of(name)
    assert country is not None
    assert country.name == expected


@pytest.mark.parametrize("word", ["us", "french", "French", "turkey", "", "xyz"])
def test_what_is_no_country(word: str) -> None:
    assert country_of(word) is None


def test_demonyms() -> None:
    french = demonym_country("French")
    germans = demonym_country("Germans")
    assert french is not None
    assert french.name == "France"
    assert germans is not None
    assert germans.name == "Germany"
    assert demonym_country("chair") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Florida", "us-state"),
        ("Paris", "capital"),
        ("Lyon", "city"),
        ("Europe", "continent"),
        ("the Rhine", "river"),
        ("Spain", "country"),
        ("Georgia", None),
        ("Jordan", None),
        ("Washington", None),
        ("florida", None),
    ],
)
def test_kinds_of_places(name: str, kind: str | None) -> None:
    assert place_kind(name) == kind


def test_peers_are_of_the_same_kind_and_never_the_name_itself() -> None:
    for country in _countries():
        found = peers(country.name, 8)
        assert len(found) == len(set(found)) == 8
        names = {_folded(name) for name in (country.name, *country.aliases)}
        assert not names & {_folded(one) for one in found}
        assert all(country_of(one) is not None for one in found)
    assert peers("Florida", 3) == peers("Florida", 3)
    assert all(place_kind(one) == "us-state" for one in peers("Florida", 10))


def test_near_countries_come_first() -> None:
    paraguay = country_of("Paraguay")
    assert paraguay is not None
    for one in peers("Paraguay", 4):
        country = country_of(one)
        assert country is not None
        assert country.subregion == paraguay.subregion


def test_given_names_and_words_of_names() -> None:
    assert given_name_gender("Maria") == "f"
    assert given_name_gender("José") == "m"
    assert given_name_gender("Jose") == "m"
    assert given_name_gender("Robin") == "u"
    assert given_name_gender("maria") is None
    assert given_name_gender("Quotient") is None
    assert head_type("University") == "ORG"
    assert head_type("war") == "EVENT"
    assert head_type("river") == "PLACE"
    assert head_type("treaty") == "EVENT" or head_type("treaty") == "WORK"
    assert head_type("blue") is None
    assert first_type("Hurricane") == "EVENT"
    assert first_type("Fort") == "PLACE"


def test_the_tables_stay_small() -> None:
    folder = asset_path("gazetteer")
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 200_000


@given(st.text(max_size=40), st.integers(0, 12))
def test_any_text_may_be_asked_for(text: str, count: int) -> None:
    country_of(text)
    demonym_country(text)
    place_kind(text)
    given_name_gender(text)
    head_type(text)
    first_type(text)
    assert len(peers(text, count)) <= count
