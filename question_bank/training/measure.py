"""Scores of a pipeline on the development sets, on words as the treebank has them.

Enter by `measure`. Figures are per cent but for `words`; heads and labels of punctuation do not
count, as spaCy's scorer has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from question_bank.training.data import entity_docs, parse_docs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Row = tuple[str, str, float]
"""Set, measure, value."""


def measure(nlp: Language, treebanks: Path) -> list[Row]:
    """All scores that the pipeline's parts can have."""
    rows: list[Row] = []
    for path in sorted(treebanks.glob("parse-dev-*.conllu")):
        docs = list(parse_docs(path, nlp.vocab))
        scores = _scores(nlp, docs)
        name = path.stem.removeprefix("parse-dev-")
        rows.append((name, "words", float(sum(map(len, docs)))))
        for measure_name, key in (
            ("UPOS", "pos_acc"), ("XPOS", "tag_acc"), ("features", "morph_acc"),
            ("UAS", "dep_uas"), ("LAS", "dep_las"), ("sentences F", "sents_f"),
        ):  # fmt: skip
            if scores.get(key) is not None:
                rows.append((name, measure_name, round(100 * float(scores[key]), 1)))
    if nlp.has_pipe("ner"):
        docs = list(entity_docs(treebanks / "entities-dev.tsv", nlp.vocab))
        scores = _scores(nlp, docs)
        rows.append(("entities", "words", float(sum(map(len, docs)))))
        for measure_name, key in (
            ("precision", "ents_p"), ("recall", "ents_r"), ("F", "ents_f"),
        ):  # fmt: skip
            rows.append(("entities", measure_name, round(100 * float(scores[key]), 1)))
        for label, each in sorted(scores["ents_per_type"].items()):
            rows.append(("entities", f"F {label}", round(100 * float(each["f"]), 1)))
    return rows


def _scores(nlp: Language, docs: list[Doc]) -> dict[str, Any]:
    from spacy.scorer import Scorer
    from spacy.training import Example

    read = nlp.pipe(_bare(docs), batch_size=64)
    examples = [Example(one, gold) for one, gold in zip(read, docs, strict=True)]
    return dict(Scorer(nlp).score(examples))


def _bare(docs: list[Doc]) -> Iterator[Doc]:
    """The same words without their labels."""
    from spacy.tokens import Doc

    for doc in docs:
        yield Doc(doc.vocab, [w.text for w in doc], [bool(w.whitespace_) for w in doc])
