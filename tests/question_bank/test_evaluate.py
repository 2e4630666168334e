"""The measures: keys found in their passages, people's answers, tiers, flaws; and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Bank,
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    PartialDate,
    Question,
    ShortAnswer,
    Source,
    Status,
    TrueFalse,
)
from question_bank.bank.writer import save_bank
from question_bank.citations import cite
from question_bank.cli.main import main
from question_bank.documents import Document, document_from_bytes
from question_bank.errors import QuestionBankError
from question_bank.evaluation import (
    EvaluatedBank,
    PersonQuestion,
    evaluate,
    key_spans,
    load_people,
)

TEXT = (
    "On March 3, 2020, Santiago Abascal of the “Vox” party met with Luis Almagro. "
    "Thirty-three judges[12] left the country in the 10th year, and 1.5 million people stayed. "
    "The lake was drained in 1820.\n"
)


def document_of(text: str) -> Document:
    return document_from_bytes(text.encode("utf-8"), "text/1", title="lake")


DOCUMENT = document_of(TEXT)
SOURCE = Source(
    "s",
    "The Lake",
    "lake.txt",
    "text/plain",
    DOCUMENT.sha256,
    DOCUMENT.text_sha256,
    DOCUMENT.extractor,
)
FIRST, SECOND, THIRD = (
    (TEXT.index("On"), TEXT.index("Thirty")),
    (TEXT.index("Thirty"), TEXT.index("The lake")),
    (TEXT.index("The lake"), len(TEXT) - 1),
)


def asked(
    kind: Kind,
    body: Body,
    span: tuple[int, int],
    *,
    name: str = "q",
    stem: str = "Which one does the text name here?",
    status: Status = Status.PUBLISHED,
) -> Question:
    return Question(
        name,
        kind,
        stem,
        body,
        status,
        explanation="Engineers from Ghent wrote so.",
        citations=(cite(DOCUMENT, *span, "s"),),
    )


def short(*texts: str) -> ShortAnswer:
    return ShortAnswer(tuple(map(Accepted, texts)))


def options(*texts: str) -> Choice:
    return Choice(tuple(Option(f"o{n}", text, n == 0) for n, text in enumerate(texts)))


def number(value: str) -> Numeric:
    return Numeric((NumericAnswer(Decimal(value)),))


@pytest.mark.parametrize(
    ("kind", "body", "span", "texts", "verbatim"),
    [
        (Kind.SHORT_ANSWER, short("santiago abascal"), FIRST, ["Santiago Abascal"], True),
        (Kind.SHORT_ANSWER, short('"Vox" party met with'), FIRST, ["“Vox” party met with"], True),
        (Kind.SHORT_ANSWER, short("judges left"), SECOND, ["judges[12] left"], True),
        (Kind.SHORT_ANSWER, short("the Lake", "lake"), THIRD, ["The lake", "lake"], True),
        (Kind.SINGLE_CHOICE, options("Luis Almagro", "Maduro"), FIRST, ["Luis Almagro"], True),
        (Kind.SINGLE_CHOICE, options("3 March 2020", "4 May"), FIRST, ["March 3, 2020"], False),
        (Kind.SINGLE_CHOICE, options("33", "34"), SECOND, ["Thirty-three"], False),
        (Kind.DATE, DateBody(PartialDate(2020, 3, 3)), FIRST, ["March 3, 2020"], False),
        (Kind.DATE, DateBody(PartialDate(1820)), THIRD, ["1820"], True),
        (Kind.DATE, DateBody(PartialDate(1821)), THIRD, [], True),
        (Kind.NUMERIC, number("33"), SECOND, ["Thirty-three"], False),
        (Kind.NUMERIC, number("1500000"), SECOND, ["1.5 million"], False),
        (Kind.NUMERIC, number("10"), SECOND, ["10"], False),
        (Kind.SHORT_ANSWER, short("Almagro"), THIRD, [], True),
        (Kind.SHORT_ANSWER, short("lak"), THIRD, [], True),
        (Kind.TRUE_FALSE, TrueFalse(True), THIRD, [], True),
    ],
)
def test_keys_are_found_in_their_own_passage(
    kind: Kind, body: Body, span: tuple[int, int], texts: list[str], verbatim: bool
) -> None:
    found = key_spans(asked(kind, body, span), {"s": DOCUMENT})
    assert [TEXT[one.start : one.end] for one in found] == texts
    assert all(one.verbatim is verbatim for one in found)


def test_gaps_and_matches_have_keys_orders_have_none() -> None:
    gaps = Cloze(
        (
            Gap("1", Kind.SHORT_ANSWER, short("Luis Almagro")),
            Gap("2", Kind.DATE, DateBody(PartialDate(2020, 3))),
        )
    )
    found = key_spans(asked(Kind.CLOZE, gaps, FIRST), {"s": DOCUMENT})
    assert {(one.key, TEXT[one.start : one.end]) for one in found} == {
        (0, "Luis Almagro"),
        (1, "March 3, 2020"),
    }
    pairs = Matching((Pair("a", "Vox", "Santiago Abascal"), Pair("b", "OAS", "Luis Almagro")))
    assert len(key_spans(asked(Kind.MATCHING, pairs, FIRST), {"s": DOCUMENT})) == 2
    items = Ordering((OrderingItem("a", "met", 1), OrderingItem("b", "left", 2)))
    assert not key_spans(asked(Kind.ORDERING, items, FIRST), {"s": DOCUMENT})


def test_nothing_is_found_outside_of_the_passages_or_without_them() -> None:
    question = asked(Kind.SHORT_ANSWER, short("1820"), THIRD)
    assert key_spans(question, {"s": DOCUMENT})
    assert not key_spans(question, {})
    assert not key_spans(replace(question, citations=()), {"s": DOCUMENT})
    lost = replace(question, citations=(Citation("s", 0, 8, "not here"),))
    assert not key_spans(lost, {"s": DOCUMENT})


@given(st.data())
def test_any_words_of_a_passage_are_found_where_they_are(data: st.DataObject) -> None:
    words = "Abascal of the party met with Luis Almagro in Madrid".split()
    text = " ".join(words)
    document = document_of(text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    key = " ".join(words[first : last + 1])
    question = replace(
        asked(Kind.SHORT_ANSWER, short(key), FIRST),
        citations=(cite(document, 0, len(text), "s"),),
    )
    start = len(" ".join(words[:first])) + bool(first)
    (span,) = key_spans(question, {"s": document})
    assert (span.start, span.end, span.verbatim) == (start, start + len(key), True)


# people's answers


def person(answer: str, *, text: str = TEXT, name: str = "lake") -> PersonQuestion:
    start = text.index(answer)
    return PersonQuestion(name, "Who or what?", answer, start, start + len(answer))


def test_an_answer_lies_in_a_key_at_most_three_words_longer() -> None:
    answer = person("Luis Almagro.")
    end = TEXT.index("Almagro.") + len("Almagro")
    for words, is_found in ((2, True), (4, True), (5, True), (6, False)):
        start = TEXT.index(" ".join(TEXT[:end].split()[-words:])) if words < 4 else None
        if start is None:
            tail = TEXT[:end].split()[-words:]
            start = TEXT.index(tail[0], TEXT.index("Abascal of"))
        assert answer.is_in(DOCUMENT, start, end) is is_found, words
    assert not answer.is_in(DOCUMENT, TEXT.index("Almagro"), end)


def bank_of(*questions: Question) -> EvaluatedBank:
    return EvaluatedBank(
        Bank("b-abc123", "Lakes", sources=(SOURCE,), questions=questions), {"s": DOCUMENT}
    )


def test_everything_is_counted() -> None:
    published = asked(Kind.SHORT_ANSWER, short("Luis Almagro"), FIRST, name="a")
    draft = asked(Kind.NUMERIC, number("33"), SECOND, name="b", status=Status.DRAFT)
    retired = asked(Kind.SHORT_ANSWER, short("1820"), THIRD, name="c", status=Status.RETIRED)
    absent = asked(Kind.SHORT_ANSWER, short("Maduro"), FIRST, name="d", status=Status.DRAFT)
    people = [
        person("Luis Almagro"),
        person("Thirty-three"),
        person("1820"),
        person("x", text="x", name="unknown"),
    ]
    result = evaluate([bank_of(published, draft, retired, absent)], people)
    assert (result.sentences, result.with_published, result.with_any) == (3, 1, 2)
    answers = result.answers()
    assert (answers.total, answers.published, answers.any, result.unasked) == (3, 1, 2, 1)
    assert (result.count("published"), result.count("draft")) == (1, 2)
    assert result.kinds["numeric"] == {"draft": 1}
    drafts = result.grounded["draft"]
    assert drafts.keys == {"read": 1, "absent": 1}
    assert drafts.broken == ["d"]
    assert result.grounded["published"].whole == 1
    assert not result.problems
    assert result.as_data()["people"]["share_any"] == 0.6667
    json.dumps(result.as_data())


def test_a_citation_that_moved_is_not_in_place() -> None:
    question = asked(Kind.SHORT_ANSWER, short("1820"), THIRD)
    (citation,) = question.citations
    moved = replace(question, citations=(replace(citation, start=0, end=len(citation.exact)),))
    grounded = evaluate([bank_of(moved)]).grounded["published"]
    assert (grounded.whole, grounded.citations["moved"], grounded.keys["verbatim"]) == (0, 1, 1)


def test_flaws_are_those_of_the_published_tier() -> None:
    flawed = asked(Kind.SHORT_ANSWER, short("1820"), THIRD, stem="When did he resign from office?")
    assert evaluate([bank_of(flawed)]).problems == {"dangling-pronoun": 1}
    assert not evaluate([bank_of(replace(flawed, status=Status.DRAFT))]).problems


def test_two_banks_of_one_document_find_an_answer_once() -> None:
    draft = asked(Kind.SHORT_ANSWER, short("Luis Almagro"), FIRST, status=Status.DRAFT)
    published = replace(draft, status=Status.REVIEWED)
    result = evaluate([bank_of(draft), bank_of(published)], [person("Luis Almagro")])
    assert (result.answers().published, result.answers().any, result.answers().total) == (1, 1, 1)


def test_documents_can_be_chosen() -> None:
    question = asked(Kind.SHORT_ANSWER, short("1820"), THIRD)
    people = [person("1820"), person("x", text="x", name="other")]
    result = evaluate([bank_of(question)], people, documents=["lake"])
    assert (result.sentences, result.answers().total, result.unasked) == (3, 1, 0)
    assert evaluate([bank_of(question)], people, documents=["other"]).sentences == 0


def test_another_edition_of_a_document_is_refused() -> None:
    wrong = replace(person("1820"), start=0, end=4)
    with pytest.raises(QuestionBankError, match="another edition"):
        evaluate([bank_of()], [wrong])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is no JSON"),
        ("{}", "must be a JSON list"),
        ("[1]", "entry 1 needs"),
        ('[{"document": "d", "question": "q", "answer": "a", "start": "0", "end": 1}]', "entry 1"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_file_of_people_that_is_none_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "people.json"
    path.write_text(content, "utf-8")
    with pytest.raises(QuestionBankError, match=said):
        load_people(path)
    with pytest.raises(QuestionBankError, match="There is no file"):
        load_people(tmp_path / "none.json")


# the command


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return int(stopped.value.code or 0), printed.out, printed.err


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    bank, people = tmp_path / "bank.yaml", tmp_path / "people.json"
    (tmp_path / "lake.txt").write_bytes(TEXT.encode("utf-8"))
    save_bank(bank_of(asked(Kind.SHORT_ANSWER, short("Luis Almagro"), FIRST)).bank, bank)
    entry = {"document": "lake", "question": "Who?", "answer": "1820"}
    start = TEXT.index("1820")
    people.write_text(json.dumps([entry | {"start": start, "end": start + 4}]), "utf-8")
    return bank, people


def test_the_command_prints_the_measures(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    bank, people = files
    code, out, _err = run(capsys, "evaluate", bank, "--questions", people)
    assert code == 0
    assert "Questions: 1, 1 of them published." in out
    assert "Sentences: 3; with a published question 1 (33.3%), with any 1 (33.3%)." in out
    assert "People's answers: 1; found among published keys 0 (0.0%), among any 0 (0.0%)." in out
    assert "Flaws in published questions: 0 problems, 0 remarks." in out
    code, out, _err = run(capsys, "evaluate", bank, "--json")
    assert json.loads(out)["people"]["total"] == 0


def test_the_command_refuses_what_it_cannot_measure(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank, _people = files
    code, _out, err = run(capsys, "evaluate", bank, "--document", "river")
    assert code == 1
    assert "No bank has a source named river" in err
    (tmp_path / "lake.txt").unlink()
    code, _out, err = run(capsys, "evaluate", bank)
    assert code == 1
    assert "There is no document lake.txt" in err
