"""The bank that comes with Quizapp: every answer checked against its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rapidfuzz import fuzz

import question_bank
from question_bank.assets import asset_path
from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import (
    Bank,
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Kind,
    Matching,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    Status,
)
from question_bank.bank.reader import load_bank
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank
from question_bank.documents import Document, load_document
from question_bank.grading import ClozeAnswer, TextAnswer, Verdict, format_date, grade
from question_bank.grading.text import fold

PATH = Path(question_bank.__file__).parent / "banks" / "luis-almagro.yaml"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank(PATH)


@pytest.fixture(scope="module")
def document() -> Document:
    return load_document(asset_path("sources") / "luis-almagro.txt")


def bodies(question: Question) -> list[Body]:
    """The question's body, or those of its gaps."""
    body = question.body
    return [gap.body for gap in body.gaps] if isinstance(body, Cloze) else [body]


def all_options(bank: Bank) -> Iterator[tuple[str, Option]]:
    """(question id, option), those of gaps, too."""
    for question in bank.questions:
        for body in bodies(question):
            if isinstance(body, Choice):
                yield from ((question.id, option) for option in body.options)


def all_citations(bank: Bank) -> list[Citation]:
    found = [citation for question in bank.questions for citation in question.citations]
    return found + [c for _id, option in all_options(bank) for c in option.citations]


def test_it_has_many_reviewed_questions_of_all_nine_kinds(bank: Bank) -> None:
    assert len(bank.questions) >= 60
    assert {question.kind for question in bank.questions} == set(Kind)
    for question in bank.questions:
        assert question.status is Status.REVIEWED, question.id
        assert question.reviewed is not None
        assert question.reviewed.version == version_of(question)
        assert date.fromisoformat(question.reviewed.on)
        assert question.explanation
        assert question.citations


def test_every_citation_stands_word_for_word_in_the_source(bank: Bank, document: Document) -> None:
    assert bank.sources[0].sha256 == document.sha256
    assert bank.sources[0].text_sha256 == document.text_sha256
    for citation in all_citations(bank):
        passage = document.passage(citation.start, citation.end)
        assert (citation.exact, citation.prefix, citation.suffix) == (
            passage.exact,
            passage.prefix,
            passage.suffix,
        )


def test_every_sentence_of_the_source_is_used(bank: Bank, document: Document) -> None:
    spans = [(c.start, c.end) for q in bank.questions for c in q.citations]
    for block in document.blocks:
        used = any(start < block.end and block.start < end for start, end in spans)
        assert used, document.text[block.start : block.end]


def test_the_key_does_not_stand_out_by_its_length(bank: Bank) -> None:
    longest = chance = 0.0
    for question in bank.questions:
        if question.kind is Kind.SINGLE_CHOICE and isinstance(question.body, Choice):
            lengths = [len(option.text) for option in question.body.options]
            key = next(len(o.text) for o in question.body.options if o.correct)
            longest += key == max(lengths) and lengths.count(key) == 1
            chance += 1 / len(lengths)
    assert longest <= chance


def test_no_two_questions_ask_the_same(bank: Bank) -> None:
    stems = [(q.kind, stem_in_words(q.stem)) for q in bank.questions]
    for n, (kind, stem) in enumerate(stems):
        for other_kind, other in stems[n + 1 :]:
            assert kind is not other_kind or fuzz.ratio(stem, other) < 90, (stem, other)


def test_each_wrong_option_says_why_and_the_source_proves_it(bank: Bank) -> None:
    wrong = [(name, option) for name, option in all_options(bank) if not option.correct]
    assert len(wrong) >= 50
    for name, option in wrong:
        assert option.feedback, (name, option.text)
        if not option.citations:
            assert option.feedback.startswith("The article does not mention"), (name, option.text)
    assert sum(bool(option.citations) for _name, option in wrong) >= 35


def test_what_the_article_is_said_not_to_mention_is_not_in_it(
    bank: Bank, document: Document
) -> None:
    for name, option in all_options(bank):
        if option.feedback.startswith("The article does not mention"):
            for word in re.findall(r"\w{4,}", option.text):
                if word not in COMMON:
                    found = re.search(rf"\b{word}\b", document.text, re.IGNORECASE)
                    assert found is None, (name, option.text)


COMMON = {"court", "electoral"}
"""Words that stand in the article, though what an option makes of them does not."""


def test_true_and_false_are_both_asked(bank: Bank) -> None:
    answers = {getattr(q.body, "answer", None) for q in bank.questions if q.kind is Kind.TRUE_FALSE}
    assert answers == {True, False}


