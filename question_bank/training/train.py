"""Training from treebanks to a pipeline on disk. Enter by `train`.

First tags and dependencies, then entities on a tok2vec of their own that starts from the parser's
(a frozen shared one learns names badly), joined to one pipeline. `shrink` stores its weights as
float16; `question_bank.annotation.pipelines` widens them when it loads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from question_bank.training.data import entity_docs, parse_docs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

HERE = Path(__file__).parent


def train(treebanks: Path, out: Path, *, seed: int, max_steps: int | None = None) -> Language:
    """Trains the whole pipeline with one seed and leaves it in `out/joined`, full precision.

    The folder holds `parse-train.conllu`, `parse-dev-*.conllu`, `entities-train.tsv` and
    `entities-dev.tsv`.
    """
    _prepare(treebanks, out)
    parser = _run("parser", out, seed, max_steps, None)
    _run("entities", out, seed, max_steps, parser)
    joined = join(parser, out / "entities" / "model-best")
    joined.to_disk(out / "joined")
    return joined


def train_second(
    treebanks: Path, out: Path, *, seed: int, max_steps: int | None = None
) -> Language:
    """Trains tags and parser with another seed and keeps the parser: a second opinion."""
    _prepare(treebanks, out)
    nlp = _run("parser", out, seed, max_steps, None)
    for name in ("tagger", "morphologizer"):
        nlp.remove_pipe(name)
    return nlp


def _prepare(treebanks: Path, out: Path) -> None:
    """The examples in spaCy's form."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))  # NumPy's products are three times faster here
    out.mkdir(parents=True, exist_ok=True)
    blank = spacy.blank("en")
    corpora = {
        "parse-train": parse_docs(treebanks / "parse-train.conllu", blank.vocab),
        "parse-dev": (
            doc
            for path in sorted(treebanks.glob("parse-dev-*.conllu"))
            for doc in parse_docs(path, blank.vocab)
        ),
        "entities-train": entity_docs(treebanks / "entities-train.tsv", blank.vocab),
        "entities-dev": entity_docs(treebanks / "entities-dev.tsv", blank.vocab),
    }
    for name, docs in corpora.items():
        _store(docs, out / f"{name}.spacy")


def _store(docs: Iterable[Doc], path: Path) -> None:
    from spacy.tokens import DocBin

    DocBin(docs=docs, store_user_data=False).to_disk(path)


def _run(
    name: str, out: Path, seed: int, max_steps: int | None, start_from: Language | None
) -> Language:
    """One training run by its configuration; the best of its checkpoints."""
    import spacy
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as loop
    from spacy.util import load_config

    corpus = "parse" if name == "parser" else name
    overrides: dict[str, Any] = {
        "corpora.train.path": str(out / f"{corpus}-train.spacy"),
        "corpora.dev.path": str(out / f"{corpus}-dev.spacy"),
        "training.seed": seed,
        "system.seed": seed,
    }
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    nlp = init_nlp(load_config(HERE / f"{name}.cfg", overrides=overrides))
    if start_from is not None:
        source = start_from.get_pipe("tok2vec").model  # type: ignore[attr-defined]
        nlp.get_pipe("tok2vec").model.from_bytes(source.to_bytes())  # type: ignore[attr-defined]
    (out / name).mkdir(exist_ok=True)
    loop(nlp, out / name, stdout=sys.stdout, stderr=sys.stderr)
    return spacy.load(out / name / "model-best")


def join(parser: Language, entities: Path) -> Language:
    """The parser's pipeline with the entity recogniser behind it, listening to its own tok2vec."""
    import spacy

    ner = spacy.load(entities)
    ner.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    parser.add_pipe("ner", source=ner)
    return parser
