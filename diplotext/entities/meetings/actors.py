"""Who stands in a sentence, in which case and after which preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from diplotext.entities.meetings.normalize import context
from diplotext.language.tokens import has_lemma
from diplotext.language.view import fold
from diplotext.types import Country, Mention

__all__ = ["Actor", "actors", "boundaries", "cases", "has_lemma", "is_word"]

OFFICIAL = frozenset({"COUNTRY", "MINISTRY", "INSTITUTION", "ORGANIZATION", "TITLE", "PERSON"})
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NAMES = ("Name", "Surn", "Patr")
_SUBORDINATE = frozenset(
    {"что", "который", "где", "чтобы", "когда", "однако", "но", "поскольку", "откуда", "куда"}
)


@frozen
class Actor:
    """One official of a sentence: its tokens in the row, and how it stands there.

    ``mention`` is the person where a title stands beside a name; ``None`` for a plain
    noun ("делегация"). ``title`` is the title beside the name.
    ``others`` are bodies under one word ("МИД Кении и Чили").
    """

    start: int
    stop: int
    mention: Mention | None
    cases: frozenset[str]
    plural: bool = False
    preposition: str | None = None
    title: Mention | None = None
    joined: bool = False
    human: bool = False
    others: tuple[Mention, ...] = ()


def is_word(token: Any, *words: str) -> bool:
    """Tell whether a token is one of the words, in whatever letter case."""
    return token.value.lower() in words


def cases(token: Any) -> frozenset[str]:
    """Give the cases in which a token may stand; all where its words tell nothing.

    Offices are people: "главы" is no chapter, "премьера" no first night.
    """
    if token.type == "PERSON":
        return _name_cases(token)
    forms = [form for form in getattr(token, "forms", ()) if "NOUN" in form.grams] or list(
        getattr(token, "forms", ())
    )
    if token.type == "TITLE":
        forms = [form for form in forms if "anim" in form.grams] or forms
    if any("Fixd" in form.grams for form in forms[:1]) or token.value.isupper():
        return frozenset(_CASES)
    found = {case for form in forms for case in _CASES if case in form.grams}
    return frozenset(found or _CASES)


def _name_cases(token: Any) -> frozenset[str]:
    found: set[str] = set(_CASES)
    for part in getattr(token, "parts", ()):
        if part.type != "RU" or len(part.value) < 3:
            continue
        named = [f for f in part.forms if any(g in f.grams for g in _NAMES)]
        forms = named or part.forms
        if any("Fixd" in form.grams for form in forms[:1]):
            continue
        own = {case for form in forms for case in _CASES if case in form.grams}
        # Of a man the two are one, whatever an unknown word is read as.
        if any("gent" in form.grams and ("masc" in form.grams or not named) for form in forms):
            own.add("accs")
        found = (found & own) or found
    # The name of a person is nominative: where the words are the name, they may be too.
    same = _letters(token.value) == _letters(getattr(token.mention, "name", ""))
    return frozenset(found | {"nomn"} if same else found - {"nomn"} or found)


def _letters(name: str) -> str:
    return "".join(char for char in fold(name).lower() if char.isalpha())


def actors(row: Sequence[Any]) -> list[Actor]:
    """Read the officials of a row of tokens, in order; a title with its name is one."""
    found: list[Actor] = []
    index = 0
    while index < len(row):
        actor = _listed(row, index, found) or _actor(row, index)
        if actor is None:
            index += 1
            continue
        actor = _joined(row, actor, found)
        if _is_head_of(row, actor) and found:
            found[-1] = evolve(found[-1], mention=actor.mention, title=actor.title)
        else:
            found.append(actor)
        index = actor.stop
    return found


def _listed(row: Sequence[Any], index: int, before: Sequence[Actor]) -> Actor | None:
    """Read the rest of "главы МИД Кении N, Чили N и Перу – N": a state and its person."""
    if row[index].type != "COUNTRY" or not before or index + 1 >= len(row):
        return None
    last = before[-1]
    listed = (last.plural or last.title is not None) and last.stop == index - 1
    if not listed or row[index].mention.form == "adjective":
        return None
    if not is_word(row[index - 1], ",", "и", ";"):
        return None
    stop = index + 2 if row[index + 1].value in ("–", "—", "-") else index + 1
    if stop >= len(row) or row[stop].type != "PERSON":
        return None
    own = cases(row[stop])
    shared = own & last.cases or own
    return Actor(index, stop + 1, row[stop].mention, shared, plural=True, human=True)


def _is_head_of(row: Sequence[Any], actor: Actor) -> bool:
    """Tell "делегация во главе с министром": the minister stands for the delegation."""
    before = row[max(0, actor.start - 3) : actor.start]
    return [token.value.lower() for token in before[:2]] == ["во", "главе"]


def _actor(row: Sequence[Any], index: int) -> Actor | None:
    token = row[index]
    after = row[index + 1] if index + 1 < len(row) else None
    if token.type == "TITLE":
        mention, stop, own = token.mention, index + 1, cases(token)
        title = token.mention
        if after is not None and index + 2 < len(row) and _is_rank(after, own):
            after, stop = row[index + 2], index + 2
        if after is not None and after.type == "PERSON":
            if title.status == "acting":  # "и.о. министра Ивану Сатову": the name declines
                own = frozenset(_CASES)
            mention, stop, own = after.mention, stop + 1, (own & cases(after)) or own
        else:
            stop = index + 1
        return Actor(index, stop, mention, own, title.plural, title=title, human=True)
    if token.type == "PERSON":
        return Actor(index, index + 1, token.mention, cases(token), human=True)
    if token.type == "COUNTRY" and isinstance(token.mention, Country):
        if token.mention.form == "adjective":
            return _adjective(row, index)
        return Actor(index, index + 1, token.mention, cases(token))
    if token.type in OFFICIAL:
        plural = bool(getattr(token.mention, "plural", False))
        first = token.mention
        same = [m for m in token.mentions if m.type == first.type]
        others = tuple(m for m in same if m.start >= first.stop)
        return Actor(index, index + 1, token.mention, cases(token), plural, others=others)
    if has_lemma(token, context()["guest"] | {"сторона"}, "NOUN"):
        if index and is_word(row[index - 1], "во"):  # "во главе с"
            return None
        plural = any("plur" in form.grams for form in token.forms)
        stop, sent_by = _sender(row, index + 1)
        return _with_name(row, Actor(index, stop, sent_by, cases(token), plural, human=True))
    return None


def _is_rank(token: Any, own: frozenset[str]) -> bool:
    """Tell what stands between an office and a name: "генерал-полковник", "господином"."""
    noun = token.type == "RU" and all(g in token.forms[0].grams for g in ("NOUN", "anim"))
    bare = token.type == "TITLE" and not token.mention.country and not token.mention.plural
    return (noun or bare) and bool(own & cases(token))


def _sender(row: Sequence[Any], index: int) -> tuple[int, Mention | None]:
    """Read who sent "делегация Чили", "коллега из Омана", "представители МИД Перу"."""
    start = index + 1 if index < len(row) and is_word(row[index], "из") else index
    if start < len(row) and row[start].type in OFFICIAL - {"TITLE", "PERSON"}:
        token = row[start]
        adjective = isinstance(token.mention, Country) and token.mention.form == "adjective"
        if "gent" in cases(token) and not adjective:
            return start + 1, token.mention
    return index, None


def _with_name(row: Sequence[Any], actor: Actor) -> Actor:
    """Put the person for "коллегой Араиком Оганяном"."""
    after = row[actor.stop] if actor.stop < len(row) else None
    if after is None or after.type != "PERSON" or not actor.cases & cases(after):
        return actor
    own = actor.cases & cases(after)
    return evolve(actor, mention=after.mention, cases=own, stop=actor.stop + 1)


def _adjective(row: Sequence[Any], index: int) -> Actor | None:
    """Read "латвийским коллегой", "турецкая делегация": the state stands for them."""
    for stop in range(index + 1, min(index + 3, len(row))):
        token = row[stop]
        if has_lemma(token, context()["guest"] | {"сторона"}, "NOUN"):
            plural = any("plur" in form.grams for form in token.forms)
            mention, end = row[index].mention, stop + 1
            if end < len(row) and row[end].type == "PERSON":  # "индийский коллега Арджун Мехта"
                mention, end = row[end].mention, end + 1
            return Actor(index, end, mention, cases(token), plural=plural, human=True)
        if token.type != "RU" or not any("ADJF" in form.grams for form in token.forms[:2]):
            return None
    return None


def _joined(row: Sequence[Any], actor: Actor, before: Sequence[Actor]) -> Actor:
    """Find the preposition of an actor, or of the one it is joined to by "и" or a comma."""
    index = actor.start - 1
    while index >= 0 and row[index].type == "RU" and _is_adjective(row[index]):
        index -= 1
    if index < 0:
        return actor
    token = row[index]
    if token.type == "RU" and "PREP" in token.forms[0].grams:
        return evolve(actor, preposition=token.value.lower())
    last = before[-1] if before else None
    if is_word(token, "и", ",") and last and last.stop == index and last.cases & actor.cases:
        both = last.cases & actor.cases
        return evolve(actor, preposition=last.preposition, cases=both, joined=True)
    return actor


def _is_adjective(token: Any) -> bool:
    grams = token.forms[0].grams
    return "ADJF" in grams or "PRTF" in grams


def boundaries(row: Sequence[Any], index: int) -> tuple[int, int]:
    """Give the clause round a token: from one boundary to the next, in tokens.

    Boundaries are semicolons, colons, quotation dashes and commas before "что", "который"
    and the like; a participle clause does not end a clause.
    """
    start, stop = 0, len(row)
    for position, token in enumerate(row):
        if not _is_boundary(row, position, token):
            continue
        if position < index:
            start = position + 1
        elif position > index:
            stop = position
            break
    return start, stop


def _is_boundary(row: Sequence[Any], position: int, token: Any) -> bool:
    if token.value in (";", ":"):
        return True
    after = row[position + 1 : position + 4]
    if token.value == "," and after:
        words = after if "PREP" in getattr(after[0], "forms", [_NONE])[0].grams else after[:1]
        return any(has_lemma(word, _SUBORDINATE) for word in words)
    return False


class _Nothing:
    grams = frozenset[str]()


_NONE = _Nothing()
