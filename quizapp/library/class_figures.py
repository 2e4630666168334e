"""From the arrays of responses to what the pages of a class show. Plain functions, no database.

Enter by `figures`. NumPy is imported when something is computed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from question_bank.bank.model import Question
from question_bank.grading.answers import from_json as answer_from_json
from question_bank.statistics import (
    AskedOptions,
    Marks,
    Misconception,
    OptionStatistics,
    Sitting,
    chosen_options,
    item_flags,
    item_statistics,
    marks_from_responses,
    misconceptions,
    option_flags,
    option_statistics,
    options_of,
    quiz_statistics,
    random_guess_score,
)
from question_bank.statistics.flags import SMALL_SAMPLE
from question_bank.statistics.marks import MAX_MARK, MIN_MAXIMUM
from question_bank.statistics.scores import mean_of_others, totals
from quizapp.library.class_model import (
    HELP_BELOW,
    HELP_LEAST,
    Box,
    ItemRow,
    Moment,
    StudentRow,
    TopicTable,
)
from quizapp.storage.marks import BLANK, ClassAttempt, ItemKey, Responses

if TYPE_CHECKING:
    from question_bank.statistics.marks import Floats, Integers
    from question_bank.statistics.scores import Totals

MOST_MISCONCEPTIONS = 100
BINS = 10

EVERY = 200
"""Questions judged between two words of progress."""


def sitting_of(attempt: ClassAttempt) -> Sitting:
    """An attempt as the choice of attempts knows it."""
    return Sitting(
        attempt.attempt_id,
        attempt.person_id,
        attempt.started_at,
        attempt.fraction,
        exam=attempt.exam,
    )


def chosen_responses(responses: Responses, attempts: Sequence[ClassAttempt]) -> Responses:
    """The responses of these attempts, sorted by item, then attempt, and numbered anew."""
    import numpy as np

    places = {one.attempt_id: n for n, one in enumerate(attempts)}
    number = np.array([places.get(one, -1) for one in responses.attempts], dtype=np.int64)
    attempt = number[responses.attempt] if len(number) else responses.attempt
    kept = attempt >= 0
    attempt, item = attempt[kept], responses.item[kept]
    fraction, answer = responses.fraction[kept], responses.answer[kept]
    numbers, item = np.unique(item, return_inverse=True)
    keys = [responses.items[n] for n in numbers.tolist()]
    by_name = sorted(range(len(keys)), key=lambda n: keys[n])
    rank = np.empty(len(keys), dtype=np.int64)
    rank[by_name] = np.arange(len(keys))
    item = rank[item] if len(keys) else item.astype(np.int64)
    order = np.lexsort((attempt, item))
    return Responses(
        tuple(one.attempt_id for one in attempts),
        tuple(keys[n] for n in by_name),
        responses.answers,
        attempt[order],
        item[order],
        fraction[order],
        answer[order],
    )


def marks_of(responses: Responses, questions: Sequence[Question]) -> Marks:
    """The marks in points."""
    import numpy as np

    worth = np.array(
        [min(max(float(one.points), MIN_MAXIMUM), MAX_MARK) for one in questions], dtype=np.float64
    )
    marks = responses.fraction * worth[responses.item] if len(worth) else responses.fraction
    return marks_from_responses(
        responses.attempt,
        responses.item,
        marks,
        worth,
        attempts=len(responses.attempts),
        questions=[key.question_id for key in responses.items],
    )


def judged_items(
    responses: Responses,
    questions: Sequence[Question],
    marks: Marks,
    bank_titles: Mapping[str, str],
    current: Mapping[ItemKey, bool | None],
    progress: Callable[[int, int], None],
) -> tuple[ItemRow, ...]:
    """Statistics, options and flags of every item. `current`: whether the bank has this version
    now; None where the question is in no bank of the library."""
    import numpy as np

    guesses = [random_guess_score(one) for one in questions]
    statistics = item_statistics(marks, guesses)
    scored = totals(marks)
    starts = np.searchsorted(responses.item, np.arange(len(questions) + 1))
    rows = []
    for place, key in enumerate(responses.items):
        part = slice(int(starts[place]), int(starts[place + 1]))
        question = questions[place]
        options = _options(responses, part, question, marks, place, scored)
        flags = item_flags(statistics[place])
        if statistics[place].n >= SMALL_SAMPLE:  # of fewer, most options are rarely chosen
            flags = (*option_flags(options), *flags)
        now = current.get(key)
        rows.append(
            ItemRow(
                key,
                question,
                bank_titles.get(key.bank_id, ""),
                statistics[place],
                options,
                flags,
                responses.attempts[int(responses.attempt[part.start])],
                newer=now is False,
                in_bank=now is not None,
            )
        )
        if place % EVERY == 0:
            progress(place, len(questions))
    return tuple(rows)


def _options(
    responses: Responses, part: slice, question: Question, marks: Marks, place: int, scored: Totals
) -> tuple[OptionStatistics, ...]:
    import numpy as np

    options = options_of(question)
    if not options:
        return ()
    rows, fractions = responses.attempt[part], responses.fraction[part]
    if marks.table is not None:
        rest = scored.points[rows] - marks.table[rows, place]
    else:
        rest = mean_of_others(scored, rows, fractions)
    codes, which = np.unique(responses.answer[part], return_inverse=True)
    answers = [
        None if code == BLANK else answer_from_json(responses.answers[code])
        for code in codes.tolist()
    ]
    chosen = chosen_options(options, answers)[which]
    return option_statistics(options, chosen, rest)


def believed(items: Sequence[ItemRow]) -> tuple[Misconception, ...]:
    """The most chosen wrong options of all items."""
    asked = [AskedOptions(one.question, one.options) for one in items if one.options]
    return tuple(misconceptions(asked, limit=MOST_MISCONCEPTIONS))


# Topics and students --------------------------------------------------------------------------


def topic_table(
    responses: Responses, questions: Sequence[Question], student_of: Integers, students: int
) -> TopicTable:
    """Mean fraction of each student in each topic; a question of two topics counts in both.

    `student_of` has the row of the student of each attempt.
    """
    import numpy as np

    names = sorted({topic for one in questions for topic in one.topics}, key=str.casefold)
    number = {name: n for n, name in enumerate(names)}
    most = max((len(one.topics) for one in questions), default=0)
    sums = np.zeros((students, len(names)))
    counts = np.zeros((students, len(names)), dtype=np.int64)
    student = student_of[responses.attempt] if len(student_of) else responses.attempt
    size = students * len(names)
    for turn in range(most):
        of_item = np.array(
            [number[one.topics[turn]] if len(one.topics) > turn else -1 for one in questions],
            dtype=np.int64,
        )[responses.item]
        has = of_item >= 0
        cell = student[has] * len(names) + of_item[has]
        found = np.bincount(cell, weights=responses.fraction[has], minlength=size)
        sums += found.reshape(sums.shape)
        counts += np.bincount(cell, minlength=size).reshape(counts.shape)
    scores = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=scores, where=counts > 0)
    return TopicTable(tuple(names), scores, counts)


def student_rows(
    people: Mapping[str, str], attempts: Sequence[ClassAttempt]
) -> tuple[StudentRow, ...]:
    """Everybody by name, with the attempts that count."""
    of_person: dict[str, list[ClassAttempt]] = defaultdict(list)
    for one in attempts:
        of_person[one.person_id].append(one)
    rows = []
    for person_id, name in sorted(people.items(), key=lambda one: (one[1].casefold(), one[0])):
        own = of_person[person_id]
        worth = sum(one.maximum for one in own)
        rows.append(
            StudentRow(
                person_id,
                name,
                tuple(own),
                sum(one.marks for one in own) / worth if worth else None,
                max((one.submitted_at for one in own), default=None),
                sum(one.spent_s for one in own),
            )
        )
    return tuple(rows)


def with_help(rows: Sequence[StudentRow], table: TopicTable) -> tuple[StudentRow, ...]:
    """The rows, with the topics in which a student scores low over enough answers."""
    import numpy as np

    weak = (table.counts >= HELP_LEAST) & (np.nan_to_num(table.scores, nan=1.0) < HELP_BELOW)
    done = []
    for n, row in enumerate(rows):
        places = np.flatnonzero(weak[n])
        if len(places):
            worst = places[np.argsort(table.scores[n, places], kind="stable")]
            row = replace(row, help_on=tuple(table.topics[place] for place in worst.tolist()))
        done.append(row)
    return tuple(done)


# Charts ---------------------------------------------------------------------------------------


def distribution(scores: Sequence[float]) -> list[int]:
    """How many of the scores (0 to 1) are in each tenth; full marks are in the last."""
    counts = [0] * BINS
    for score in scores:
        counts[min(BINS - 1, max(0, math.floor(score * BINS + 1e-9)))] += 1
    return counts


def box(label: str, scores: Floats) -> Box | None:
    """The five numbers of the scores that are known; None without any."""
    import numpy as np

    known = scores[~np.isnan(scores)]
    if not len(known):
        return None
    lower, median, upper = np.quantile(known, (0.25, 0.5, 0.75)).tolist()
    reach = 1.5 * (upper - lower)
    inside = known[(known >= lower - reach) & (known <= upper + reach)]
    low, high = min(lower, float(inside.min())), max(upper, float(inside.max()))
    return Box(label, len(known), low, lower, median, upper, high)


def topic_boxes(table: TopicTable) -> tuple[Box, ...]:
    """A box of students' scores for each topic, the hardest first."""
    found = [box(name, table.scores[:, n]) for n, name in enumerate(table.topics)]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.median, one.label)))