def test_the_file_is_canonical(bank: Bank) -> None:
    assert dump_bank(bank) == PATH.read_bytes()


# what a fair teacher accepts

ACCEPTED = {
    "almagro-nationality-cf3a": ["Uruguayan", "a Uruguayan", "Uruguay", "from Uruguay"],
    "oas-acronym-e4a5": [
        "organization of american states",
        "The Organization of American States",
        "Organization of American States (OAS)",
        "Organisation of American States (OAS)",
    ],
    "detenidos-meaning-f84d": [
        "former detainees",
        "Ex-detainees",
        "ex-prisoners",
        "former detainee",
    ],
    "legislature-number-3ebb": ["48", "48th", "the 48th Legislature", "forty-eighth", "number 48"],
    "mapp-country-d1d1": ["Colombia", "in Colombia", "the Republic of Colombia", "Columbia"],
    "vox-leader-22c4": ["Santiago Abascal", "Abascal", "Mr. Abascal", "Santiago Abascal (Vox)"],
    "peru-president-3933": ["Boluarte", "President Boluarte", "President Dina Boluarte of Peru"],
    "martelly-request-4fd5": [
        "Martelly",
        "President Martelly",
        "President Michel Martelly",
        "Haitian President Michel Martelly",
    ],
    "honduras-president-b4ec": [
        "Hernandez",
        "President Hernández",
        "President Juan Orlando Hernandez",
        "Honduran President Juan Orlando Hernández",
        "Juan Orlando Hernández of Honduras",
    ],
    "monitoring-body-46c0": [
        "the General Secretariat",
        "General Secretariat of the OAS",
        "The General Secretariat of the Organization of American States",
        "OAS Secretariat",
        "Secretariat General",
    ],
    "panel-article-267b": ["52", "Article 52", "art. 52", "Article 52 of the Rome Statute", "52nd"],
    "referral-article-224d": ["14", "Article 14", "article fourteen", "Art. 14", "Art.14", "14th"],
    "icc-acronym-53ea": [
        "ICC",
        "The International Criminal Court",
        "International Criminal Court (ICC)",
        "the ICC in The Hague",
    ],
}

ACCEPTED_IN_GAPS = {
    ("refugee-advocate-ee43", "1"): ["refugees", "the refugees", "refugee rights"],
    ("mapp-sentence-b21a", "1"): [
        "peace process",
        "Peace Process in Colombia",
        "the Peace Process",
    ],
    ("constitutional-order-d040", "1"): ["constitutional", "Constitutional"],
    ("almagro-office-sentence-3974", "1"): ["10", "10th", "ten"],
    ("almagro-office-sentence-3974", "2"): ["2015"],
    ("magistrates-sentence-2ddc", "2"): ["July 2017", "2017-07"],
}

