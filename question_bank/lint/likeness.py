"""Which questions of a bank are alike, and which say another's key: by word indexes, not by pairs.

Enter by `near_pairs` and `given_away`. Ten thousand questions take seconds: only those are compared
that share one of their rarest words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from question_bank.bank.model import Kind, Matching, Ordering, TrueFalse
from question_bank.grading.dates import MONTHS
from question_bank.lint.cues import shows
from question_bank.lint.item import Item
from question_bank.lint.keys import Key
from question_bank.lint.values import NUMBER_WORDS, value_of
from question_bank.lint.words import ASKING, content, stem_of, tokens

ALIKE = 0.6
"""Share of common words (Jaccard) from which two stems with the same key are near-duplicates."""

ALIKE_STATEMENTS = 0.75
RELATED, UNRELATED = 0.5, 0.75
"""Share of the shorter text's words that two questions must have in common for the one to give the
other's key away: when they cite the same passage, and when they do not."""

_MANY = 300

_MONTHS = frozenset(stem_of(month.casefold()) for month in MONTHS["en"])

Words = frozenset[str]
Signature = frozenset[tuple[object, ...]]


def near_pairs(items: Sequence[Item]) -> Iterator[tuple[int, int, bool]]:
    """Pairs that ask the same: (first, second, whether their keys are the same, too)."""
    asked = [_asked(item) for item in items]
    signatures = [_signature(item) for item in items]
    spans = [_cited_spans(item) for item in items]
    names = [_names(item) for item in items]
    for n, m, likeness in _alike(asked):
        first, second = items[n], items[m]
        kinds = {first.kind, second.kind}
        if Kind.TRUE_FALSE in kinds:
            if kinds == {Kind.TRUE_FALSE} and likeness >= ALIKE_STATEMENTS:
                if likeness == 1 or _overlap(spans[n], spans[m]):
                    yield n, m, True
            continue
        if kinds & {Kind.ORDERING, Kind.MATCHING}:
            if len(kinds) == 1 and likeness >= 0.8:
                yield n, m, True
            continue
        if signatures[n] == signatures[m]:
            others = (names[n] & asked[n]) - asked[m], (names[m] & asked[m]) - asked[n]
            if not all(others):  # not the same asked of two named things
                yield n, m, True
        elif likeness == 1 and len(asked[n]) >= 3 and Kind.MULTIPLE_CHOICE not in kinds:
            if first.words == second.words and Kind.CLOZE not in kinds:
                yield n, m, False


def _asked(item: Item) -> Words:
    """What is compared: the stem's words, and the items of lists whose stems say little."""
    body = item.question.body
    if isinstance(body, Ordering):
        return item.content | content(w for one in body.items for w in tokens(one.text))
    if isinstance(body, Matching):
        texts = [text for pair in body.pairs for text in (pair.prompt, pair.match)]
        return item.content | content(word for text in texts for word in tokens(text))
    return item.content


def _alike(sets: Sequence[Words]) -> Iterator[tuple[int, int, float]]:
    """Pairs of sets with a Jaccard index of `ALIKE` or more.

    Exact: such sets share a word among their rarest ones (the prefix filter of similarity joins).
    """
    frequency = Counter(word for words in sets for word in words)
    places: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(sets):
        if not words:
            continue
        ranked = sorted(words, key=lambda word: (frequency[word], word))
        prefix = ranked[: len(ranked) - ceil(ALIKE * len(ranked)) + 1]
        candidates: set[int] = set()
        for word in prefix:
            candidates.update(places[word])
            places[word].append(n)
        for m in sorted(candidates):
            other = sets[m]
            small, large = sorted((len(words), len(other)))
            if small < ALIKE * large:
                continue
            shared = len(words & other)
            likeness = shared / (small + large - shared)
            if likeness >= ALIKE:
                yield m, n, likeness


def _signature(item: Item) -> Signature:
    """The keys in a form in which equal ones are equal, whatever the kind of question."""
    return frozenset(_normal(key, item.language) for key in item.keys)


def _normal(key: Key, language: str) -> tuple[object, ...]:
    if key.date is not None:
        if key.date.month is None:
            return ("number", key.date.year)
        return ("date", key.date.year, key.date.month, key.date.day or 0)
    if key.number is not None:
        return ("number", key.number)
    text = key.texts[0] if key.texts else ""
    value = value_of(text, language)
    if value is not None and value.family == "date":
        year, month, day = (int(part) for part in value.order)
        return ("date", year, month, day) if month else ("number", year)
    if value is not None and value.family == "number":
        return ("number", value.order[0])
    return ("text", *(word for word in tokens(text) if word not in ("the", "a", "an")))


