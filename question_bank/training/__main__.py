"""`python -m question_bank.training TREEBANKS OUT --seed N`: trains, stores small, measures.

With `--second` only the parser is trained and kept: the second opinion of the agreement gate.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from question_bank.annotation.pipelines import load_own, store
from question_bank.training.measure import measure
from question_bank.training.train import train, train_second


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m question_bank.training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder of .conllu and entities .tsv files")
    parser.add_argument("out", type=Path, help="folder for the trained pipeline")
    parser.add_argument("--work", type=Path, default=None, help="folder for checkpoints")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--second", action="store_true", help="only the second parser")
    parser.add_argument("--max-steps", type=int, default=None, help="for a quick trial")
    options = parser.parse_args()
    work = options.work or options.out.with_name(f"{options.out.name}-work")
    run = train_second if options.second else train
    store(run(options.treebanks, work, seed=options.seed, max_steps=options.max_steps), options.out)
    rows = measure(load_own(options.out), options.treebanks)
    table = "".join(f"{name}\t{what}\t{value:g}\n" for name, what, value in rows)
    (options.out / "scores.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
