"""Flaws of stems: length, focus, negation, words that point nowhere. Each check yields flaws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.bank.model import Kind
from question_bank.lint.item import BLANK, Item
from question_bank.lint.model import Flaw, Path, problem, quoted, remark
from question_bank.lint.words import ASKING, FUNCTION, content, sentences, stem_of, tokens

MAX_WORDS = 45
MAX_PREAMBLE_WORDS = 25

LONG_STEM = problem(
    "long-stem",
    "A long stem tests reading, not knowledge.",
    f"Cut it below {MAX_WORDS} words; leave out what the answer does not need.",
)
UNFOCUSED_STEM = problem(
    "unfocused-stem",
    "The stem alone does not say what is asked; one must read the options to guess it.",
    "Ask one question that a person who knows could answer with the options covered.",
)
SHORT_STEM = problem(
    "vague-stem",
    "The stem names too little; it could be about many things.",
    "Name who or what the question is about.",
)
NEGATIVE_STEM = problem(
    "negative-stem",
    "A hidden “not” or “except” is overlooked, and then a person who knows answers wrongly.",
    "Ask for what is so; or write the word in capitals.",
)
MARKED_NEGATIVE = remark(
    "marked-negative",
    "Even in capitals a negative asks for what is not so, which few need to know.",
    "Ask for what is so, if you can.",
)
BLANK_IN_CHOICE = problem(
    "blank-in-choice",
    "A blank inside of a choice makes students try every option in the sentence.",
    "Ask a question, or make it a cloze.",
)
VAGUE_TERM = problem(
    "vague-term",
    "People read words such as “often” and “usually” differently.",
    "Say how often, or leave the word out.",
)
GRATUITOUS = remark(
    "gratuitous-information",
    "What the answer does not need costs time and hides the question.",
    "Leave out what comes before the question, or make the question use it.",
)
PRONOUN = problem(
    "dangling-pronoun",
    "The stem stands alone in a quiz: nobody knows whom or what the word means.",
    "Write the name instead.",
)
POINTER = problem(
    "dangling-reference",
    "The stem points to something outside of itself, which students do not see.",
    "Say what is meant.",
)
DEFINITE = remark(
    "dangling-definite",
    "“The …” sounds known, but the stem has not said which one.",
    "Say which one: its name, its maker or its date.",
)
DOUBLED_WORD = problem(
    "doubled-word",
    "A word stands twice in a row.",
    "Delete one of them.",
)
UNTIDY = remark(
    "untidy-text",
    "Stray blanks, open brackets and quotation marks look like a mistake, and may be one.",
    "Tidy the text.",
)
NO_QUESTION_MARK = remark(
    "no-question-mark",
    "A question without its mark reads like an unfinished sentence.",
    "End it with a question mark.",
)
KEY_IN_STEM = problem(
    "key-in-stem",
    "The stem says the answer.",
    "Take the answer out of the stem.",
)

_WH = re.compile(r"\b(?:who|whom|whose|which|what|when|where|why|how)\b", re.IGNORECASE)
_IMPERATIVE = frozenset(
    "choose select pick match put name list give state identify complete arrange order sort rank "
    "find calculate compute translate fill tick mark assign pair place write solve determine "
    "estimate convert spell define".split()
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"\w{2,}ed|[a-z]{3,}s)\b"
)
_EMPTY_QUESTION = re.compile(
    r"^(?:which|what)(?: one)?(?: of (?:the following|these))?(?: (?:statements?|sentences?|"
    r"options?|answers?|claims?|assertions?))?(?: about (?:it|this))? (?:is|are|was|were) "
    r"(?:true|correct|right|false|wrong|incorrect)\b",
    re.IGNORECASE,
)


def length(item: Item) -> Iterator[Flaw]:
    count = len(item.stem.split())
    if count > MAX_WORDS:
        yield item.flaw(LONG_STEM, f"The stem has {count} words.")


def focus(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    stem = item.stem
    if item.is_choice and _EMPTY_QUESTION.search(stem):
        yield item.flaw(UNFOCUSED_STEM, "The stem only asks which option is right.")
        return
    if item.is_statement:
        if item.kind is Kind.CLOZE and len(stem.replace(BLANK, "").split()) < 4:
            yield item.flaw(SHORT_STEM, "Hardly a word stands beside the gaps.")
        return
    asks = "?" in stem or _WH.search(stem) or (item.words and item.words[0] in _IMPERATIVE)
    words = stem.rstrip(" .:…").split()
    if not asks and (len(words) < 3 or not _FINITE.search(" ".join(words[1:]))):
        yield item.flaw(UNFOCUSED_STEM, f"{quoted(stem)} asks nothing.")
    elif item.kind not in (Kind.ORDERING, Kind.MATCHING) and len(item.content) < 2:
        yield item.flaw(SHORT_STEM, f"{quoted(stem)} names almost nothing.")


_NEGATIVE = re.compile(
    r"\b(?:not|except|excluding|never|cannot|none|neither|nor)\b|\b\w+n['’]t\b", re.IGNORECASE
)
_HARMLESS = re.compile(
    r"\bnot only\b|\bor not\b|\bif not\b|\bwhy\b.*"
    r"|\b(?:who|that|which|whose|because|although|though|when|while|if|but|and|since|where|as)\b"
    r"(?: \S+){0,4}? (?:not|never|cannot|nor|no|none|\w+n['’]t)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:except|excluding)\b", re.IGNORECASE)


def negation(item: Item) -> Iterator[Flaw]:
    if not item.english or item.is_statement:
        return
    text = item.unquoted
    if not _NEGATIVE.search(text):
        return
    body = main_clause(text)
    if re.match(r"\W*why\b", text, re.IGNORECASE):
        body = " ".join(_EXCEPT.findall(text))
    for match in _NEGATIVE.finditer(body):
        word = match.group()
        marked = word.isupper() or re.search(
            rf"(?:\*|_|<b>|<strong>|<i>|<em>){re.escape(word)}", item.question.stem
        )
        rule = MARKED_NEGATIVE if marked else NEGATIVE_STEM
        yield item.flaw(rule, f"The stem asks for what is “{word}”.")
        return


def main_clause(text: str) -> str:
    """The text without the negated clauses inside of it: "who was not", "because ... never"."""
    # "Which city ... not" opens with a pronoun too.
    opening = _ASKS.match(text)
    start = opening.end() if opening else 0
    return text[:start] + _HARMLESS.sub(" ", text[start:])


def blank(item: Item) -> Iterator[Flaw]:
    if item.is_choice and re.search(r"_{2,}|\.{4,}|…{2,}", item.stem):
        yield item.flaw(BLANK_IN_CHOICE, "The stem of a choice has a blank in it.")


VAGUE = re.compile(
    r"\b(?:often|usually|frequently|sometimes|occasionally|generally|typically|normally|rarely|"
    r"seldom|commonly|mostly|from time to time|regularly|relatively|fairly)\b",
    re.IGNORECASE,
)


def vague(item: Item) -> Iterator[Flaw]:
    """In stem or options; the source's own words may be asked for as they are."""
    if not item.english:
        return
    texts: list[tuple[str, Path]] = [(item.unquoted, ("stem",))]
    texts += [(text, view.at(n)) for view in item.choices for n, text in enumerate(view.texts)]
    for text, path in texts:
        match = VAGUE.search(text)
        if match and match.group().casefold() not in item.cited:
            mild = path == ("stem",) and item.kind is not Kind.TRUE_FALSE
            yield item.flaw(VAGUE_TERM, f"“{match.group()}” is vague.", path, mild=mild)


