"""Sentences of their own that say why a key is right. Enter by `cleft`."""

from __future__ import annotations

from question_bank.generation.arguments import Argument, Role
from question_bank.generation.facts import Fact
from question_bank.generation.wording import finished

MAX_CLEFT_WORDS = 22
"""Words of a statement above which its turned form is hard to read."""


def cleft(fact: Fact, argument: Argument) -> str | None:
    """ "It was in 1871 that ...": the fact with its key brought to the front.

    None where the argument does not hang on the predicate, or other words stand before the subject.
    """
    clause, tree = fact.clause, fact.clause.tree
    if clause.words[0] != clause.subject[0] and argument.role is not Role.TIME:
        return None
    simple = not any(tree[n].lemma in ("have", "will") for n in clause.auxiliaries)
    if argument.role is Role.TIME and (argument.preposition not in ("in", "on") or not simple):
        return None
    past = any(tree[n].tag == "VBD" for n in (*clause.auxiliaries, clause.head))
    was = "was" if past else "is"
    if argument.role is Role.SUBJECT:
        if tree[clause.subject_head].tag in ("NNS", "NNPS"):
            return None
        rest = [n for n in clause.words if n not in set(clause.subject)]
        who = "who" if argument.type == "person" else "that"
        return finished(
            f"It {was} {fact.wording.text(clause.subject)} {who} {fact.wording.text(rest)}", "."
        )
    if argument.role in (Role.TIME, Role.OBLIQUE, Role.AGENT, Role.OBJECT):
        gone = set(argument.phrase)
        rest = [n for n in clause.words if n not in gone]
        while rest and tree[rest[0]].text == ",":
            rest.pop(0)
        while rest and tree[rest[-1]].text == ",":
            rest.pop()
        return finished(
            f"It {was} {fact.wording.text(argument.phrase)} that {fact.wording.text(rest)}", "."
        )
    return None


def explanation(fact: Fact, argument: Argument, *, stem_is_statement: bool) -> str:
    """The fact in a sentence; brought to another form where the stem is the statement itself."""
    if not stem_is_statement:
        return fact.statement
    if not fact.codes and not fact.is_whole and len(fact.statement.split()) <= MAX_CLEFT_WORDS:
        turned = cleft(fact, argument)
        if turned is not None:
            return turned
    key = argument.text
    return {
        "date": f"The passage dates this to {key}.",
        "number": f"The passage gives the number as {key}.",
        "phrase": f"The passage says “{key}” here.",
    }.get(argument.type, f"The passage names {key} here.")
