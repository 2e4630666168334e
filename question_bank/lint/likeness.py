"""Which questions of a bank are alike, and which say another's key: by word indexes, not by pairs.

Enter by `near_pairs` and `given_away`. Ten thousand questions take seconds: only those are compared
that share one of their rarest words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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

ALIKE_STATEMENTS, ALIKE_LISTS = 0.75, 0.8
"""The same for statements of one passage, or such that differ in one word, and for lists."""

RELATED, UNRELATED = 0.5, 0.75
"""Share of the shorter text's words that two questions must have in common for the one to give the
other's key away: when they cite the same passage, and when they do not."""

_MANY = 300

_MONTHS = frozenset(stem_of(month.casefold()) for month in MONTHS["en"])

Words = frozenset[str]
Signature = frozenset[tuple[object, ...]]


def near_pairs(items: Sequence[Item]) -> Iterator[tuple[int, int, bool]]:
    """Pairs that ask the same: (earlier, later, whether their keys are the same, too).

    Each question is the later one of one pair at most: the rest would say nothing new.
    """
    asked = [_asked(item) for item in items]
    signatures = [_signature(item) for item in items]
    paired: set[int] = set()
    for n, m, same in (*_equal(items, asked, signatures), *_similar(items, asked, signatures)):
        if m not in paired:
            paired.add(m)
            yield n, m, same


def _equal(
    items: Sequence[Item], asked: Sequence[Words], signatures: Sequence[Signature]
) -> Iterator[tuple[int, int, bool]]:
    """Questions of the very same words, with the same key or with another."""
    with_key: dict[tuple[object, ...], int] = {}
    in_words: dict[tuple[object, ...], int] = {}
    for m, item in enumerate(items):
        if not asked[m]:
            continue
        family = item.kind if item.kind in _OWN_FAMILY else None
        key = (family, asked[m], signatures[m])
        if key in with_key:
            yield with_key[key], m, True
        elif family is None and item.kind not in (Kind.CLOZE, Kind.MULTIPLE_CHOICE):
            if len(asked[m]) >= 3 and (n := in_words.get(item.words)) is not None:
                yield n, m, False
            in_words.setdefault(item.words, m)
        with_key.setdefault(key, m)


_OWN_FAMILY = frozenset({Kind.TRUE_FALSE, Kind.ORDERING, Kind.MATCHING})


def _similar(
    items: Sequence[Item], asked: Sequence[Words], signatures: Sequence[Signature]
) -> Iterator[tuple[int, int, bool]]:
    """Questions of nearly the same words, and the same key."""
    spans = [_cited_spans(item) for item in items]
    names = [_names(item) for item in items]
    for n, m, likeness in _alike(asked):
        kinds = {items[n].kind, items[m].kind}
        if kinds & _OWN_FAMILY:
            if kinds == {Kind.TRUE_FALSE}:
                one_word = len(asked[n] ^ asked[m]) <= 2
                if (one_word or likeness >= ALIKE_STATEMENTS) and _overlap(spans[n], spans[m]):
                    yield n, m, True
            elif len(kinds) == 1 and likeness >= ALIKE_LISTS:
                yield n, m, True
        elif signatures[n] == signatures[m]:
            others = (names[n] & asked[n]) - asked[m], (names[m] & asked[m]) - asked[n]
            if not all(others):  # else the same is asked of two named things
                yield n, m, True


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
    """Pairs of different sets with a Jaccard index of `ALIKE` or more.

    Such sets share a word among their rarest ones (the prefix filter of similarity joins). Words
    that very many questions have are not followed: who shares these alone asks of other things.
    """
    frequency = Counter(word for words in sets for word in words)
    places: dict[str, list[int]] = defaultdict(list)
    for m, words in enumerate(sets):
        if not words:
            continue
        ranked = sorted(words, key=lambda word: (frequency[word], word))
        prefix = ranked[: len(ranked) - ceil(ALIKE * len(ranked)) + 1]
        candidates: set[int] = set()
        for word in prefix:
            if frequency[word] <= _MANY:
                candidates.update(places[word])
                places[word].append(m)
        for n in sorted(candidates):
            other = sets[n]
            small, large = sorted((len(words), len(other)))
            if small < ALIKE * large or words == other:
                continue
            shared = len(words & other)
            likeness = shared / (small + large - shared)
            if likeness >= ALIKE:
                yield n, m, likeness


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
    meanings = [frozenset().union(*(c for _t, _w, c in units)) for units in shown]
    places, topics = _index(_word_set(units) for units in shown), _index(meanings)
    spans = [_cited_spans(item) for item in items]
    for m, item in enumerate(items):
        about = item.content - ASKING
        keys = [(key, _own_words(key)) for key in _hidden(item)]
        if not keys or len(about) < 2:
            continue
        rare = sorted(about, key=lambda stem: len(topics[stem]))[:3]
        near: set[int] = set().union(*(topics[stem] for stem in rare if len(topics[stem]) < _MANY))
        for n in _candidates(keys[0][0], places, near):
            if n == m or len(meanings[n] & about) < 2:
                continue
            least = RELATED if _overlap(spans[n], spans[m]) else UNRELATED
            if all(
                any(_says(unit, key, own, about, least, item.language) for unit in shown[n])
                for key, own in keys
            ):
                yield n, m


def _word_set(units: Sequence[Unit]) -> Words:
    """All words of some texts."""
    return frozenset(word for _text, words, _content in units for word in words)


def _index(sets: Iterable[Words]) -> dict[str, list[int]]:
    """Word to the places of the sets that have it."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(sets):
        for word in words:
            places[word].append(n)
    return places


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


def _own_words(key: Key) -> Words:
    return content(word for wording in key.texts for word in tokens(wording))


def _candidates(key: Key, places: dict[str, list[int]], near: set[int]) -> list[int]:
    """Questions that may show the key; of very many only those with rare words in common."""
    found: set[int] = set()
    for word in _telling_words(key):
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


def _says(unit: Unit, key: Key, own: Words, about: Words, least: float, language: str) -> bool:
    text, words, meaning = unit
    told, asked = meaning - ASKING - own, about - own
    if len(told & asked) < 2:
        return False
    if not key.texts:  # a date or a number, and the words around it
        told = frozenset(word for word in told if not word[0].isdigit() and word not in _MONTHS)
    shared = len(told & asked)
    if shared < 2 or shared < least * min(len(told), len(asked)):
        return False
    return shows(key, text, words, language)
