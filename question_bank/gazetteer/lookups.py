"""Questions to the tables of `assets/gazetteer`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from question_bank.assets import asset_path

AMBIGUOUS = frozenset(
    "georgia jordan chad turkey victoria washington guinea niger mali sudan salvador galicia "
    "valencia cordoba santiago cambridge york worms nice mobile orange amazon congo sun lincoln "
    "champagne lorraine alexandria".split()
)
"""Names, folded, that name several things or are words: a list alone cannot tell what they are."""


@dataclass(frozen=True, slots=True)
class Country:
    """`fame` is 1 for the countries that most people can place, 4 for those that few can."""

    code: str
    name: str
    aliases: tuple[str, ...]
    capital: str
    demonyms: tuple[str, ...]
    subregion: str
    fame: int


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    kind: str
    group: str


@lru_cache(maxsize=16_384)
def _folded(name: str) -> str:
    """Small letters without accents, leading article and repeated spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    plain = re.sub(r"[’`]", "'", plain)
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", plain.strip()))


def _rows(file: str) -> Iterator[list[str]]:
    text = asset_path(f"gazetteer/{file}").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@cache
def _countries() -> tuple[Country, ...]:
    return tuple(
        Country(code, name, _parts(more), capital, _parts(demonyms), subregion, int(fame))
        for code, name, more, capital, demonyms, subregion, fame in _rows("countries.tsv")
    )


@cache
def _by_name() -> Mapping[str, Country]:
    return {
        _folded(name): country
        for country in _countries()
        for name in (*country.aliases, country.name)
    }


@cache
def _by_demonym() -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    for country in _countries():
        for word in country.demonyms:
            found.setdefault(_folded(word), country)
    return found


@cache
def _places() -> Mapping[str, _Place]:
    found: dict[str, _Place] = {}
    for kind, group, names in _rows("places.tsv"):
        for name in _parts(names):
            found.setdefault(_folded(name), _Place(name, kind, group))
    for country in _countries():
        capital = _Place(country.capital, "capital", country.subregion)
        found.setdefault(_folded(country.capital), capital)
    return found


@cache
def _ages() -> Mapping[str, int]:
    return {_folded(name): int(year) for year, names in _rows("ages.tsv") for name in _parts(names)}


@cache
def _given() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for gender, names in _rows("given.tsv"):
        for name in names.split():
            key = _folded(name)
            found[key] = gender if found.get(key, gender) == gender else "u"
    return found


@cache
def _words(file: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, words in _rows(file):
        for word in words.split():
            found.setdefault(word, kind)
    return found


def country_of(name: str) -> Country | None:
    """The country of a name, not of a demonym. Short forms such as US count in capitals only."""
    if len(name.replace(".", "")) <= 3 and not name.isupper() and name[:1].islower():
        return None
    if name.islower():
        return None
    return _by_name().get(_folded(name))


def since_year(name: str) -> int:
    """The year before which a question would hardly look for a state of that name; 0 where none is
    known."""
    return _ages().get(_folded(name), 0)


def demonym_country(word: str) -> Country | None:
    """The country of "French" or "Frenchman"; plurals in -s too."""
    key = _folded(word)
    return _by_demonym().get(key) or _by_demonym().get(key.removesuffix("s"))


def place_kind(name: str) -> str | None:
    """country, capital, city, us-state, province, nation, continent, ocean, sea, river, lake,
    mountain, region or island; None where the tables do not know it or it may be something else."""
    key = _folded(name)
    capital = name[:1].isupper() or re.match(r"the [A-ZÀ-Þ]", name) is not None
    if key in AMBIGUOUS or not capital:
        return None
    if country_of(name) is not None:
        return "country"
    place = _places().get(key)
    return place.kind if place is not None else None


def peers(name: str, count: int) -> list[str]:
    """Up to `count` others of the same kind, the most alike first; always the same ones."""
    country = country_of(name)
    found = _like_country(country) if country is not None else _like_place(_folded(name))
    key = _folded(name)
    kept: list[str] = []
    for other in found:
        folded = _folded(other)
        if len(kept) == count:
            break
        if folded not in key and key not in folded and other not in kept:
            kept.append(other)
    return kept


def _like_country(country: Country) -> list[str]:
    """Well-known neighbours before far and little-known ones."""

    def distance(other: Country) -> tuple[int, int, str]:
        near = 0 if other.subregion == country.subregion else 1
        kin = set(other.subregion.split()) & set(country.subregion.split())
        return (near * 2 - bool(kin), abs(other.fame - country.fame), other.name)

    others = [
        one for one in _countries() if one.code != country.code and one.fame <= max(3, country.fame)
    ]
    return [one.name for one in sorted(others, key=distance)]


def _like_place(key: str) -> list[str]:
    place = _places().get(key)
    if place is None:
        return []
    kinds = {"city", "capital"} if place.kind in ("city", "capital") else {place.kind}
    alike = [one for one in _places().values() if one.kind in kinds and one.name != place.name]
    near = [one.name for one in alike if one.group == place.group and one.kind == place.kind]
    far = [one.name for one in alike if one.name not in near and one.kind == place.kind]
    turn = sum(map(ord, key)) % max(1, len(near))
    return near[turn:] + near[:turn] + far


def given_name_gender(word: str) -> str | None:
    """f, m, or u for either; None for what is not known as a given name."""
    return _given().get(_folded(word)) if word[:1].isupper() else None


def head_type(noun: str) -> str | None:
    """ORG, PLACE, EVENT, WORK or PERSON: what a name is whose last word is this noun."""
    return _words("heads.tsv").get(noun.lower())


def first_type(word: str) -> str | None:
    """The same for the word that a name begins with: Fort, Hurricane."""
    return _words("firsts.tsv").get(word.lower())
