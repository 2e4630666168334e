"""What each figure means, in words that a teacher can read. Enter by `DEFINITIONS`.

The keys are the names of the fields of `ItemStatistics`, `OptionStatistics` and `QuizStatistics`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """`means` is one sentence, `reading` says how to take the figure, `formula` is in words.

    `unit` is "" for plain numbers.
    """

    name: str
    title: str
    means: str
    reading: str
    formula: str
    unit: str = ""


_ITEM = (
    Definition(
        "n",
        "Attempts",
        "How many attempts had this question, or chose this option.",
        "Below 10 the other figures are a hint at most.",
        "Count of the attempts; questions that were not drawn do not count, unanswered ones do.",
    ),
    Definition(
        "maximum",
        "Maximum mark",
        "The most points that can be earned.",
        "The figures in per cent are shares of it.",
        "As the quiz says.",
        "points",
    ),
    Definition(
        "facility",
        "Facility",
        "The share of the points that students earned on average.",
        "Near 1 the question is easy, near 0 hard; from 0.3 to 0.8 it tells students apart best.",
        "Mean mark divided by the maximum mark.",
    ),
    Definition(
        "sd",
        "Standard deviation",
        "How far the marks, or the totals, lie apart.",
        "0 means that everybody earned the same.",
        "Square root of the variance, which divides by the attempts less one.",
        "points",
    ),
    Definition(
        "sd_percent",
        "Standard deviation in per cent",
        "How far the marks lie apart, as a share of the maximum mark.",
        "For questions that are right or wrong 50 % is about the most there can be.",
        "100 times the standard deviation divided by the maximum mark.",
        "%",
    ),
    Definition(
        "discrimination_index",
        "Discrimination index",
        "How closely the mark on this question goes with the score on all the others.",
        "Above 50 is very good, 30 to 50 fine, 20 to 29 weak, below that poor; below 0 strong "
        "students do worse on it than weak ones.",
        "100 times the correlation of the mark with the rest of the attempt's score.",
        "%",
    ),
    Definition(
        "discriminative_efficiency",
        "Discriminative efficiency",
        "How well the question tells students apart, compared with the best that a question of "
        "its difficulty could do.",
        "Useful for very easy and very hard questions; under 15 the question is flagged.",
        "100 times the covariance of mark and rest score, divided by what it would be if the best "
        "marks went to the best rest scores in order.",
        "%",
    ),
    Definition(
        "effective_weight",
        "Effective weight",
        "How much of the differences between totals comes from this question.",
        "Compare it with the intended weight; absent where the question works against the total, "
        "and with random draws.",
        "100 times the root of the covariance of mark and total, divided by the sum of these roots "
        "over all questions whose covariance is not negative.",
        "%",
    ),
    Definition(
        "intended_weight",
        "Intended weight",
        "How much of the quiz's points the question was meant to carry.",
        "What you chose when you gave the question its points.",
        "100 times the maximum mark divided by the quiz's; with random draws the mean over the "
        "attempts that drew it.",
        "%",
    ),
    Definition(
        "random_guess_score",
        "Random guess score",
        "The share of the points that blind guessing earns on average.",
        "A facility near it says that students guessed.",
        "Single choice: mean of the options' fractions; true or false: one half; matching: one "
        "divided by the choices; none for typed answers.",
    ),
    Definition(
        "mark_variance",
        "Variance of the marks",
        "The square of the standard deviation of the marks on this question.",
        "Used by the other figures.",
        "Sum of squared distances from the mean mark, divided by the attempts less one.",
        "points²",
    ),
    Definition(
        "rest_variance",
        "Variance of the rest scores",
        "How far students lie apart on the other questions.",
        "Used by the discrimination index.",
        "Variance of the total less the mark on this question; with random draws of the mean "
        "fraction on the attempt's other questions.",
        "points²",
    ),
    Definition(
        "covariance",
        "Covariance with the rest",
        "Whether high marks here go with high scores elsewhere.",
        "Above 0 they do, below 0 the reverse.",
        "Sum of the products of both distances from the mean, divided by the attempts less one.",
        "points²",
    ),
    Definition(
        "covariance_max",
        "Greatest possible covariance",
        "What the covariance would be if the best marks had gone to the best students.",
        "Used by the discriminative efficiency.",
        "Covariance of marks and rest scores, each sorted by itself.",
        "points²",
    ),
    Definition(
        "total_covariance",
        "Covariance with the total",
        "Whether high marks here go with high totals.",
        "Used by the effective weight; below 0 the question works against the total.",
        "Covariance of the mark with the rest score, plus the variance of the marks.",
        "points²",
    ),
)

_OPTION = (
    Definition(
        "drawn",
        "Asked",
        "How many attempts were asked the question.",
        "The whole of which the share is a part.",
        "Count of the attempts that had the question, unanswered ones included.",
    ),
    Definition(
        "share",
        "Share",
        "The share of the students asked who chose this option.",
        "A wrong option under 5 % does no work.",
        "Attempts that chose it divided by attempts that had the question.",
    ),
    Definition(
        "mean_rest",
        "Mean rest score",
        "How those who chose this option did on the other questions.",
        "It should be highest for the key.",
        "Mean of total less mark over the attempts that chose it; with random draws of the mean "
        "fraction on the attempt's other questions.",
    ),
    Definition(
        "point_biserial",
        "Point-biserial correlation",
        "Whether choosing this option goes with doing well on the rest.",
        "Above 0 for a good key, below 0 for a good wrong option.",
        "Correlation of choosing it (1) or not (0) with the rest score.",
    ),
)

_QUIZ = (
    Definition(
        "attempts",
        "Attempts",
        "How many attempts the figures are made of.",
        "By default the first submitted exam attempt of each student.",
        "Count of the attempts.",
    ),
    Definition(
        "questions",
        "Questions",
        "How many different questions the attempts had.",
        "With random draws more than one attempt has.",
        "Count of the questions; versions of a question count apart.",
    ),
    Definition(
        "mean",
        "Mean",
        "The average total.",
        "Compare it with the median: a few very low totals pull it down.",
        "Sum of the totals divided by the attempts; in per cent where attempts drew questions of "
        "unlike worth.",
        "points",
    ),
    Definition(
        "median",
        "Median",
        "The total in the middle: half did better, half worse.",
        "A few very high or very low totals do not move it.",
        "Middle one of the sorted totals, or the mean of the middle two.",
        "points",
    ),
    Definition(
        "skewness",
        "Skewness",
        "Whether the totals tail off to one side.",
        "Below 0 the tail is at the low totals (an easy quiz), above 0 at the high ones; beyond "
        "1 either way too many students crowd at one end.",
        "Third k-statistic of the totals divided by the second to the power of one and a half.",
    ),
    Definition(
        "kurtosis",
        "Kurtosis",
        "Whether the totals crowd in the middle with long tails, or spread evenly.",
        "0 is the bell curve; far above 0 the quiz hardly tells the middle apart.",
        "Fourth k-statistic of the totals divided by the square of the second.",
    ),
    Definition(
        "consistency",
        "Coefficient of internal consistency",
        "How far the questions measure one and the same thing (Cronbach's alpha).",
        "Above 75 is good for a class test, under 64 poor; may be negative; absent with random "
        "draws.",
        "100 times P/(P - 1) times one less the sum of the questions' variances divided by the "
        "variance of the totals, P being the number of questions.",
        "%",
    ),
    Definition(
        "error_ratio",
        "Error ratio",
        "How much of the spread of totals is chance.",
        "Under 50 is good; more than 50 cannot be trusted to rank students.",
        "100 times the root of one less the internal consistency.",
        "%",
    ),
    Definition(
        "standard_error",
        "Standard error",
        "How far a student's total may lie from what they would earn on average.",
        "Two totals closer than twice this should not be told apart.",
        "Error ratio times the standard deviation of the totals.",
        "points",
    ),
)

DEFINITIONS = {one.name: one for one in (*_ITEM, *_OPTION, *_QUIZ)}
