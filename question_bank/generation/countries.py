"""Which country may stand in another's place. Enter by `fits_country`."""

from __future__ import annotations

import re

from question_bank.gazetteer import country_of, since_year
from question_bank.generation.facts import Fact
from question_bank.generation.names import bare

_WITH_ARTICLE = re.compile(
    r"(?:United|Central African|Dominican|Czech|Soviet|Ottoman)\b|"
    r".*\b(?:Republic|Kingdom|Union|Empire|Islands|States|Emirates)$|"
    r"(?:Netherlands|Philippines|Bahamas|Maldives|Gambia|Seychelles|Comoros|Vatican|UK|US|USA|UAE)$"
)
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")


def fits_country(name: str, key: str, fact: Fact) -> bool:
    """Whether a country is as possible as the key: same part of the world, not of a later age, and
    the same need of an article before it."""
    own, other = country_of(bare(key)), country_of(bare(name))
    if takes_article(name) != takes_article(key):
        return False
    if own is not None and other is not None and _part(own.subregion) != _part(other.subregion):
        return False
    years = [int(year) for year in _YEAR.findall(fact.sentence.text)]
    return not years or since_year(bare(name)) <= min(years)


def takes_article(name: str) -> bool:
    """ "the Netherlands", "the United States"."""
    return _WITH_ARTICLE.match(bare(name)) is not None


def _part(subregion: str) -> str:
    """Western Europe and Southern Europe are both Europe; the Americas are one."""
    last = subregion.split()[-1]
    return "America" if last in ("America", "Caribbean") else last
