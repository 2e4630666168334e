"""A small gazetteer: countries, places, given names, and what the last word of a name says of it.

Enter by `country_of`, `demonym_country`, `place_kind`, `peers`, `given_name_gender`, `head_type`
and `first_type`. The tables are plain text in `assets/gazetteer`, read at the first call. They help
to type names and to find distractors; no question takes its key from them.
"""

from __future__ import annotations

from question_bank.gazetteer.lookups import (
    Country,
    country_of,
    demonym_country,
    first_type,
    given_name_gender,
    head_type,
    peers,
    place_kind,
    since_year,
)

__all__ = [
    "Country",
    "country_of",
    "demonym_country",
    "first_type",
    "given_name_gender",
    "head_type",
    "peers",
    "place_kind",
    "since_year",
]