_POINTING_BACK = re.compile(
    r"\b(?:this|that|these|those|he|she|it|they|his|her|its|their|him|them|here|there|such|"
    r"above|same|then)\b",
    re.IGNORECASE,
)


def gratuitous(item: Item) -> Iterator[Flaw]:
    if not item.english or item.is_statement:
        return
    *first, question = sentences(item.stem)
    if not first or not question.rstrip().endswith("?"):
        return
    before = " ".join(first)
    asked = content(tokens(question)).union(*(set(c) for v in item.choices for c in v.content))
    needed = content(tokens(before)) & asked or _POINTING_BACK.search(question)
    count = len(before.split())
    if not needed:
        yield item.flaw(GRATUITOUS, f"The question does not need {quoted(before)}.")
    elif count > MAX_PREAMBLE_WORDS:
        yield item.flaw(GRATUITOUS, f"{count} words stand before the question.")


_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs|it|its|itself)\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\b(?:is|was|does|did|do|has|would|will) it (?:take|cost|rain|snow|that|to|true|possible|"
    r"called|known|necessary|who|when|where|been|be)\b|\b(?:makes?|made|finds?|found) it\b"
    r"|\bit (?:is|was|takes?|took|possible|necessary|has been)\b"
    r"|^\W*it\b(?=.*\b(?:that|to|who|when|where)\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:who|whom|whose|person|man|woman|boy|girl|king|queen|prince|princess|pope|saint|player|"
    r"president|mother|father|son|daughter|wife|husband|brother|sister|poet|judge|monk|nun|child|"
    r"\w{3,}(?:er|or|ist|ian|ess))$"
)


def pronouns(item: Item) -> Iterator[Flaw]:
    """A pronoun before anything that it could stand for."""
    if not item.english:
        return
    text = item.unquoted
    for match in _PERSONAL.finditer(text):
        if match.group().isupper() and len(match.group()) > 2:
            continue
        if not _has_person(text[: match.start()]):
            yield item.flaw(PRONOUN, f"“{match.group()}” stands for nobody in the stem.")
            return
    for match in _PLURAL.finditer(text):
        word, before = match.group(), text[: match.start()]
        if word in ("IT", "IT's") or (word.casefold() == "it" and _EMPTY_IT.search(text)):
            continue
        meant = content(tokens(before)) - ASKING
        if (
            BLANK not in before
            and not meant
            and not re.search(r"\bwho\b|\bwhich \w+", before, re.IGNORECASE)
        ):
            yield item.flaw(PRONOUN, f"“{word}” stands for nothing in the stem.")
            return


