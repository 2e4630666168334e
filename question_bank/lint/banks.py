"""Flaws of a whole bank. Each check takes the items (without retired ones) and yields flaws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from question_bank.bank.model import Bank, Choice, Citation, Kind, TrueFalse
from question_bank.citations import CitationStatus, resolve
from question_bank.documents.document import Document
from question_bank.lint.cues import shows
from question_bank.lint.item import Item
from question_bank.lint.likeness import given_away, near_pairs
from question_bank.lint.model import Flaw, Path, problem, quoted, remark
from question_bank.lint.words import tokens

MIN_PLACED, MIN_STATEMENTS = 20, 8
MIN_STRETCH, STRETCH_SHARE = 8, 0.2
CROWD, CROWD_RATIO = 6, 4.0
# Chi-square at 0.1 %, by degrees of freedom: an even bank is blamed once in a thousand.
_CRITICAL = (0.0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32, 26.12, 27.88)

NEAR_DUPLICATE = problem(
    "near-duplicate",
    "A quiz that draws both asks the same thing twice.",
    "Retire one of them.",
)
CONTRADICTION = problem(
    "contradiction",
    "The same is asked twice with different keys: one of them is wrong, or both are right.",
    "Check both keys against the source.",
)
GIVES_AWAY = problem(
    "gives-away",
    "A quiz that draws both tells the answer of the one in the other.",
    "Reword the stem so that it does not say the other's key, or retire one of them.",
)
KEY_IN_TITLE = problem(
    "key-in-title",
    "The document's title stands above the stem, and says the key.",
    "Ask for something else.",
)
KEY_POSITION = problem(
    "key-position",
    "In the file and on paper the key stands too often at one place.",
    "Spread the keys evenly over the places.",
)
TRUE_FALSE_BALANCE = remark(
    "true-false-balance",
    "Who always says the same is right too often.",
    "Let about half of the statements be false.",
)
NO_TOPIC = remark(
    "no-topic",
    "A quiz drawn by topics never draws the question.",
    "Give it a topic.",
)
UNEVEN_COVERAGE = remark(
    "uneven-coverage",
    "A long stretch of the document is never asked for.",
    "Ask something about it, or cut it from the source.",
)
CROWDED_PASSAGE = remark(
    "crowded-passage",
    "One sentence has far more questions than the others: they tend to answer each other.",
    "Retire the weakest of them.",
)
CITATION_LOST = problem(
    "citation-lost",
    "The passage that is to prove the key is no longer there.",
    "Cite the passage anew.",
)
CITATION_MOVED = remark(
    "citation-moved",
    "The passage stands elsewhere in the document than the bank says.",
    "Open and save the citation in the editor.",
)
UNUSED_SOURCE = remark(
    "unused-source",
    "No question cites the document.",
    "Ask something about it, or take it off the list.",
)


def alike(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    for n, m, same_key in near_pairs(items):
        first, second = items[n], items[m]
        rule = NEAR_DUPLICATE if same_key else CONTRADICTION
        said = "asks nearly the same as" if same_key else "asks the same, with another key, as"
        yield second.flaw(rule, f"It {said} {first.question.id}.", others=(first.question.id,))


def revealing(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    told: dict[int, list[str]] = defaultdict(list)
    for n, m in given_away(items):
        told[n].append(items[m].question.id)
    for n, others in sorted(told.items()):
        what = "key" if len(others) == 1 else "keys"
        shown = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
        yield items[n].flaw(GIVES_AWAY, f"It says the {what} of {shown}.", others=tuple(others))


def titles(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    by_id = {source.id: (source.title, tokens(source.title)) for source in bank.sources}
    for item in items:
        cited = {citation.source for citation in item.question.citations}
        if len(cited) != 1 or item.kind in (Kind.MATCHING, Kind.MULTIPLE_CHOICE):
            continue
        title, words = by_id.get(cited.pop(), ("", ()))
        if any(shows(key, title, words, item.language) for key in item.keys):
            yield item.flaw(KEY_IN_TITLE, f"The key stands in the title {quoted(title)}.")


def positions(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    """Chi-square of where the keys stand; options in their natural order are left out."""
    placed: list[tuple[int, int]] = []
    for item in items:
        if item.kind is not Kind.SINGLE_CHOICE or item.choices[0].all_values:
            continue
        view = item.choices[0]
        if len(view.keys) == 1:
            placed.append((view.keys[0], len(view.texts)))
    if len(placed) < MIN_PLACED:
        return
    most = max(count for _place, count in placed)
    expected = [sum(1 / count for _p, count in placed if place < count) for place in range(most)]
    found = [sum(p == place for p, _count in placed) for place in range(most)]
    score = sum((f - e) ** 2 / e for f, e in zip(found, expected, strict=True))
    if score > _CRITICAL[min(most - 1, len(_CRITICAL) - 1)]:
        place = max(range(most), key=lambda one: found[one] - expected[one])
        yield Flaw(
            KEY_POSITION,
            f"In {found[place]} of {len(placed)} single choices the key is option {place + 1}; "
            f"{expected[place]:.0f} would be even.",
            path=("questions",),
        )


def balance(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    answers = [i.question.body.answer for i in items if isinstance(i.question.body, TrueFalse)]
    true = sum(answers)
    if len(answers) >= MIN_STATEMENTS and not 0.2 <= true / len(answers) <= 0.8:
        yield Flaw(
            TRUE_FALSE_BALANCE, f"{true} of {len(answers)} statements are true.",
            path=("questions",), severity=TRUE_FALSE_BALANCE.severity,
        )  # fmt: skip


def topics(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    """Only where the bank uses topics at all."""
    if any(item.question.topics for item in items):
        for item in items:
            if not item.question.topics:
                yield item.flaw(NO_TOPIC, "The question has no topic, others have.", ())


def sources(bank: Bank, items: Sequence[Item]) -> Iterator[Flaw]:
    cited = {citation.source for item in items for citation in item.question.citations}
    for n, source in enumerate(bank.sources):
        if items and source.id not in cited:
            yield Flaw(
                UNUSED_SOURCE, f"No question cites {quoted(source.title)}.",
                path=("sources", n), severity=UNUSED_SOURCE.severity,
            )  # fmt: skip


CHECKS = (alike, revealing, titles, positions, balance, topics, sources)


def citations(items: Sequence[Item], documents: Mapping[str, Document]) -> Iterator[Flaw]:
    """Citations of the documents that are there, and whether they hold."""
    for item in items:
        for citation, path, own in _citations(item):
            if citation.source not in documents:
                continue
            status = resolve(citation, documents[citation.source].text).status
            if status is CitationStatus.MOVED:
                yield item.flaw(CITATION_MOVED, f"{quoted(citation.exact)} has moved.", path)
            elif status is not CitationStatus.VERIFIED:
                said = f"{quoted(citation.exact)} is {status.value}."
                yield item.flaw(CITATION_LOST, said, path, mild=not own)


def _citations(item: Item) -> Iterator[tuple[Citation, Path, bool]]:
    for n, citation in enumerate(item.question.citations):
        yield citation, ("citations", n), True
    if isinstance(item.question.body, Choice):
        for n, option in enumerate(item.question.body.options):
            for m, citation in enumerate(option.citations):
                yield citation, ("options", n, "citations", m), False


def coverage(bank: Bank, documents: Mapping[str, Document]) -> Iterator[Flaw]:
    """Stretches without a question, and sentences with too many."""
    from question_bank.coverage import cover

    order = {source.id: n for n, source in enumerate(bank.sources)}
    for covered in cover(bank, documents):
        counts = [len(sentence.questions) for sentence in covered.sentences]
        if not any(counts):
            continue
        path = ("sources", order[covered.source.id])
        for start, end in _stretches(counts):
            first = covered.sentences[start]
            yield Flaw(
                UNEVEN_COVERAGE,
                f"{end - start} sentences of {len(counts)} in a row have no question, from "
                f"{quoted(first.text)} on.",
                path=path, severity=UNEVEN_COVERAGE.severity,
            )  # fmt: skip
        crowded = max(CROWD, CROWD_RATIO * fmean(counts))
        for sentence in covered.sentences:
            if len(sentence.questions) > crowded:
                yield Flaw(
                    CROWDED_PASSAGE,
                    f"{len(sentence.questions)} questions are about {quoted(sentence.text)}.",
                    path=path, severity=CROWDED_PASSAGE.severity, others=sentence.questions,
                )  # fmt: skip


def _stretches(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    least = max(MIN_STRETCH, STRETCH_SHARE * len(counts))
    start = 0
    for n in range(len(counts) + 1):
        if n == len(counts) or counts[n]:
            if n - start >= least:
                yield start, n
            start = n + 1


RULES = (
    NEAR_DUPLICATE, CONTRADICTION, GIVES_AWAY, KEY_IN_TITLE, KEY_POSITION, TRUE_FALSE_BALANCE,
    NO_TOPIC, UNEVEN_COVERAGE, CROWDED_PASSAGE, CITATION_LOST, CITATION_MOVED, UNUSED_SOURCE,
)  # fmt: skip
