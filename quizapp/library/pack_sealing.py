"""How the keys of a quiz pack are kept from those who answer it. Enter by `concealed`, `locked`.

`concealed` makes a bank that can be drawn, shown and answered but does not know what is right: its
keys are made up, its ids say nothing, its options stand in a new order. What was true goes, with
the ids' meaning (`Legend`), into a part that `locked` encrypts by the teacher's password. Without
the password that part is as safe as the password is hard to guess; it can be guessed at without end
by whoever has the file, so short passwords are refused.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from question_bank.bank.model import (
    Accepted,
    Bank,
    Body,
    Choice,
    Cloze,
    DateBody,
    Gap,
    GapBody,
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
    Status,
    TrueFalse,
)
from question_bank.errors import QuestionBankError

SHORTEST_PASSWORD = 8
TIME_COST, MEMORY_KIB, LANES = 3, 64 * 1024, 1
"""argon2id, above what OWASP asks for; a pack is opened rarely."""

MOST_TIME_COST, MOST_MEMORY_KIB, MOST_LANES = 12, 256 * 1024, 8
"""What a file may ask of this computer."""

_CHOSEN_FOR_NOBODY = "—"


class WrongPasswordError(QuestionBankError):
    """The password is not the one that the pack was sealed with, or the sealed part was changed."""


# Concealing ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Legend:
    """What the ids of one concealed question mean: `parts` maps those of options, items and pairs;
    a gap's are written `gap:id`."""

    question_id: str
    parts: tuple[tuple[str, str], ...] = ()


def concealed(
    bank: Bank, new_id: str, *, keep_order: bool, chance: random.Random
) -> tuple[Bank, dict[str, Legend]]:
    """The bank without what is right, and the legend: new question id to what it means.

    `keep_order` leaves options as the bank has them, for quizzes that show them so.
    """
    hider = _Hider(chance, keep_order)
    legend: dict[str, Legend] = {}
    questions = []
    for question in bank.questions:
        made, told = hider.question(question)
        while made.id in legend:
            made = replace(made, id=hider.new_id("q"))
        legend[made.id] = told
        questions.append(made)
    if not keep_order:
        chance.shuffle(questions)
    return replace(bank, id=new_id, sources=(), questions=tuple(questions), dropped=()), legend


class _Hider:
    def __init__(self, chance: random.Random, keep_order: bool) -> None:
        self._chance = chance
        self._keep_order = keep_order
        self._parts: list[tuple[str, str]] = []

    def new_id(self, sign: str) -> str:
        return f"{sign}{self._chance.getrandbits(40):010x}"

    def question(self, question: Question) -> tuple[Question, Legend]:
        self._parts = []
        made = replace(
            question,
            id=self.new_id("q"),
            body=self._body(question.body),
            status=Status.PUBLISHED,
            reviewed=None,
            explanation="",
            citations=(),
            uncited=True,
            origin=None,
        )
        return made, Legend(question.id, tuple(self._parts))

    def _renamed(self, old: str, gap: str = "") -> str:
        new = self.new_id("x")
        prefix = f"{gap}:" if gap else ""
        self._parts.append((prefix + new, old))
        return new

    def _body(self, body: Body) -> Body:
        match body:
            case Cloze(gaps):
                return Cloze(tuple(self._gap(gap) for gap in gaps))
            case TrueFalse():
                return TrueFalse(self._chance.random() < 0.5)
            case Ordering(items):
                shuffled = list(items)
                self._chance.shuffle(shuffled)
                return Ordering(
                    tuple(
                        OrderingItem(self._renamed(item.id), item.text, n)
                        for n, item in enumerate(shuffled, start=1)
                    )
                )
            case Matching():
                return self._matching(body)
            case _:
                return self._typed_or_choice(body, "")

    def _gap(self, gap: Gap) -> Gap:
        return replace(gap, body=self._typed_or_choice(gap.body, gap.id))

    def _typed_or_choice(self, body: GapBody, gap: str) -> GapBody:
        match body:
            case Choice(options):
                return self._choice(options, gap)
            case ShortAnswer():
                return ShortAnswer((Accepted(_CHOSEN_FOR_NOBODY),))
            case Numeric():
                return Numeric((NumericAnswer(Decimal(0)),), body.unit)
            case DateBody(answer):
                month = None if answer.month is None else 1
                return DateBody(PartialDate(2000, month, None if answer.day is None else 1))

    def _choice(self, options: Sequence[Option], gap: str) -> Choice:
        made = [Option(self._renamed(one.id, gap), one.text) for one in options]
        if not self._keep_order:
            self._chance.shuffle(made)
        right = self._chance.randrange(len(made))
        made[right] = replace(made[right], correct=True)
        return Choice(tuple(made))

    def _matching(self, body: Matching) -> Matching:
        texts = list(dict.fromkeys([pair.match for pair in body.pairs] + list(body.extra_matches)))
        self._chance.shuffle(texts)
        pairs = tuple(
            Pair(self._renamed(pair.id), pair.prompt, texts[n % len(texts)])
            for n, pair in enumerate(body.pairs)
        )
        return Matching(pairs, tuple(texts[len(pairs) :]))


# Locking ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lock:
    """How the sealed part was locked; not secret. `salt` and `nonce` are hex."""

    salt: str
    nonce: str
    time_cost: int = TIME_COST
    memory_kib: int = MEMORY_KIB
    lanes: int = LANES


def checked_password(password: str) -> str:
    """The password as it is used.

    Raises:
        QuestionBankError: it is too short.
    """
    normal = unicodedata.normalize("NFC", password)
    if len(normal) < SHORTEST_PASSWORD:
        raise QuestionBankError(
            f"Choose a password of {SHORTEST_PASSWORD} characters or more: whoever has the file "
            "can try passwords as often as they like."
        )
    return normal


def locked(data: bytes, password: str, belongs_to: str) -> tuple[Lock, bytes]:
    """Encrypts by the password, bound to what it belongs to (ChaCha20-Poly1305).

    Raises:
        QuestionBankError: the password is too short.
    """
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    lock = Lock(secrets.token_hex(16), secrets.token_hex(12))
    cipher = ChaCha20Poly1305(_key(checked_password(password), lock))
    return lock, cipher.encrypt(bytes.fromhex(lock.nonce), data, belongs_to.encode())


def unlocked(data: bytes, password: str, belongs_to: str, lock: Lock) -> bytes:
    """What `locked` was given.

    Raises:
        WrongPasswordError: another password, or the part was changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(_key(unicodedata.normalize("NFC", password), lock))
    try:
        return cipher.decrypt(bytes.fromhex(lock.nonce), data, belongs_to.encode())
    except InvalidTag:
        raise WrongPasswordError(
            "This is not the password that the quiz pack was sealed with, or its sealed part was "
            "changed. Check the spelling; without the password the keys cannot be read."
        ) from None


def _key(password: str, lock: Lock) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        password.encode(),
        bytes.fromhex(lock.salt),
        time_cost=lock.time_cost,
        memory_cost=lock.memory_kib,
        parallelism=lock.lanes,
        hash_len=32,
        type=Type.ID,
    )
