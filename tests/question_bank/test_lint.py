"""Each rule about single questions on a red and on a clean case, and all of them on anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Kind,
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
from question_bank.lint import RULES, Severity, lint_question
from question_bank.lint import banks as bank_rules

BASE = Question(
    "q",
    Kind.SINGLE_CHOICE,
    "",
    TrueFalse(True),
    status=Status.PUBLISHED,
    explanation="The lake was drained by engineers from Ghent.",
    citations=(Citation("s", 0, 5, "prove"),),
)


def ask(kind: Kind, stem: str, body: Body, cited: str = "", **more: object) -> Question:
    citations = (Citation("s", 0, len(cited), cited),) if cited else BASE.citations
    return replace(BASE, kind=kind, stem=stem, body=body, citations=citations, **more)  # type: ignore[arg-type]


def choice(
    stem: str, *texts: str, keys: Sequence[int] = (0,), cited: str = "", **more: object
) -> Question:
    kind = Kind.SINGLE_CHOICE if len(keys) == 1 else Kind.MULTIPLE_CHOICE
    options = tuple(Option(f"o{n}", text, n in keys) for n, text in enumerate(texts))
    return ask(kind, stem, Choice(options), cited, **more)


def multiple(stem: str, *texts: str, keys: Sequence[int]) -> Question:
    return replace(choice(stem, *texts, keys=keys), kind=Kind.MULTIPLE_CHOICE)


def short(
    stem: str, *accepted: str, rejected: Sequence[str] = (), cited: str = "", **more: object
) -> Question:
    body = ShortAnswer(tuple(map(Accepted, accepted)), tuple(rejected))
    return ask(Kind.SHORT_ANSWER, stem, body, cited, **more)


def says(stem: str, answer: bool = True, cited: str = "", **more: object) -> Question:
    return ask(Kind.TRUE_FALSE, stem, TrueFalse(answer), cited, **more)


def cloze(stem: str, *keys: str | Choice) -> Question:
    gaps = tuple(
        Gap(str(n), Kind.SINGLE_CHOICE, key)
        if isinstance(key, Choice)
        else Gap(str(n), Kind.SHORT_ANSWER, ShortAnswer((Accepted(key),)))
        for n, key in enumerate(keys, start=1)
    )
    return ask(Kind.CLOZE, stem, Cloze(gaps))


def order(
    stem: str,
    *texts: str,
    ranks: Sequence[int] = (),
    citations: tuple[Citation, ...] = BASE.citations,
) -> Question:
    items = tuple(
        OrderingItem(f"i{n}", text, ranks[n] if ranks else n + 1) for n, text in enumerate(texts)
    )
    return replace(ask(Kind.ORDERING, stem, Ordering(items)), citations=citations)


def match(stem: str, *pairs: tuple[str, str], extra: Sequence[str] = ()) -> Question:
    body = Matching(tuple(Pair(f"p{n}", *pair) for n, pair in enumerate(pairs)), tuple(extra))
    return ask(Kind.MATCHING, stem, body)


def gap_of(*texts: str, key: int = 0) -> Choice:
    return Choice(tuple(Option(f"o{n}", text, n == key) for n, text in enumerate(texts)))


def dated(*texts: str) -> tuple[Citation, ...]:
    return tuple(Citation("s", n * 100, n * 100 + len(t), t) for n, t in enumerate(texts))


def codes(question: Question, language: str = "en") -> set[str]:
    return {flaw.code for flaw in lint_question(question, language=language)}


Cases = dict[str, tuple[list[Question], list[Question]]]
"""Code to (questions that have the flaw, questions that do not)."""

PARIS = ("Paris", "Lyon", "Nice")
HOLDS = "In which city did Napoleon hold his coronation?"

STEMS: Cases = {
    "long-stem": (
        [short("Who led the army " + "that came over the hills " * 9 + "in 1812?", "Napoleon")],
        [short("Who led the army that came over the hills in 1812?", "Napoleon")],
    ),
    "unfocused-stem": (
        [
            choice("Napoleon:", "A general", "A painter", "A monk"),
            choice("Which of the following is true?", "Bees fly", "Cats swim", "Dogs sing"),
            choice("Which statement about this is correct?", "Bees fly", "Cats swim", "Dogs sing"),
        ],
        [
            choice("Who was Napoleon, according to the article?", "A general", "A monk", "A cook"),
            choice("The capital of France is", *PARIS),
            choice("Name the capital of France.", *PARIS),
            match("Match each man with his trade.", ("Bach", "Composer"), ("Monet", "Painter")),
        ],
    ),
    "vague-stem": (
        [short("Who resigned?", "Almagro"), cloze("It was {1}.", "red")],
        [
            short("Who resigned as Senator in 2015?", "Almagro"),
            short("What does OAS mean?", "Organization"),
            cloze("The Rhine flows through the old city of {1}.", "Basel"),
        ],
    ),
    "negative-stem": (
        [
            choice("Which city is not in France?", "Rome", "Lyon", "Nice"),
            choice("All of these cities are French except", "Rome", "Lyon", "Nice"),
            short("Which planet doesn't have a moon?", "Venus"),
        ],
        [
            short("Why did Napoleon not invade England?", "The fleet was lost"),
            short("Who ruled the towns that did not surrender?", "Napoleon"),
            short("Which poem is called “Do not go gentle”?", "A villanelle"),
            choice("Which city is NOT in France?", "Rome", "Lyon", "Nice"),
            choice("Which city is **not** in France?", "Rome", "Lyon", "Nice", markup="basic"),
        ],
    ),
    "marked-negative": (
        [choice("Which city is NOT in France?", "Rome", "Lyon", "Nice")],
        [choice("Which city is in Italy?", "Rome", "Lyon", "Nice")],
    ),
    "blank-in-choice": (
        [choice("Napoleon was crowned in ____ in 1804.", *PARIS)],
        [choice(HOLDS, *PARIS), cloze("Napoleon was crowned in {1}, in the year 1804.", "Paris")],
    ),
    "vague-term": (
        [
            says("Bakers in Ghent often use rye.", True),
            choice("When do bees swarm?", "Usually in spring", "In deep winter", "In late autumn"),
        ],
        [
            says("Bakers in Ghent often use rye.", True, cited="they often use rye"),
            says("Bakers in Ghent use rye.", True),
        ],
    ),
    "gratuitous-information": (
        [
            short("Bananas are yellow and sweet. Who invented the telephone?", "Bell"),
            short(
                "The telephone changed the world of business and private life, and it was built "
                "by a man from Scotland who had long taught deaf children in the city of Boston. "
                "Who invented the telephone?",
                "Bell",
            ),
        ],
        [
            short("The telephone dates from 1876. Who invented the telephone?", "Bell"),
            short("On what date did ships from St. Augustine attack Fort Caroline?", "20 May"),
        ],
    ),
    "dangling-pronoun": (
        [
            short("When did he resign as Senator?", "2015"),
            short("What did it achieve in the war?", "A truce"),
            says("They were elected by the assembly."),
        ],
        [
            short("When did Almagro say that he would resign?", "2015"),
            short("Who wrote his first novel in prison?", "Cervantes"),
            short("Which party won its first seat in 1990?", "The Greens"),
            short("How long did it take to build the Suez Canal?", "Ten years"),
            cloze("{1} has its origins in the old school of mining.", "Newcastle University"),
            says("The author said “he is mad” of Napoleon."),
        ],
    ),
    "dangling-reference": (
        [
            short("Why did Almagro reject this goal?", "It was too costly"),
            short("Who signed such a treaty with Spain?", "Portugal"),
            says("These dates do not match the fighting in America."),
            short("Where did the latter meet Almagro?", "Madrid"),
        ],
        [
            order(
                "Put these events in order.", "Birth of Bach", "Birth of Mozart", "Death of Bach"
            ),
            choice("Which of these cities lies on the Seine?", *PARIS),
            short("What does this article say of Almagro?", "He resigned"),
            short("Who led those who opposed Napoleon?", "Wellington"),
            short("Almagro set a goal. Who shared this goal?", "Abascal"),
        ],
    ),
    "dangling-definite": (
        [short("When did Almagro release the report?", "2015")],
        [
            short("When did Almagro release the report on Venezuela?", "2015"),
            short("A report named Almagro; who wrote the report?", "Smith"),
        ],
    ),
    "doubled-word": (
        [short("Who led the the army into Spain?", "Napoleon")],
        [
            short("Who had had enough of the war in Spain?", "Napoleon"),
            short("Which flight is known as AS-207 in the Apollo program?", "The second"),
        ],
    ),
    "untidy-text": (
        [
            short("Who led the army , and when?", "Napoleon"),
            short("Who led (in 1812 the army into Russia?", "Napoleon"),
        ],
        [short("Who led (in 1812) the army of .NET coders, 3.5 of them?", "Napoleon")],
    ),
    "no-question-mark": (
        [short("Who led the army into Russia", "Napoleon")],
        [
            short("Who led the army into Russia?", "Napoleon"),
            short("Name the man who led the army.", "Napoleon"),
        ],
    ),
}

OPTIONS: Cases = {
    "all-of-the-above": (
        [
            choice(HOLDS, "Paris", "Lyon", "All of the above"),
            choice(HOLDS, "Paris", "Lyon", "Both of these"),
        ],
        [choice(HOLDS, "Paris", "Lyon", "All Saints")],
    ),
    "none-of-the-above": (
        [choice(HOLDS, "Paris", "Lyon", "None of the above."), choice(HOLDS, *PARIS, "None")],
        [choice("Who is in the tomb?", "No one", "Nobles of Nonesuch", "Monks")],
    ),
    "k-type": (
        [
            choice(HOLDS, "Paris", "Lyon", "A and B"),
            choice(HOLDS, "I and II", "II only", "I, II and III"),
            choice(HOLDS, "1 and 2 only", "2 and 3 only", "1 only"),
        ],
        [
            choice("Which vitamin is in carrots?", "A", "B", "C"),
            choice("Which numbers are prime?", "2 and 3", "4 and 6", "8 and 9"),
        ],
    ),
    "true-false-options": (
        [choice("Is Paris the capital of France?", "Yes", "No")],
        [choice(HOLDS, *PARIS)],
    ),
    "few-options": ([choice(HOLDS, "Paris", "Lyon")], [choice(HOLDS, *PARIS)]),
    "many-options": (
        [choice(HOLDS, *PARIS, "Metz", "Brest", "Lille")],
        [choice(HOLDS, *PARIS, "Metz", "Brest")],
    ),
    "no-distractor": (
        [multiple("Which cities lie in France?", *PARIS, keys=(0, 1, 2))],
        [multiple("Which cities lie in France?", *PARIS, "Rome", keys=(0, 1, 2))],
    ),
    "duplicate-options": (
        [
            choice(HOLDS, "Paris", "The Hague", "Hague"),
            choice("When was it built?", "3 March 2020", "March 3, 2020", "4 May 2021"),
            choice("How many ships sank in the battle?", "12", "twelve", "13"),
            match("Match them.", ("Bach", "Composer"), ("bach", "Painter"), extra=["Monk"]),
            match("Match them.", ("Bach", "Composer"), ("Monet", "Painter"), extra=["composer"]),
        ],
        [
            choice(HOLDS, *PARIS),
            match("Match them.", ("Bach", "Composer"), ("Monet", "Painter"), extra=["Monk"]),
        ],
    ),
    "overlapping-options": (
        [
            choice("How many ships sank?", "10 to 20", "15 to 30", "40 to 50"),
            choice("How many ships sank?", "more than 10", "more than 20", "fewer than 5"),
            choice("When did the war begin?", "March 2015", "2015", "2019"),
            choice("Who met Abascal?", "Luis Almagro", "Almagro", "Maduro"),
        ],
        [
            choice("How many ships sank?", "10 to 20", "20 to 30", "40 to 50"),
            choice("When was the war?", "1914–1918", "1914–1916", "1914–1920"),
            choice("Who met Abascal?", "Luis Almagro", "Luis Maduro", "Luis Herrera"),
        ],
    ),
    "lost-sequence": (
        [
            choice("In which year did it burn down?", "1950", "1948", "1952"),
            choice("On what date was it?", "3 May 2001", "2 May 2001", "4 May 2001"),
            choice("How many ships sank?", "two", "four", "three"),
        ],
        [
            choice("In which year did it burn down?", "1948", "1950", "1952"),
            choice("In which year did it burn down?", "1952", "1950", "1948"),
            choice("How many ships sank?", "2", "11", "100"),
        ],
    ),
    "mixed-types": (
        [choice("When was it built?", "3 March 2020", "5 May 2021", "Napoleon")],
        [
            choice("When was it built?", "3 March 2020", "5 May 2021", "6 May 2021"),
            choice("Which legislature was it?", "48th Legislature", "The Senate", "The Council"),
        ],
    ),
    "mixed-granularity": (
        [
            choice("When was it built?", "March 2020", "5 May 2021", "6 May 2021"),
            choice("How far is it?", "5 km", "7 miles", "9 km"),
        ],
        [choice("How far is it?", "5 km", "7 km", "9 km")],
    ),
    "mixed-form": (
        [choice("Why did he go?", "To see Rome", "Because of war", "Because of love")],
        [
            choice("Why did he go?", "To see Rome", "To make war", "To find love"),
            choice("Who won?", "King Louis", "Spring Bank", "The Monk"),
        ],
    ),
    "mixed-casing": (
        [choice("What is it?", "a dog", "A cat", "A cow")],
        [choice("What is it?", "eBay", "Google", "2 cows")],
    ),
    "mixed-punctuation": (
        [choice("What did he do?", "He left Rome.", "He saw Rome", "He burnt Rome")],
        [choice("Where did he live?", "In the U.S.", "In Rome", "In Wales")],
    ),
    "mixed-length": (
        [
            choice(
                "What is it?",
                "A dog",
                "A cat",
                "A very large animal with two horns that lives in the north of the country",
            )
        ],
        [choice("What is it?", "A dog of the north", "A cat", "A very large cow")],
    ),
    "repeated-words": (
        [
            choice("Why?", "due to the war", "due to the rain", "due to the famine"),
            choice("Which is it?", "red river bank", "old river bank", "new river bank"),
        ],
        [
            choice("Where?", "University of Oxford", "University of Ghent", "University of Rome"),
            choice("What is it?", "Uruguay's market", "Uruguay's army", "Uruguay's courts"),
            choice("What is it?", "a small animal", "a large animal", "no animal"),
        ],
    ),
}

CUES: Cases = {
    "key-length": (
        [
            choice(HOLDS, "In the cathedral of Notre-Dame in Paris", "In Lyon", "In Nice"),
            choice("Why?", "War", "A long famine in the south", "The great fire of London"),
        ],
        [choice(HOLDS, "In Notre-Dame", "In Versailles", "In Nice")],
    ),
    "clang": (
        [choice("Which institution runs the social security?",
                "The security office", "The electoral court", "The city council")],
        [
            choice("Which institution runs the social security?",
                   "The security office", "The security court", "The city council"),
            choice("In which year was it?", "The year 1990", "Some time later", "Much earlier"),
        ],
    ),
    "convergence": (
        [choice("What is it?", "a red car", "a red bike", "a blue car")],
        [
            choice("What is it?", "a red car", "a green bike", "a blue van"),
            choice("When?", "March 2015", "March 2016", "May 2015", "May 2016"),
        ],
    ),
    "absolute-term": (
        [
            choice("What do bees do?", "They swarm in spring", "They never sleep", "They sing"),
            says("Bees always swarm in May.", False),
        ],
        [
            choice("What do bees do?", "They never swarm", "They never sleep", "They sing"),
            says("Bees always swarm in May.", True),
            says("Dora was the only storm to hit the coast.", False),
            says("Bees always swarm in May.", False, cited="bees always swarm in June"),
        ],
    ),
    "grammatical-cue": (
        [
            choice("Napoleon was born on an", "island", "ship", "farm"),
            cloze("Napoleon was born on an {1} in the south.", gap_of("island", "ship", "farm")),
            choice("Which countries signed the treaty?", "Spain and Peru", "Chile", "Haiti"),
        ],
        [
            choice("Napoleon was born on an", "island", "estate", "isthmus"),
            choice("She studied at a", "university", "school", "European court"),
            cloze("Napoleon was born on a {1} in the south.", gap_of("ship", "farm", "hill")),
            choice("Which countries signed the treaty?", "Spain and Peru", "Peru and Oman", "Iran"),
            choice("Which country signed the treaty?", "Trinidad and Tobago", "Chile", "Haiti"),
        ],
    ),
    "several-right": (
        [choice("Which country signed the treaty?", "Peru", "Chile", "Oman",
                cited="Argentina, Canada, Chile, Colombia and Peru signed the treaty")],
        [
            choice("Which country signed the treaty first?", "Peru", "Chile", "Oman",
                   cited="Argentina, Canada, Chile, Colombia and Peru signed the treaty"),
            choice("Which country signed the treaty?", "Peru", "Chile", "Oman",
                   cited="Peru signed the treaty in May. Chile did not."),
            choice("Which country signed the treaty?", "Peru", "Chile", "Oman",
                   cited="Peru signed the treaty after Chile had left and Oman was bought"),
        ],
    ),
    "implausible-distractor": (
        [choice("Whom did Almagro meet in Madrid?", "Abascal", "Almagro", "Maduro")],
        [
            choice("Whom did Almagro meet in Madrid?", "Abascal", "Boluarte", "Maduro"),
            choice("Which is larger, Mars or Venus?", "Venus", "Mars", "Pluto"),
        ],
    ),
    "key-in-stem": (
        [
            short("Whom did Almagro and Abascal meet?", "Abascal"),
            short("Which channel of the ARTS group was it?", "Alpha Service", "ARTS"),
            ask(Kind.DATE, "What was on 3 March 2020?", DateBody(PartialDate(2020, 3, 3))),
            ask(Kind.NUMERIC, "How many of the twelve ships sank?",
                Numeric((NumericAnswer(Decimal(12)),))),
            cloze("Almagro met {1} in the city; Abascal was late.", "Abascal"),
        ],
        [
            short("Whom did Almagro meet?", "Abascal"),
            short("Which channel offered arts and music?", "Alpha Service", "ARTS"),
            ask(Kind.DATE, "What was in March 2020?", DateBody(PartialDate(2020, 3, 3))),
            ask(Kind.NUMERIC, "Which number (1st, 2nd) had the ship?",
                Numeric((NumericAnswer(Decimal(2)),))),
            choice("Which is larger, Mars or Venus?", "Venus", "Mars", "Pluto"),
        ],
    ),
}  # fmt: skip

KINDS: Cases = {
    "two-ideas": (
        [
            says("Almagro was born in 1963, and he was elected in 2014."),
            says("Almagro led the OAS; Abascal led Vox."),
            says("Almagro was born in Paysandú and later moved to Montevideo."),
            says("Almagro led the OAS. Abascal led Vox."),
            says("Davis had four sacks, while Kuechly led the team in tackles."),
        ],
        [
            says("Electoral missions and human rights are among the priorities of the OAS."),
            says("Lawyers and doctors met St. John in Rome."),
            says("For two nights, while Pertwee was ill, Nation played the Doctor."),
        ],
    ),
    "negated-statement": (
        [says("Almagro did not meet Abascal."), says("No country signed the treaty.")],
        [
            says("Almagro met the people who had not fled."),
            says("Doctors may sell drugs as long as there is no abuse."),
            says("Almagro did NOT meet Abascal."),
            says("Almagro said “I do not know” to Abascal."),
        ],
    ),
    "gap-at-start": (
        [cloze("{1} was elected Senator of the Republic in 2014.", "Almagro")],
        [cloze("In 2014 {1} was elected Senator of the Republic.", "Almagro")],
    ),
    "many-gaps": (
        [cloze("The {1} of {2} met {3} in {4}.", "king", "Spain", "Goya", "Madrid")],
        [cloze("The old king of {1} met the painter in the city of {2}.", "Spain", "Madrid")],
    ),
    "adjacent-gaps": (
        [cloze("The painter Goya met the king in {1} {2} once more.", "May", "1800")],
        [cloze("The painter Goya met the king in {1} of the year {2}.", "May", "1800")],
    ),
    "gap-article": (
        [cloze("Napoleon grew up as an {1} of the old nobility.", "heir")],
        [
            cloze("Napoleon grew up as {1} of the old nobility.", "an heir"),
            cloze("Napoleon grew up on a {1} in the sea.", gap_of("rock", "ship", "boat")),
        ],
    ),
    "gap-hint": (
        [cloze("Napoleon was born on the island of {1} (7 letters).", "Corsica")],
        [cloze("Napoleon was born on the island of {1} (in 1769).", "Corsica")],
    ),
    "duplicate-answer": (
        [short("Which court is it?", "International Court", "the international court")],
        [short("Which court is it?", "International Court", "ICJ")],
    ),
    "rejected-key": (
        [short("Which court is it?", "International Court", rejected=["international court"])],
        [short("Which court is it?", "International Court", rejected=["Supreme Court"])],
    ),
    "long-typed-key": (
        [short("Why did he resign?", "because he had been asked to lead the OAS in 2015")],
        [short("Why did he resign?", "to lead the OAS")],
    ),
    "few-items": (
        [order("Put these in order.", "Birth of Bach", "Death of Bach")],
        [order("Put these in order.", "Birth of Bach", "Birth of Mozart", "Death of Mozart")],
    ),
    "many-items": (
        [order("Put these in order.", *(f"Event {letter}" for letter in "ABCDEFGHI"))],
        [order("Put these in order.", *(f"Event {letter}" for letter in "ABCDEFGH"))],
    ),
    "order-shown": (
        [order("Put these in order.", "Elected in 1990", "Fell in 1995", "Died in 1999")],
        [order("Put these in order.", "Elected Senator", "Fell in 1995", "Died in Rome")],
    ),
    "wrong-order": (
        [order("Put these in order.", "Elected in 1995", "Fell in 1990", "Died in 1999")],
        [order("Put these in order.", "Elected in 1990", "Fell in 1995", "Died in 1999")],
    ),
    "shared-dates": (
        [
            order("Put these in order.", "Elected in 1990", "Fell in 1990", "Died in Rome"),
            order("Put these in order.", "Elected Senator", "Fall", "Death", citations=dated(
                "elected on 3 May 1990", "fell on 4 May 1990", "died on 4 May 1990")),
        ],
        [
            order("Put these in order.", "Elected in 1990", "Fell in 1991", "Died in Rome"),
            order("Put these in order.", "Fell in 1990", "Won in 1990", "Died", ranks=[1, 1, 2]),
            order("Put these in order.", "Elected Senator", "Fall", "Death", citations=dated(
                "elected on 3 May 1990", "fell on 4 May 1990", "died on 5 May 1990")),
        ],
    ),
    "few-pairs": (
        [match("Match each.", ("Bach", "Composer"), ("Monet", "Painter"))],
        [match("Match each.", ("Bach", "Composer"), ("Monet", "Painter"), ("Kant", "Thinker"))],
    ),
    "no-extra-match": (
        [match("Match each.", ("Bach", "Composer"), ("Monet", "Painter"), ("Kant", "Thinker"))],
        [
            match("Match each.", ("Bach", "Composer"), ("Monet", "Painter"), extra=["Thinker"]),
            match("Match each.", ("Bach", "Composer"), ("Monet", "Painter"), ("Haydn", "Composer")),
        ],
    ),
    "match-by-type": (
        [match("Match each.", ("Bach", "Composer"), ("Monet", "1840"), ("Kant", "Thinker"))],
        [match("Match each.", ("Bach", "1685"), ("Monet", "1840"), ("Kant", "1724"))],
    ),
    "match-clang": (
        [match("Match each.", ("The Rome Statute", "A treaty made in Rome"), ("Vox", "A party"),
               ("The OAS", "An organization"))],
        [match("Match each.", ("The Rome Statute", "A treaty"), ("Vox", "A party in Rome"),
               ("The OAS", "An organization"))],
    ),
}  # fmt: skip

PROOFS: Cases = {
    "no-explanation": (
        [short("Who led the army?", "Napoleon", explanation="  ")],
        [short("Who led the army?", "Napoleon")],
    ),
    "no-citation": (
        [replace(short("Who led the army?", "Napoleon"), citations=())],
        [replace(short("Who led the army?", "Napoleon"), citations=(), uncited=True)],
    ),
    "empty-explanation": (
        [
            says("Napoleon led the army.", explanation="The army was led by Napoleon."),
            short("Who led the army?", "Napoleon", explanation="The answer is Napoleon."),
        ],
        [short("Who led the army?", "Napoleon", explanation="Napoleon took command in 1796.")],
    ),
    "names-letters": (
        [
            choice(HOLDS, *PARIS, explanation="Option B is wrong, as Lyon was besieged."),
            choice(HOLDS, *PARIS, explanation="The second answer names a harbour."),
            choice(HOLDS, *PARIS, explanation="Lyon (b) was besieged by then."),
        ],
        [
            choice(HOLDS, *PARIS, explanation="Option trading began in Paris, not vitamin B."),
            short("Who led the army?", "Napoleon", explanation="Option A is a plan of the army."),
        ],
    ),
}

CASES: Cases = STEMS | OPTIONS | CUES | KINDS | PROOFS


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_its_flaw(code: str) -> None:
    for question in CASES[code][0]:
        assert code in codes(question), question.stem


@pytest.mark.parametrize("code", CASES)
def test_a_rule_leaves_good_questions_alone(code: str) -> None:
    for question in CASES[code][1]:
        assert code not in codes(question), question.stem


def test_every_rule_has_its_cases() -> None:
    assert set(RULES) - {rule.code for rule in bank_rules.RULES} == set(CASES)


def test_rules_say_why_and_how_to_mend() -> None:
    for code, rule in RULES.items():
        assert code == rule.code == code.casefold()
        for sentence in (rule.why, rule.mend):
            assert sentence[0].isupper() or sentence[0] == "“"
            assert sentence.endswith(".")


def test_good_questions_of_every_kind_are_clean() -> None:
    good = [
        choice("On what date did Abascal meet with Almagro?", "1 June 1963", "3 March 2020",
               "4 May 2021", keys=(1,)),
        says("Uruguay received families from Syria."),
        short("Which body was tasked with monitoring Venezuela?", "General Secretariat"),
        cloze("MAPP supports the peace process in {1} since the war.", "Colombia"),
        order("Put these events in order, the earliest first.", "Election as Senator",
              "Taking the seat", "Leaving the Senate"),
        match("Match each person with what the article says.", ("Abascal", "Discussed a forum"),
              ("Martelly", "Asked for help"), ("Maduro", "Sent judges into exile"),
              extra=["Signed a referral"]),
        ask(Kind.DATE, "On what date was Almagro born?", DateBody(PartialDate(1963, 6, 1))),
        ask(Kind.NUMERIC, "How many magistrates took office in exile?",
            Numeric((NumericAnswer(Decimal(33)),))),
    ]  # fmt: skip
    for question in good:
        assert not lint_question(question), question.stem


def test_drafts_without_proof_are_remarked_only() -> None:
    draft = replace(
        short("Who led the army?", "Napoleon", explanation=""), status=Status.DRAFT, citations=()
    )
    severities = {flaw.code: flaw.severity for flaw in lint_question(draft)}
    assert severities == {
        "no-explanation": Severity.REMARK,
        "no-citation": Severity.REMARK,
    }


def test_a_flaw_says_where_it_is() -> None:
    flaws = {
        flaw.code: flaw.path
        for flaw in lint_question(choice(HOLDS, "Paris", "Lyon", "All of the above", "A and B"))
    }
    assert flaws["all-of-the-above"] == ("options", 2, "text")
    assert flaws["k-type"] == ("options", 3, "text")
    gap = cloze("Napoleon was born on an {1} in the sea.", gap_of("island", "ship", "farm"))
    found = next(flaw for flaw in lint_question(gap) if flaw.code == "grammatical-cue")
    assert found.path == ("gaps", "1", "options", 1, "text")


def test_rules_of_words_rest_in_other_languages() -> None:
    question = choice("¿Cuál no es una ciudad?", "Roma", "Lyon", "Todas las anteriores")
    assert codes(question, "es") == {"all-of-the-above"}
    assert "unfocused-stem" not in codes(choice("La capitale:", *PARIS), "fr")


@given(st.permutations(["12", "15", "107"]))
def test_numbers_are_in_sequence_or_not(texts: list[str]) -> None:
    values = [int(text) for text in texts]
    ordered = values in (sorted(values), sorted(values, reverse=True))
    found = codes(choice("How many ships sank in the storm?", *texts))
    assert ("lost-sequence" in found) is not ordered


@pytest.mark.parametrize("texts", [*permutations(["a red car", "a red bike", "a blue car"])])
def test_convergence_does_not_depend_on_the_order(texts: tuple[str, ...]) -> None:
    key = texts.index("a red car")
    assert "convergence" in codes(choice("What is it?", *texts, keys=(key,)))
    other = texts.index("a red bike")
    assert "convergence" not in codes(choice("What is it?", *texts, keys=(other,)))


@given(strategies.questions(), st.sampled_from(["en", "es", "xx"]))
def test_any_question_can_be_judged(question: Question, language: str) -> None:
    for flaw in lint_question(question, language=language):
        assert RULES[flaw.code] is flaw.rule
        assert flaw.question_id == question.id
        assert flaw.message
        assert "\n" not in flaw.message
        assert flaw.severity is flaw.rule.severity or flaw.severity is Severity.REMARK


@given(st.text(max_size=200), st.sampled_from([True, False]))
def test_any_statement_can_be_judged(stem: str, answer: bool) -> None:
    lint_question(says(stem, answer))
    lint_question(cloze(f"{stem.replace('{', '').replace('}', '')} {{1}}", stem))
    lint_question(choice(stem, stem, "b", "c"))
