"""Our own trained English pipelines: stored small, loaded in memory. Enter by `load_own`.

A pipeline is a folder with `config.cfg` and `weights.bin`: spaCy's own bytes with every float32
array stored as float16, half the size at the same scores. They are widened when they are loaded,
since products of float16 are slow.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG, WEIGHTS = "config.cfg", "weights.bin"
_LEFT_OUT = ("vocab",)  # strings of the training texts; labels bring their own


def store(nlp: Language, folder: Path) -> None:
    """Writes a pipeline in our form."""
    import srsly
    from thinc.api import Config

    folder.mkdir(parents=True, exist_ok=True)
    config = nlp.config.copy()
    for part in ("training", "corpora", "pretraining", "paths", "initialize", "system"):
        config.pop(part, None)
    (folder / CONFIG).write_text(Config(config).to_str(), encoding="utf-8")
    parts = srsly.msgpack_loads(nlp.to_bytes(exclude=list(_LEFT_OUT)))
    for name in ("config.cfg", "meta.json"):  # paths and figures of the training
        parts.pop(name, None)
    (folder / WEIGHTS).write_bytes(_converted(srsly.msgpack_dumps(parts), _narrow))


def load_own(folder: Path) -> Language:
    """The pipeline of a folder that `store` wrote.

    Raises:
        QuestionBankError: a file is missing or damaged.
    """
    from spacy.util import load_model_from_config
    from thinc.api import Config, NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))  # NumPy's products are the faster ones
    try:
        config = Config().from_str((folder / CONFIG).read_text(encoding="utf-8"))
        weights = (folder / WEIGHTS).read_bytes()
        nlp = load_model_from_config(config, vocab=True, auto_fill=True)
        nlp.from_bytes(_converted(weights, _widen), exclude=list(_LEFT_OUT))
        _name_labels(nlp)
    except OSError as problem:
        raise QuestionBankError(
            f"The language pipeline in {folder} cannot be read ({problem.strerror}). "
            "Install Quizapp again."
        ) from None
    except ValueError as problem:
        raise QuestionBankError(
            f"The language pipeline in {folder} is damaged ({problem}). Install Quizapp again."
        ) from None
    return nlp


def _name_labels(nlp: Language) -> None:
    """Tells the vocabulary the labels, whose names it would have learnt in training."""
    for _name, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
            for part in label.split("|"):
                for name in part.split("="):
                    nlp.vocab.strings.add(name)
    for tag in (
        getattr(nlp.get_pipe("morphologizer"), "labels", ())
        if nlp.has_pipe("morphologizer")
        else ()
    ):
        nlp.vocab.morphology.add(tag)


def _converted(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """spaCy's bytes with each array changed; components are bytes within the bytes."""
    import srsly

    return bytes(srsly.msgpack_dumps(_walk(srsly.msgpack_loads(data), change)))


def _walk(value: Any, change: Callable[[Any], Any]) -> Any:
    import numpy as np

    if isinstance(value, dict):
        return {key: _inner(key, each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(each, change) for each in value]
    return change(value) if isinstance(value, np.ndarray) else value


def _inner(key: Any, value: Any, change: Callable[[Any], Any]) -> Any:
    # Components and their models are packed once more, each by itself.
    if isinstance(value, bytes) and key == "model":
        return _converted(value, change)
    if isinstance(value, bytes) and key not in ("tokenizer", "moves", "cfg"):
        try:
            return _converted(value, change)
        except ValueError:
            return value
    return _walk(value, change)


def _narrow(array: Any) -> Any:
    import numpy as np

    return array.astype(np.float16) if array.dtype == np.float32 else array


def _widen(array: Any) -> Any:
    import numpy as np

    return array.astype(np.float32) if array.dtype == np.float16 else array