def _names(item: Item) -> Words:
    """Stems of the names and numbers of the stem."""
    words = item.stem.split()
    return content(
        word for n, text in enumerate(words) if (n and text[0].isupper()) or text[0].isdigit()
        for word in tokens(text)
    )  # fmt: skip


Spans = list[tuple[str, int, int]]


def _cited_spans(item: Item) -> Spans:
    return [(one.source, one.start, one.end) for one in item.question.citations]


def _overlap(first: Spans, second: Spans) -> bool:
    return any(
        a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in first for b in second
    )  # fmt: skip


def given_away(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """(n, m): what question n shows before it is answered says the key of question m."""
    shown = [list(_shown(item)) for item in items]
    places: dict[str, list[int]] = defaultdict(list)
    words_of = [frozenset(word for _t, words, _c in units for word in words) for units in shown]
    for n, words in enumerate(words_of):
        for word in words:
            places[word].append(n)
    topics: dict[str, list[int]] = defaultdict(list)
    meanings = [frozenset().union(*(c for _t, _w, c in units)) for units in shown]
    for n, meaning in enumerate(meanings):
        for stem in meaning:
            topics[stem].append(n)
    spans = [_cited_spans(item) for item in items]
    for m, item in enumerate(items):
        about = item.content - ASKING
        keys = _hidden(item)
        if not keys or len(about) < 2:
            continue
        rare = sorted(about, key=lambda stem: len(topics[stem]))[:3]
        near: set[int] = set().union(*(topics[stem] for stem in rare if len(topics[stem]) < _MANY))
        for n in _candidates(keys, places, near):
            if n == m:
                continue
            least = RELATED if _overlap(spans[n], spans[m]) else UNRELATED
            if all(
                any(_says(unit, key, about, least, item.language) for unit in shown[n])
                for key in keys
            ):
                yield n, m


Unit = tuple[str, tuple[str, ...], Words]


def _shown(item: Item) -> Iterator[Unit]:
    """What a student reads before answering and may take for true."""
    body = item.question.body
    if not (isinstance(body, TrueFalse) and not body.answer):
        yield item.stem, item.words, item.content
    texts: list[str] = []
    if isinstance(body, Ordering):
        texts = [one.text for one in body.items]
    elif isinstance(body, Matching):
        texts = [text for pair in body.pairs for text in (pair.prompt, pair.match)]
    for text in texts:
        words = tokens(text)
        yield text, words, content(words)


def _hidden(item: Item) -> list[Key]:
    """Keys that nothing of the question itself says. All of a question's must be given away."""
    if item.kind in (Kind.MATCHING, Kind.ORDERING, Kind.TRUE_FALSE):
        return []
    keys = [key for key in item.keys if not shows(key, item.stem, item.words, item.language)]
    return keys if len(keys) == len(item.keys) else []


def _candidates(keys: Sequence[Key], places: dict[str, list[int]], near: set[int]) -> list[int]:
    """Questions that may show the first key; of very many only those with rare words in common."""
    found: set[int] = set()
    for word in _telling_words(keys[0]):
        listed = places.get(word, [])
        found.update(listed if len(listed) <= _MANY else near.intersection(listed))
    return sorted(found)


def _telling_words(key: Key) -> list[str]:
    """For each wording of a key one word that a text must have to show it."""
    if key.date is not None:
        return [str(abs(key.date.year))]
    if key.number is not None:
        plain = f"{key.number:f}"
        words = [plain, f"{key.number:,f}"]
        if plain.isdigit() and int(plain) <= 20:
            words.append(NUMBER_WORDS[int(plain)])
        return list(dict.fromkeys(words))
    split = [tokens(text) for text in key.texts]
    return [max(words, key=len) for words in split if words]


def _says(unit: Unit, key: Key, about: Words, least: float, language: str) -> bool:
    text, words, meaning = unit
    own = content(word for wording in key.texts for word in tokens(wording))
    told, asked = meaning - ASKING - own, about - own
    if not key.texts:  # a date or a number, and the words around it
        told = frozenset(word for word in told if not word[0].isdigit() and word not in _MONTHS)
    shared = len(told & asked)
    if shared < 2 or shared < least * min(len(told), len(asked)):
        return False
    return shows(key, text, words, language)
