"""Is a name whole, nothing of it left over, and only one name? Enter by `is_whole_name`."""

from __future__ import annotations

from question_bank.gazetteer import demonym_country, given_name_gender, head_type, place_kind
from question_bank.generation.tree import Tree


def is_whole_name(tree: Tree, words: tuple[int, ...]) -> bool:
    """A name of proper nouns, with none left over on either side."""
    first, last = words[0], words[-1]
    proper = any(tree[m].pos == "PROPN" for m in words)
    before = tree[first - 1] if first else None
    after = tree[last + 1] if last + 1 < len(tree.tokens) else None
    neighbours = any(
        one is not None
        and one.pos == "PROPN"
        and one.relation in ("flat", "compound", "nmod", "appos")
        for one in (before, after)
    )
    if (
        after is not None
        and after.text in ("of", "de", "von", "van", "del")
        and (last + 2 < len(tree.tokens) and tree[last + 2].text[:1].isupper())
    ):
        return False  # the name may go on
    if after is not None and _goes_on(tree, last + 1):
        return False
    if (
        before is not None
        and before.text[:1].isupper()
        and before.pos in ("ADJ", "NOUN", "VERB")
        and before.head in words
    ):
        return False  # the name may begin before
    if tree[first].pos == "NUM" and len(words) > 1:
        return False
    if not tree[last].text[:1].isupper() and not tree[last].text[:1].isdigit():
        return False
    if _is_two_names(tree, words) or tree[last].pos in ("CCONJ", "ADP", "DET"):
        return False
    inside = {tree[m].text.lower() for m in words[1:-1]}
    if len(words) > 3 and inside & _JOINING:
        return False  # two names may have been taken for one
    if any(tree[m].relation == "conj" for m in words) and tree.before(first) == "between":
        return False
    hyphen = (after is not None and after.text in "-–/&") or (
        before is not None and before.text in "-–/&"
    )
    return proper and not neighbours and not hyphen


def _is_two_names(tree: Tree, words: tuple[int, ...]) -> bool:
    """ "Nuremberg Anton Koberger", "First World War Ljubljana": no comma told them apart."""
    texts = [tree[m].text for m in words if tree[m].pos == "PROPN"]
    texts = texts or [tree[words[0]].text]
    if any(tree[m].text == "the" for m in words[1:]):
        return True
    opens_with_people = len(words) > 1 and demonym_country(tree[words[0]].text) is not None
    if opens_with_people and head_type(texts[-1].lower()) is None:
        return True  # "Italian Nicolau Nasoni"
    given = [given_name_gender(text) is not None for text in texts]
    late_given = (
        len(texts) > 2 and any(given[1:-1]) and not given[0] and place_kind(texts[0]) is not None
    )
    event_inside = any(head_type(text.lower()) == "EVENT" for text in texts[:-1]) and (
        head_type(texts[-1].lower()) is None and "of" not in [tree[m].text for m in words]
    )
    return late_given or (event_inside and not texts[-1].isdigit() and len(texts[-1]) > 3)


_JOINING = frozenset("in at by with from on to against between".split())
_TIME_WORDS = frozenset("last next this that each every early late".split())


def _goes_on(tree: Tree, n: int) -> bool:
    """Whether a noun follows that the name may belong to ("to United States economic life")."""
    while n < len(tree.tokens) and tree[n].pos == "ADJ":
        if tree[n].text.lower() in _TIME_WORDS:
            return False
        n += 1
    return n < len(tree.tokens) and tree[n].pos == "NOUN"
