"""Packs as files: round trips of anything, and packs that were made to do harm."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import strategies
from handing import rehashed, repacked
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.bank.model import Bank, Choice, Kind, Option, Question
from question_bank.bank.reader import parse_bank
from question_bank.bank.version import version_of
from question_bank.bank.writer import dump_bank
from question_bank.errors import QuestionBankError
from quizapp.library.pack_sealing import concealed, locked, unlocked
from quizapp.library.quizpack import (
    Keys,
    PackError,
    keys_bytes,
    keys_of,
    pack_bytes,
    parse_keys,
    parse_pack,
)
from quizapp.library.quizresult import as_shown, check_answer, parse_result, true_answer, written
from quizapp.quiz.model import (
    AttemptHead,
    AttemptState,
    Blueprint,
    ClockEvent,
    Mode,
    Response,
    ShownQuestion,
    SubmittedBy,
)
from quizapp.quiz.quizzes import NamedQuiz
from quizapp.quiz.sealing import seal

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PACK_ID = "ab" * 12


def made(bank: Bank, password: str = "", files: Mapping[str, bytes] | None = None) -> bytes:
    """A pack with this bank under another id."""
    blueprint = Blueprint((bank.id,), mode=Mode.EXAM, limit_s=600, name="Quiz")
    keys = Keys(NamedQuiz(blueprint), (bank,), {"packed-abc123": bank.id})
    packed = replace(bank, id="packed-abc123", sources=())
    questions = tuple(without_citations(question) for question in packed.questions)
    quiz = NamedQuiz(replace(blueprint, bank_ids=("packed-abc123",)))
    packed = replace(packed, questions=questions)
    return pack_bytes(PACK_ID, quiz, (packed,), files or {}, keys, NOW, password)


def without_citations(question: Question) -> Question:
    made = replace(question, citations=(), uncited=True)
    if isinstance(made.body, Choice):
        options = tuple(replace(option, citations=()) for option in made.body.options)
        made = replace(made, body=Choice(options))
    return made


@given(bank=strategies.banks())
def test_what_is_packed_comes_back(bank: Bank) -> None:
    pack = parse_pack(made(bank))
    keys = keys_of(pack)
    assert keys.banks == (bank,)
    assert parse_keys(keys_bytes(keys)) == keys
    assert [q.id for q in pack.banks[0].questions] == [q.id for q in bank.questions]
    assert not pack.is_sealed


@settings(max_examples=3)
@given(bank=strategies.banks())
def test_what_is_sealed_comes_back(bank: Bank) -> None:
    pack = parse_pack(made(bank, "a good password"))
    assert keys_of(pack, "a good password").banks == (bank,)


@given(question=strategies.questions(), seed=st.integers(0, 10**6), keep=st.booleans())
def test_a_concealed_question_is_shown_alike_and_tells_nothing(
    question: Question, seed: int, keep: bool
) -> None:
    bank = Bank("b-abc123", "Bank", questions=(without_citations(question),))
    hidden, legends = concealed(bank, "h-abc123", keep_order=keep, chance=random.Random(seed))
    assert parse_bank(dump_bank(hidden)) == hidden, "a bank like others"
    (asked,), (legend,) = hidden.questions, legends.values()
    assert legend.question_id == question.id
    assert (asked.explanation, asked.citations, asked.reviewed, asked.origin) == (
        "",
        (),
        None,
        None,
    )
    true = shown_of(bank, bank.questions[0], seed)
    fake = shown_of(hidden, asked, seed)
    assert (true.kind, true.stem, true.points, true.unit) == (
        fake.kind, fake.stem, fake.points, fake.unit,
    )  # fmt: skip
    assert sorted(o.text for o in true.options) == sorted(o.text for o in fake.options)
    assert sorted(true.choices) == sorted(fake.choices)
    assert [p.text for p in true.prompts] == [p.text for p in fake.prompts]
    parts = dict(legend.parts)
    texts = {option.id: option.text for option in true.options}
    for option in fake.options:
        assert texts[parts[option.id]] == option.text


def shown_of(bank: Bank, question: Question, seed: int) -> ShownQuestion:
    shown, _hidden = seal(bank, question, seed=seed, shuffle=True, resolve=_no_citation, sources=())
    return shown


def _no_citation(citation: object) -> Any:
    raise AssertionError("there is none")


@given(question=strategies.questions(), seed=st.integers(0, 10**6), data=st.data())
def test_a_result_is_read_as_it_was_written(
    question: Question, seed: int, data: st.DataObject
) -> None:
    bank = Bank("b-abc123", "Bank", questions=(without_citations(question),))
    hidden, legends = concealed(bank, "h-abc123", keep_order=False, chance=random.Random(seed))
    asked = hidden.questions[0]
    shown = shown_of(hidden, asked, seed)
    answer = data.draw(answers(shown))
    response = Response(asked.id, hidden.id, answer, True, True, False, False, 2, 3.5, NOW)
    head = AttemptHead(
        "cd" * 12, "p1", Blueprint((hidden.id,), name="Quiz"), "Quiz", ("Bank",), 1, 7,
        AttemptState.SUBMITTED, NOW, 600, 660, submitted_at=NOW + timedelta(seconds=9),
        submitted_by=SubmittedBy.CLOCK,
    )  # fmt: skip
    log = (ClockEvent(NOW, "suspended", -4.0),)
    told = written(
        head, (shown,), (response,), pack=(PACK_ID, "0" * 64), person_name="Ana ☂", spent_s=9.5,
        grants_s=0.0, log=log,
    )  # fmt: skip
    result = parse_result(told)
    assert result.items[0].response == response
    assert (result.person_name, result.log, result.spent_s) == ("Ana ☂", log, 9.5)
    legend = legends[asked.id]
    back = as_shown(shown_of(bank, bank.questions[0], 0), result.items[0], legend)
    assert [o.text for o in back.options] == [o.text for o in shown.options]
    assert back.choices == shown.choices
    mine = true_answer(answer, legend)
    check_answer(back, mine)
    for place in range(0, len(told), max(1, len(told) // 12)):
        changed = bytearray(told)
        changed[place] ^= 1
        try:
            again = parse_result(bytes(changed))
        except QuestionBankError:
            continue
        assert again == result, "only white space may differ"


@st.composite
def answers(draw: st.DrawFn, shown: ShownQuestion) -> Any:
    """An answer that the window could give."""
    from question_bank.grading.answers import (
        ChoiceAnswer,
        ClozeAnswer,
        MatchingAnswer,
        OrderingAnswer,
        TextAnswer,
        TrueFalseAnswer,
    )

    ids = [option.id for option in shown.options]
    kind = shown.kind.value
    if draw(st.integers(0, 4)) == 0:
        return None
    if kind in ("single-choice", "multiple-choice"):
        return ChoiceAnswer(frozenset(draw(st.sets(st.sampled_from(ids)))))
    if kind == "true-false":
        return TrueFalseAnswer(draw(st.booleans()))
    if kind == "ordering":
        return OrderingAnswer(tuple(draw(st.permutations(ids))))
    if kind == "matching":
        prompts = st.sampled_from([prompt.id for prompt in shown.prompts])
        return MatchingAnswer(draw(st.dictionaries(prompts, st.sampled_from(shown.choices))))
    if kind == "cloze":
        told: dict[str, Any] = {}
        for gap in shown.gaps:
            if gap.options:
                told[gap.id] = ChoiceAnswer(frozenset({gap.options[0].id}))
            else:
                told[gap.id] = TextAnswer(draw(strategies.texts))
        return ClozeAnswer(told)
    return TextAnswer(draw(strategies.texts))


# Hostile ------------------------------------------------------------------------------------------


SMALL = Bank(
    "small-abc123", "Small",
    questions=(
        Question("q1", Kind.SINGLE_CHOICE, "Which?",
                 Choice((Option("a", "This", True), Option("b", "That"))), uncited=True),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def good() -> bytes:
    return made(SMALL)


Change = Callable[[dict[str, bytes]], None]


def _head(**more: Any) -> Change:
    def change(members: dict[str, bytes]) -> None:
        rehashed(members, **more)

    return change


def _member(name: str, data: bytes) -> Change:
    def change(members: dict[str, bytes]) -> None:
        members[name] = data
        rehashed(members)

    return change


def _keyless(members: dict[str, bytes]) -> None:
    del members["keys.json"]
    rehashed(members)


def _unhashed(members: dict[str, bytes]) -> None:
    members["banks/0.yaml"] += b"\n# changed\n"


def _quiz(**more: Any) -> Change:
    def change(members: dict[str, bytes]) -> None:
        head = json.loads(members["quizpack.json"])
        quiz = json.loads(head["quiz"])
        quiz["value"]["blueprint"].update(more)
        rehashed(members, quiz=json.dumps(quiz, separators=(",", ":"), ensure_ascii=False))

    return change


LOCK = {"salt": "00" * 16, "nonce": "00" * 12, "time_cost": 3, "memory_kib": 65536, "lanes": 1}

HOSTILE: dict[str, tuple[Change, str]] = {
    "a changed bank": (_unhashed, "changed or damaged"),
    "a path out": (_member("../../evil.txt", b"x"), "points outside"),
    "an absolute path": (_member("/etc/evil", b"x"), "points outside"),
    "a drive": (_member("C:\\evil.txt", b"x"), "points outside"),
    "a stranger's part": (_member("run.exe", b"MZ"), "no quiz pack has"),
    "a file in disguise": (_member("files/" + "0" * 64 + ".txt", b"x"), "not the file"),
    "a broken bank": (_member("banks/0.yaml", b"format: question-bank/1\nid: x\n"), "bank"),
    "deep yaml": (_member("banks/0.yaml", b"[" * 50_000), "bank"),
    "a bank of a newer format": (
        _member("banks/0.yaml", b"format: question-bank/2\n"), "question-bank/2"),
    "a newer pack": (_head(format="quizpack/2"), "Install a newer Quizapp"),
    "no format": (_head(format=None), "not a quiz pack"),
    "another program's": (_head(format="kahoot/1"), "not a quiz pack"),
    "an id that is a path": (_head(id="../../../x"), "id"),
    "no quiz": (_head(quiz=None), "quiz"),
    "a quiz of nonsense": (_head(quiz='{"sealed":1,"value":{"type":"NamedQuiz"}}'), "damaged"),
    "a quiz sealed anew": (_head(quiz='{"sealed":9,"value":{}}'), "damaged"),
    "a deep quiz": (_head(quiz="[" * 100_000), "damaged"),
    "too many questions": (_quiz(count=10**12), "out of bounds"),
    "a pass mark above all": (_quiz(pass_mark=7.0), "out of bounds"),
    "time without end": (_quiz(limit_s=10**10), "out of bounds"),
    "a text for a number": (_quiz(count="10"), "not as it was written"),
    "a text for a switch": (_quiz(negative_marking="no"), "negative_marking"),
    "other banks": (_quiz(bank_ids=["luis-almagro-k3x9qd"]), "other banks"),
    "a naive date": (_head(made_at="2026-11-24T12:00:00"), "time zone"),
    "a lock of 1 TB": (_head(lock={**LOCK, "memory_kib": 2**30}), "more work"),
    "a lock for ever": (_head(lock={**LOCK, "time_cost": 2**31}), "more work"),
    "a lock without keys": (_head(lock=LOCK), "damaged"),
    "a lock of text": (_head(lock="open"), "lock"),
    "a salt of nonsense": (_head(lock={**LOCK, "salt": "zz"}), "lock"),
    "no parts": (_head(parts=None), "what it holds"),
    "no keys": (_keyless, "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_packs_are_refused_in_words(good: bytes, what: str) -> None:
    change, words = HOSTILE[what]
    with pytest.raises(PackError) as caught:
        parse_pack(repacked(good, change), "x.quizpack")
    assert words in str(caught.value)
    assert "x.quizpack" in str(caught.value)


def test_links_are_refused(good: bytes) -> None:
    data = repacked(good, lambda members: None, links={"files/link": "/etc/passwd"})
    with pytest.raises(PackError, match="link"):
        parse_pack(data)


def test_a_name_twice_is_refused(good: bytes) -> None:
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("banks/0.yaml", b"format: question-bank/1\n")
    with pytest.raises(PackError, match="twice"):
        parse_pack(out.getvalue())


def test_a_bomb_is_stopped(good: bytes) -> None:
    bomb = repacked(good, _member("files/" + "0" * 64, bytes(120 * 1024 * 1024)))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(PackError, match="made to do harm"):
        parse_pack(bomb)


def test_too_many_parts_are_refused(good: bytes) -> None:
    def many(members: dict[str, bytes]) -> None:
        members.update({f"files/{n:064x}": b"" for n in range(2_500)})

    with pytest.raises(PackError, match="2,50"):
        parse_pack(repacked(good, many))


def test_a_document_that_packs_well_is_no_bomb() -> None:
    from hashlib import sha256

    data = b"yes " * 8_000_000
    name = sha256(data).hexdigest() + ".txt"
    assert parse_pack(made(SMALL, files={name: data})).files[name] == data


def test_a_pack_that_is_cut_off_is_refused(good: bytes) -> None:
    for cut in range(0, len(good), 97):
        with pytest.raises(PackError):
            parse_pack(good[:cut])


@settings(max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_noticed_or_means_nothing(good: bytes, place: float, bit: int) -> None:
    data = bytearray(good)
    data[int(place * len(data))] ^= 1 << bit
    try:
        pack = parse_pack(bytes(data))
    except PackError:
        return
    true = parse_pack(good)
    assert (pack.quiz, pack.banks, pack.keys_data) == (true.quiz, true.banks, true.keys_data)
    assert pack.sha256 != true.sha256


@given(data=st.binary(max_size=300))
def test_bytes_that_are_no_pack_are_refused(data: bytes) -> None:
    with pytest.raises(PackError):
        parse_pack(data)
    with pytest.raises(QuestionBankError):
        parse_result(data)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    from quizapp.library.quizpack import read_pack
    from quizapp.library.quizresult import read_result

    with pytest.raises(PackError, match="cannot be read"):
        read_pack(tmp_path / "no.quizpack")
    with pytest.raises(QuestionBankError, match="cannot be read"):
        read_result(tmp_path / "no.quizresult")


def test_a_lock_belongs_to_one_pack() -> None:
    lock, data = locked(b"keys", "a good password", "this pack")
    assert unlocked(data, "a good password", "this pack", lock) == b"keys"
    with pytest.raises(QuestionBankError, match="not the password"):
        unlocked(data, "a good password", "that pack", lock)
    with pytest.raises(QuestionBankError, match="not the password"):
        unlocked(data[:-1] + bytes([data[-1] ^ 1]), "a good password", "this pack", lock)


def test_versions_of_concealed_questions_are_their_own() -> None:
    hidden, _legend = concealed(SMALL, "h-abc123", keep_order=False, chance=random.Random(3))
    assert version_of(hidden.questions[0]) != version_of(SMALL.questions[0])
