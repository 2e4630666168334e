"""Treebank and entity files to spaCy's examples. Enter by `parse_docs` and `entity_docs`.

Treebanks are CoNLL-U files whose `# newdoc` comments group neighbouring sentences, so that the
parser learns where sentences end. Entities are a token a line: form, whether a space follows, an
IOB label; a blank line between texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ENTITY_LABELS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE",
    "EVENT": "EVENT",
    "WORK": "WORK",
}
"""The labels that questions use; the others are annotated too unevenly to be learnt."""


@dataclass(slots=True)
class _Rows:
    """Columns of the sentences of one document, heads as indices into the document."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)


def parse_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """A Doc for each `# newdoc` of a CoNLL-U file."""
    rows = _Rows()
    sentence: list[list[str]] = []
    joined: dict[int, bool] = {}
    with path.open(encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc") and rows.words:
                    yield _doc(rows, vocab)
                    rows = _Rows()
            elif not line:
                _add(rows, sentence, joined)
                sentence, joined = [], {}
            else:
                columns = line.split("\t")
                if "-" in columns[0]:  # several words written as one: no space between them
                    first, last = map(int, columns[0].split("-"))
                    after = "SpaceAfter=No" not in columns[9]
                    joined.update(dict.fromkeys(range(first, last), False))
                    joined[last] = after
                elif "." not in columns[0]:
                    sentence.append(columns)
    _add(rows, sentence, joined)
    if rows.words:
        yield _doc(rows, vocab)


def _add(rows: _Rows, sentence: list[list[str]], joined: dict[int, bool]) -> None:
    offset = len(rows.words)
    for n, (number, form, _lemma, upos, xpos, feats, head, dep, _deps, misc) in enumerate(sentence):
        rows.words.append(form)
        rows.spaces.append(joined.get(int(number), "SpaceAfter=No" not in misc))
        rows.tags.append(xpos if xpos != "_" else upos)
        rows.pos.append(upos)
        rows.morphs.append("" if feats == "_" else feats)
        rows.heads.append(offset + (n if head == "0" else int(head) - 1))
        rows.deps.append("ROOT" if head == "0" else dep)
        rows.starts.append(n == 0)


def _doc(rows: _Rows, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    return Doc(
        vocab,
        words=rows.words,
        spaces=rows.spaces,
        tags=rows.tags,
        pos=rows.pos,
        morphs=rows.morphs,
        heads=rows.heads,
        deps=rows.deps,
        sent_starts=list(rows.starts),
    )


def entity_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """A Doc for each text of an entity file, with the labels of `ENTITY_LABELS` alone."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    labels: list[str] = []
    for line in _lines(path):
        if line:
            form, space, label = line.split("\t")
            words.append(form)
            spaces.append(space == "1")
            labels.append(_known(label))
        elif words:
            yield Doc(vocab, words=words, spaces=spaces, ents=_legal(labels))
            words, spaces, labels = [], [], []


def _lines(path: Path) -> Iterable[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
    yield ""


def _known(label: str) -> str:
    prefix, _, name = label.partition("-")
    return f"{prefix}-{ENTITY_LABELS[name]}" if name in ENTITY_LABELS else "O"


def _legal(labels: list[str]) -> list[str]:
    """IOB labels in which an I never follows what it does not belong to."""
    legal: list[str] = []
    for label in labels:
        before = legal[-1] if legal else "O"
        if label.startswith("I-") and before[2:] != label[2:]:
            label = f"B-{label[2:]}"
        legal.append(label)
    return legal