WRONG = {
    "almagro-nationality-cf3a": ["Paraguayan"],
    "mapp-country-d1d1": ["Bolivia", "Venezuela"],
    "legislature-number-3ebb": ["47th Legislature", "49"],
    "monitoring-body-46c0": ["General Assembly", "Secretary General"],
    "panel-article-267b": ["Article 14", "14", "Article 25"],
    "referral-article-224d": ["Article 52", "52", "Article 15", "15"],
    "icc-acronym-53ea": ["International Court of Justice", "ICJ"],
    "martelly-request-4fd5": ["Juan Orlando Hernández", "President"],
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_fair_wordings_are_right(bank: Bank, name: str) -> None:
    for text in ACCEPTED[name]:
        assert grade(bank.by_id()[name], TextAnswer(text)).verdict is Verdict.RIGHT, text


@pytest.mark.parametrize("place", ACCEPTED_IN_GAPS)
def test_fair_wordings_are_right_in_gaps(bank: Bank, place: tuple[str, str]) -> None:
    name, gap = place
    for text in ACCEPTED_IN_GAPS[place]:
        graded = grade(bank.by_id()[name], ClozeAnswer({gap: TextAnswer(text)}))
        assert {part.id: part.verdict for part in graded.parts}[gap] is Verdict.RIGHT, text


@pytest.mark.parametrize("name", WRONG)
def test_wrong_answers_stay_wrong(bank: Bank, name: str) -> None:
    for text in WRONG[name]:
        assert grade(bank.by_id()[name], TextAnswer(text)).fraction == 0, text


def test_every_short_answer_is_tried(bank: Bank) -> None:
    typed = {question.id for question in bank.questions if question.kind is Kind.SHORT_ANSWER}
    assert typed == set(ACCEPTED)


# no question tells another's answer

HARMLESS = {
    ("referral-countries-d86d", "almagro-nationality-cf3a"): "a country among the options",
    ("refugee-advocate-ee43", "almagro-nationality-cf3a"): "a country among the options of a gap",
    ("referral-countries-d86d", "refugee-advocate-ee43"): "a country among the options",
    ("honduras-scandal-2d35", "pillars-987c"): "social security is not the pillar of security",
}
"""(the question that shows it, the question whose key it is): why that tells nothing."""

TELLING = {
    "almagro-nationality-cf3a": ["Uruguay's", "Uruguayan"],
    "almagro-birth-date-909f": ["1963"],
    "almagro-oas-year-cc7f": ["in 2015", "of 2015"],
    "haiti-presence-reason-daa3": ["reconstruction"],
    "received-groups-b604": ["Syria", "Syrian", "detainees"],
    "guantanamo-transfer-47e0": ["Guantanamo"],
    "detenidos-meaning-f84d": ["detainees", "former prisoners"],
    "senate-resignation-f7ec": ["to lead"],
    "mapp-sentence-b21a": ["peace", "peace processes"],
    "vox-country-c218": ["Spanish", "Spain's"],
    "madrid-forum-kind-382f": ["leftist"],
    "madrid-forum-protests-b4f2": ["Peruvian"],
    "honduras-scandal-2d35": ["social security"],
    "honduras-media-1eb0": ["media"],
    "nicaragua-victims-6050": ["Nicaraguan"],
    "referral-article-224d": ["Article 14"],
    "panel-article-267b": ["Article 52"],
    "referral-date-9dd1": ["September", "2018"],
    "abascal-meeting-date-f0c3": ["2020", "Abascal"],
    "haiti-second-round-03e2": ["2016"],
    "monitoring-body-46c0": ["Secretariat"],
    "monitoring-purpose-5b02": ["crimes"],
    "referral-addressee-1522": ["Prosecutor"],
    "icc-acronym-53ea": ["Criminal Court", "ICC"],
    "oas-acronym-e4a5": ["American", "American States"],
    "magistrates-reason-ca58": ["persecution", "threats"],
    "administration-name-3826": ["Mujica"],
}
"""Words that imply a key without being it; a question's own text may have them."""

NUMBERS = {4: "four", 6: "six", 10: "ten", 14: "fourteen"}


def shown(question: Question) -> list[str]:
    """What a student reads before answering."""
    texts = [stem_in_words(question.stem)]
    for body in bodies(question):
        match body:
            case Choice(options):
                texts += [option.text for option in options]
            case Ordering(items):
                texts += [item.text for item in items]
            case Matching(pairs, extra):
                texts += [text for pair in pairs for text in (pair.prompt, pair.match)]
                texts += extra
            case Numeric(_, unit):
                texts.append(unit)
            case _:
                pass
    return texts


def keys(question: Question) -> list[str]:
    """Each wording of what is right; of numbers also the ordinal and the word."""
    texts: list[str] = []
    for body in bodies(question):
        match body:
            case Choice(options):
                texts += [option.text for option in options if option.correct]
            case ShortAnswer(accepted):
                texts += [one.text for one in accepted]
            case Numeric(answers):
                for number in (int(one.value) for one in answers if one.value is not None):
                    texts += [str(number), f"{number}th", NUMBERS.get(number, str(number))]
            case DateBody(answer):
                texts.append(format_date(answer))
            case Matching(pairs):
                texts += [pair.match for pair in pairs]
            case _:
                pass
    return texts


def stands_in(wording: str, text: str) -> bool:
    return f" {fold(wording)} " in f" {fold(text)} "


def tellers(bank: Bank, question: Question, wordings: list[str]) -> dict[tuple[str, str], str]:
    """(id of another question, this one's id): what that one shows of `wordings`."""
    return {
        (other.id, question.id): text
        for other in bank.questions
        if other.id != question.id
        for text in shown(other)
        if any(stands_in(wording, text) for wording in wordings)
    }


def test_no_key_stands_in_what_another_question_shows(bank: Bank) -> None:
    found: dict[tuple[str, str], str] = {}
    for question in bank.questions:
        found |= tellers(bank, question, keys(question))
    assert found.keys() == HARMLESS.keys(), found


def test_no_question_implies_the_key_of_another(bank: Bank) -> None:
    assert TELLING.keys() <= bank.by_id().keys()
    for name, words in TELLING.items():
        assert not tellers(bank, bank.by_id()[name], words)
