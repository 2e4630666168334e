"""Names over a whole document: types, short forms, acronyms, who "he" is. Enter by `Names`.

A type is strong when the annotator, the word lists and every mention in the document agree; only
strong types may choose a question word or stand among the options of a choice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from question_bank.annotation import Entity, Sentence
from question_bank.gazetteer import (
    country_of,
    first_type,
    given_name_gender,
    head_type,
    place_kind,
)
from question_bank.generation.clauses import clauses_of
from question_bank.generation.tree import Tree
from question_bank.grading.text import fold

_NAME_WORD = r"(?:[A-Z][\w'’-]+|of|the|and|for|on|in|de|&)"
_ACRONYM = re.compile(rf"({_NAME_WORD}(?: {_NAME_WORD}){{1,9}}) \(([A-Z][A-Za-z.&-]{{1,9}})\)")
_PARTICLES = frozenset("of the and for de la van von der du di da al el bin ibn y le".split())
_PLACE_TYPES = {
    "country": "country", "capital": "city", "city": "city", "us-state": "state",
    "continent": "continent", "ocean": "ocean", "province": "province", "nation": "country",
    "river": "river", "sea": "sea", "lake": "lake", "mountain": "mountain range",
    "region": "region", "island": "island",
}  # fmt: skip
_LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "PLACE": "place",
    "EVENT": "event",
    "WORK": "work",
}


@dataclass(frozen=True, slots=True)
class NameType:
    """What a name names: `type` is person, organization, country, city, place, event, work ...

    `noun` is the word that asks for it ("university" of Harvard University), else "".
    """

    type: str
    noun: str
    strong: bool


class Names:
    """All that is known of the names of one document."""

    def __init__(self, title: str, sentences: Sequence[Sentence]) -> None:
        self.title = title
        self.title_words = frozenset(fold(word) for word in re.findall(r"\w+", title))
        self.small: frozenset[str] = frozenset(
            word for one in sentences for word in re.findall(r"\b[a-zà-ÿ][\w'-]*", one.text)
        )
        self.topics = _topics(sentences) | _kinds_of_title(self.title_words, sentences)
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)
        self._people: Counter[str] = Counter()
        for one in sentences:
            for entity in one.entities:
                text = one.text[one.tokens[entity.first].start : one.tokens[entity.last].end]
                self._labels[bare(text)][entity.label] += 1
                if entity.label == "PERSON":
                    self._people[bare(text)] += 1
        capitals = [word[0] for word in title.split() if word[:1].isupper()]
        self.initials = frozenset({"".join(capitals)} if len(capitals) > 1 else set())
        self._said: Counter[str] = Counter(
            token.text for one in sentences for token in one.tokens if token.text.isupper()
        )
        self.full = self._full_names()
        self.acronyms = _acronyms(sentences)

    def _full_names(self) -> Mapping[str, str]:
        """Last name to the one full name that ends in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._people:
            words = name.split()
            if 2 <= len(words) <= 5:
                found[words[-1]].add(name)
        return {last: min(names, key=len) for last, names in found.items() if len(names) == 1}

    def is_sure_person(self, name: str) -> bool:
        """Whether more than one reading says so: a known given name, or several mentions."""
        words = bare(name).split()
        return bool(words) and (
            given_name_gender(words[0]) is not None or self._people[bare(name)] > 1
        )

    def often(self, acronym: str) -> bool:
        """Whether the document uses an acronym all the time."""
        return self._said[acronym] >= MIN_TOPIC_COUNT + 1

    def type_of(self, name: str, label: str) -> NameType:
        """The type of a name as the annotator labelled it here."""
        name = bare(name)
        words = name.split()
        last = words[-1].lower() if words else ""
        counts = self._labels.get(name, Counter({label: 1}))
        most, often = counts.most_common(1)[0]
        if sum(counts.values()) >= 3 and often >= 0.6 * sum(counts.values()):
            label = most  # a slip of the annotator in this one place
        sure = counts[label] >= 0.75 * sum(counts.values())
        by_list = place_kind(name)
        if by_list is not None:
            strong = label == "PLACE" or (by_list == "country" and label != "PERSON")
            return NameType(
                _PLACE_TYPES.get(by_list, "place"), _PLACE_TYPES.get(by_list, "place"), strong
            )
        by_head = head_type(last)
        if by_head is None and len(words) > 1 and "of" in words:
            by_head = head_type(words[words.index("of") - 1].lower())
            last = words[words.index("of") - 1].lower()
        opened = first_type(words[0]) if len(words) > 1 else None
        if opened is not None:
            return NameType(_LABELS[opened], words[0].lower(), opened == label and sure)
        if label == "PERSON":
            known = len(words) > 1 or name in self.full or given_name_gender(words[0]) is not None
            clean = by_head in (None, "PERSON") and all(_is_name_word(w) for w in words)
            holy = words[0] in ("St.", "Saint", "San", "Santa", "Mount", "Fort")  # or a place
            return NameType("person", "", sure and known and clean and not holy)
        if by_head is not None and by_head != "PERSON":
            return NameType(_LABELS[by_head], last, by_head == label and sure)
        return NameType(_LABELS[label], "", sure and sum(counts.values()) > 1)

    def variants(self, name: str, type_: str) -> tuple[str, ...]:
        """Other forms of a name that are as right: acronym, full name, last name."""
        plain = bare(name)
        found = [plain]
        if plain in self.acronyms:
            found.append(self.acronyms[plain])
        if type_ == "person":
            if plain in self.full:
                found.append(self.full[plain])
            elif (
                self.full.get(plain.split()[-1]) == plain
                and len(plain.split()) > 1
                and given_name_gender(plain.split()[0]) is not None
            ):
                found.append(plain.split()[-1])
        country = country_of(plain)
        if country is not None and plain not in _WIDER:
            found += [country.name]
        return tuple(dict.fromkeys(found))

    def same(self, first: str, second: str) -> bool:
        """Whether two wordings may name the same, or one is part of the other."""
        a, b = fold(bare(first)), fold(bare(second))
        if not a or not b or a in b or b in a or set(a.split()) & set(b.split()) - _PARTICLES:
            return True
        forms = {fold(one) for one in self.variants(bare(first), "person")}
        return bool(forms & {fold(one) for one in self.variants(bare(second), "person")})

    def genders_differ(self, first: str, second: str) -> bool:
        """Whether two persons are known by their given names to be a woman and a man."""
        genders = {given_name_gender(bare(one).split()[0]) for one in (first, second) if bare(one)}
        return genders == {"f", "m"}

    def in_title(self, name: str) -> bool:
        """Whether the title, which stands above the stem, gives the name away."""
        plain = bare(name)
        if plain in self.initials or self.acronyms.get(plain) == bare(self.title):
            return True
        words = {fold(word) for word in re.findall(r"\w+", name)} - _PARTICLES
        told = {word for word in words if self._is_told(word)}
        return bool(words) and (told == words or len(told) * 2 > len(words))

    def _is_told(self, word: str) -> bool:
        """Whether the title has the word, or its plural or singular."""
        if {word, f"{word}s", word.removesuffix("s")} & self.title_words:
            return True
        # "Europe" under "The European Eel"
        return len(word) >= MIN_STEM and any(
            told.startswith(word) or (len(told) >= MIN_STEM and word.startswith(told))
            for told in self.title_words
        )


