"""Which language a text is in, by its commonest words. Enter by `language_of`."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in was that is for it with as his on be at by had are from this which",
    "es": "de la que el en y los del se las por un para con una su al es lo como más fue era",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne ce été",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als war",
    "it": "di e il la che in un del per una della sono con non le dei si da nel al più era gli",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como foi ao",
    "nl": "de van een en het in is dat op te zijn met voor niet aan er om door bij werd ook naar",
}
LANGUAGES = tuple(_COMMON)
_SAMPLE_CHARACTERS = 20_000
_MIN_WORDS = 20
_MIN_SHARE = 0.12
_MIN_DIFFERENT = 4


def language_of(text: str) -> str:
    """en, es, fr, de, it, pt or nl; "en" for texts that are too short to tell, "und" for others."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE_CHARACTERS].lower())
    if len(words) < _MIN_WORDS:
        return "en"
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common.split()) / len(words)
        for language, common in _COMMON.items()
    }
    best = max(shares, key=lambda language: shares[language])
    different = sum(counts[word] > 0 for word in _COMMON[best].split())
    if different < _MIN_DIFFERENT:
        return "en" if len(counts) < _MIN_WORDS else "und"  # headings, lists, formulas
    return best if shares[best] >= _MIN_SHARE else "und"