def quiz_boxes(
    attempts: Sequence[ClassAttempt], key_of: Callable[[ClassAttempt], str]
) -> list[Box]:
    """A box of attempts' scores for each quiz, in order of time."""
    import numpy as np

    scores: dict[str, list[float]] = defaultdict(list)
    titles: dict[str, str] = {}
    for one in attempts:
        scores[key_of(one)].append(one.fraction)
        titles[key_of(one)] = one.title
    found = [box(titles[key], np.array(values)) for key, values in scores.items()]
    return [one for one in found if one is not None]


def moments(attempts: Sequence[ClassAttempt], zone: tzinfo | None) -> tuple[Moment, ...]:
    """The mean score of each local day with attempts."""
    days: dict[date, list[float]] = defaultdict(list)
    for one in attempts:
        days[one.submitted_at.astimezone(zone).date()].append(one.fraction)
    return tuple(
        Moment(day, sum(some) / len(some), len(some)) for day, some in sorted(days.items())
    )


__all__ = [
    "believed",
    "box",
    "chosen_responses",
    "distribution",
    "judged_items",
    "marks_of",
    "moments",
    "quiz_boxes",
    "quiz_statistics",
    "sitting_of",
    "student_rows",
    "topic_boxes",
    "topic_table",
    "with_help",
]