def with_known_names(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with names that the annotator found elsewhere and overlooked here.

    A proper noun that stands alone is a name if it is one everywhere else, or the last name of a
    person whose full name the document has.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for one in sentences:
        for entity in one.entities:
            text = one.text[one.tokens[entity.first].start : one.tokens[entity.last].end]
            labels[bare(text)][entity.label] += 1
            if entity.label == "PERSON" and entity.first < entity.last:
                labels[one.tokens[entity.last].text]["PERSON"] += 1
    known = {
        name: counts.most_common(1)[0][0]
        for name, counts in labels.items()
        if " " not in name
        and len(counts) == 1
        and len(name) > 3
        and ("PERSON" in counts or sum(counts.values()) > 1)
    }
    return [_completed(one, known) for one in sentences]


def _completed(sentence: Sentence, known: Mapping[str, str]) -> Sentence:
    taken = {n for e in sentence.entities for n in range(e.first, e.last + 1)}
    tokens = sentence.tokens
    more = []
    for n, token in enumerate(tokens):
        alone = not any(
            0 <= m < len(tokens) and tokens[m].pos == "PROPN" and tokens[m].text[:1].isupper()
            for m in (n - 1, n + 1)
        )
        if n not in taken and token.pos == "PROPN" and token.text in known and alone:
            more.append(Entity(n, n, known[token.text]))
    if not more:
        return sentence
    return replace(sentence, entities=(*sentence.entities, *more))


MIN_STEM = 5
"""Letters that two words must share from their start to be taken for relatives."""

MIN_TOPIC_SHARE = 0.3
MIN_TOPIC_COUNT = 4


def _topics(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Nouns that the document speaks of all the time: its title makes clear which is meant."""
    counts = Counter(
        lemma
        for one in sentences
        for lemma in {token.lemma for token in one.tokens if token.pos == "NOUN"}
    )
    least = max(MIN_TOPIC_COUNT, MIN_TOPIC_SHARE * len(sentences))
    return frozenset(lemma for lemma, count in counts.items() if count >= least)


DEFINING_SENTENCES = 4
"""Sentences at the start of a document of which one may say what its title names."""


def _kinds_of_title(title: frozenset[str], sentences: Sequence[Sentence]) -> frozenset[str]:
    """ "city" of "Newcastle upon Tyne is a city": "the city" is what the title names."""
    found: set[str] = set()
    for one in sentences[:DEFINING_SENTENCES]:
        tokens = one.tokens
        for n, token in enumerate(tokens):
            copula = any(t.head == n and t.dep == "cop" for t in tokens)
            subject = next((t for t in tokens if t.head == n and t.relation == "nsubj"), None)
            if token.pos != "NOUN" or not copula or subject is None:
                continue
            if fold(subject.text) in title:
                found.add(token.lemma)
                found |= {t.lemma for t in tokens if t.head == n and t.relation == "conj"
                          and t.pos == "NOUN"}  # fmt: skip
    return frozenset(found)


_WIDER = frozenset({"America", "England", "Holland", "Congo"})
"""Names that are more or less than the country they may stand for."""

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")


@lru_cache(maxsize=16_384)
def bare(name: str) -> str:
    """Without a leading article and a closing possessive."""
    return _OWNER.sub("", _ARTICLE.sub("", name.strip()))


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _PARTICLES


def _acronyms(sentences: Sequence[Sentence]) -> Mapping[str, str]:
    """Long form to short and short to long, of "Organization of American States (OAS)"."""
    found: dict[str, str] = {}
    for one in sentences:
        for match in _ACRONYM.finditer(one.text):
            long = _spelt(match[1], match[2])
            if long:
                found[long] = match[2]
                found[match[2]] = long
    return found


def _spelt(words: str, short: str) -> str:
    """The end of `words` whose initials spell `short`; "" where none does."""
    parts = words.split()
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    for start in range(len(parts)):
        tail = parts[start:]
        big = "".join(w[0] for w in tail if w[0].isupper()).lower()
        every = "".join(w[0] for w in tail).lower()
        if letters in (big, every) and tail[0][0].isupper():
            return " ".join(tail)
    return ""


def resolved_subjects(names: Names, trees: Sequence[Tree]) -> dict[int, str]:
    """Sentence number to the name that its opening "He", "She" or "It" stands for, where certain.

    Certain is: the subject of the sentence before, in the same paragraph, is a person (for "it" a
    name of something else, the only one there or the title's), and nobody else is named since.
    """
    found: dict[int, str] = {}
    current, label, paragraph = "", "", -1
    for number, tree in enumerate(trees):
        sentence = tree.sentence
        if sentence.paragraph != paragraph:
            current, paragraph = "", sentence.paragraph
        first = tree.tokens[0].text if tree.tokens else ""
        clause = next(iter(clauses_of(tree)), None)
        opens = bool(tree.tokens) and tree[0].relation == "nsubj"
        pronoun = {"He": "PERSON", "She": "PERSON", "It": "thing"}.get(first, "")
        if pronoun and current and opens and tree[0].relation != "expl":
            own = {bare(tree.text(e.first, e.last)) for e in sentence.entities if e.label == label}
            fits = label == "PERSON" if pronoun == "PERSON" else label != "PERSON"
            rivals = {name for name in own if not names.same(name, current)}
            if fits:
                found[number] = current
            if not fits or (rivals and label == "PERSON"):
                current = ""
            continue
        current = ""
        if clause is None or clause.subject_head not in tree.entity_of:
            continue
        entity = tree.entity_of[clause.subject_head]
        name = bare(tree.text(entity.first, entity.last))
        plain = all(
            n in range(entity.first, entity.last + 1) or tree[n].relation == "det"
            for n in clause.subject
        )
        if not plain or any(tree.kids(clause.subject_head, "conj")):
            continue
        around = {tree.before(entity.first), tree.after(entity.last)}
        if around & {"-", "–", "—", "/"}:
            continue  # only a part of the name
        alike = {
            bare(tree.text(e.first, e.last))
            for e in sentence.entities
            if (e.label == "PERSON") == (entity.label == "PERSON")
        }
        rivals = {one for one in alike if not names.same(one, name)}
        sure = names.type_of(name, entity.label).strong or names.in_title(name)
        if sure and (not rivals or names.in_title(name)):
            article = (
                "the "
                if tree[entity.first].relation == "det"
                or (clause.subject[0] < entity.first and entity.label != "PERSON")
                else ""
            )
            current, label = article + name if article else name, entity.label
    return found