def _has_person(before: str) -> bool:
    """Whether a name or a word for a person stands there; BLANK may be one."""
    if BLANK in before:
        return True
    for n, match in enumerate(re.finditer(r"[^\W\d_][\w'’.-]*", before)):
        word = match.group()
        folded = word.casefold().removesuffix("'s").removesuffix("’s")
        if word[0].isupper() and folded not in FUNCTION and (n or folded not in ASKING):
            return True
        if _PERSON.match(folded) and folded not in ("after", "under", "other", "number", "order"):
            return True
    return False


_POINTER = re.compile(
    r"\bthis\b(?! (?:article|text|passage|question|statement|sentence|document|quiz|source|page|"
    r"paragraph|chapter|table|picture|figure|image|list|formula|gap|order)\b)"
    r"|(?<!of )(?<!Match )(?<!match )\bthese\b"
    r"|\bthose\b(?! (?:who|which|that|of|in|with|from|whose|on|for|not|to|at|by|under|without|"
    r"being|\w+ed|\w+ing|\w+en)\b)"
    r"|\bsuch an? \w+(?! that| as)|\bthe (?:latter|aforementioned|above|said|same "
    r"(?:year|month|day|time|place|city|country|person|reason))\b",
    re.IGNORECASE,
)


def pointers(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    text = item.unquoted
    for match in _POINTER.finditer(text):
        word, before = match.group(), text[: match.start()]
        folded = word.casefold()
        if folded == "these" and item.kind not in (Kind.TRUE_FALSE, Kind.CLOZE, Kind.SHORT_ANSWER):
            if re.match(r"\W*(?:\w+ ){1,3}$", before) and "?" not in text:
                continue  # "Put these events in order"
            if item.is_choice and re.search(r"\bof $|^\W*$", before):
                continue
        if re.search(r"[.;:!?] ", before) or (folded == "the latter" and " and " in before):
            continue  # something was said before
        if folded.startswith("the same") and len(content(tokens(before)) - ASKING) > 1:
            continue
        yield item.flaw(POINTER, f"“{word}” points outside of the stem.")
        return


_DEFINITE = re.compile(
    r"\bthe (report|agreement|goal|decision|treaty|law|game|team|company|organization|organisation|"
    r"event|study|book|film|group|project|program|programme|plan|series|album|song|document|"
    r"meeting|proposal|process|policy|campaign|battle|attack)(?= ?[?.,;]|$| (?:is|was|were|are|did|"
    r"does|do|has|had|have|will|would|begin|end|start|take|make|become)\b)",
    re.IGNORECASE,
)


def definites(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    text = item.unquoted
    for match in _DEFINITE.finditer(text):
        before = {stem_of(word) for word in tokens(text[: match.start()])}
        if stem_of(match[1].casefold()) not in before:
            yield item.flaw(DEFINITE, f"“{match.group()}”: which one?")
            return


_DOUBLED = re.compile(r"\b([^\W\d_]+) \1\b|\b(The the|A a|In in|Of of)\b")
_UNTIDY = re.compile(r" [,.;:?!](?!\w|\.)|,[,.?]|[^\s]  +[^\s]|[,;:]\?|\(\s*\)|\?\?|\w\(s\)\w")


_ASKS = re.compile(r"\W*(?:\w+ )?(?:who|whom|whose|which|what|when|where|why|how)\b", re.IGNORECASE)


def tidiness(item: Item) -> Iterator[Flaw]:
    stem = item.stem
    for match in _DOUBLED.finditer(stem):
        word = match[1] or ""
        if word not in ("had", "that", "is") and not (word.istitle() and len(word) > 2):
            yield item.flaw(DOUBLED_WORD, f"“{match.group()}”.")
            break
    if _UNTIDY.search(stem):
        yield item.flaw(UNTIDY, "There is stray punctuation or white space in the stem.")
    elif any(stem.count(a) != stem.count(b) for a, b in ("()", "[]", "“”")):
        yield item.flaw(UNTIDY, "A bracket or a quotation mark of the stem has no partner.")
    if (
        item.english
        and not item.is_statement
        and _ASKS.match(stem)
        and stem.rstrip().endswith((".", *"abcdefghijklmnopqrstuvwxyz"))
        and "?" not in stem
        and not item.is_choice
    ):
        yield item.flaw(NO_QUESTION_MARK, "The question has no question mark.")


CHECKS = (
    length, focus, negation, blank, vague, gratuitous, pronouns, pointers, definites, tidiness,
)  # fmt: skip
RULES = (
    LONG_STEM, UNFOCUSED_STEM, SHORT_STEM, NEGATIVE_STEM, MARKED_NEGATIVE, BLANK_IN_CHOICE,
    VAGUE_TERM, GRATUITOUS, PRONOUN, POINTER, DEFINITE, DOUBLED_WORD, UNTIDY, NO_QUESTION_MARK,
)  # fmt: skip
