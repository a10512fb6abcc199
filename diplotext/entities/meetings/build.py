"""From a match to a mention: which adjectives belong to the noun, whether a verb is a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from diplotext.engine.grammar import Context, Found, keys, slots
from diplotext.entities.meetings.actors import boundaries, is_word
from diplotext.entities.meetings.normalize import Index, Verb, context
from diplotext.entities.meetings.verbs import fits, is_delegation, is_farewell
from diplotext.language.tokens import has_lemma
from diplotext.language.view import fold
from diplotext.types import Meeting

if TYPE_CHECKING:
    from yargy.parser import Match

__all__ = ["builder"]

REACH = 12  # tokens between a verb and "по телефону"
_REGULAR = frozenset({"очередной", "плановый"})


def builder(index: Index, verbs: Sequence[Verb]) -> Callable[[Match, Context], Iterator[Found]]:
    """Make the function that builds the mentions of a match."""
    rows: dict[str, list[Verb]] = {}
    for row in verbs:
        for word in row.words:
            rows.setdefault(fold(word), []).append(row)

    def build(match: Match, context: Context) -> Iterator[Found]:
        found = slots(match)
        if "letters" in found:
            tokens = found["letters"]
            yield Found(tokens, (Meeting(**context.span(tokens), kind="credentials"),))
        elif "noun" in found:
            yield from _noun(found, keys(match, found), context, index)
        else:
            yield from _verb(found, context, rows)

    return build


def _noun(found: dict[str, Any], key: dict[str, str], at: Context, index: Index) -> Iterator[Found]:
    head = found["noun"]
    noun = key.get("noun") or _round_noun(head[0])
    before = found.get("inner", []) if "counter" in found else found.get("modifiers", [])
    adjectives = [_adjective(token) for token in before]
    kind = index.kind(noun, {lemma for own in adjectives for lemma in own})
    if kind == "meeting" and is_farewell(at):
        kind = "farewell_meeting"
    if "counter" in found:
        kind = "negotiation_round" if noun == "переговоры" else kind
    if kind is None or not _is_said(found, noun, at):
        return
    typing, level, format = _typing(before, adjectives, noun, kind, index)
    first = (found.get("counter") or typing or head)[0]
    tokens = [
        token
        for token in (*found.get("modifiers", []), *found.get("counter", []), *before, *head)
        if first.span.start <= token.span.start
    ]
    tokens = list({token.span.start: token for token in tokens}.values())
    format = format or _regular(found.get("modifiers", []), noun, head, at)
    level = level or index.kinds[kind].level or ("highest" if noun == "саммит" else None)
    mention = Meeting(**at.span(tokens), kind=kind, level=level, format=format)
    yield Found(tokens, (mention,))


def _round_noun(token: Any) -> str:
    known = {"переговоры": "переговоры", "переговор": "переговоры", "консультация": "консультации"}
    return next((known[f.normalized] for f in token.forms if f.normalized in known), "диалог")


def _adjective(token: Any) -> set[str]:
    """Give the lemmas of an attribute; of a participle its own masculine, not the verb."""
    if is_word(token, "онлайн"):
        return {"онлайн"}
    if token.type == "AREA":
        return {lemma for part in token.parts for lemma in _adjective(part)}
    if token.type != "RU":
        return set()
    found = {form.normalized for form in token.forms if "ADJF" in form.grams}
    participles = [form for form in token.forms if "PRTF" in form.grams]
    return found | {fold(form.inflect({"nomn", "sing", "masc"})) for form in participles}


def _typing(
    tokens: Sequence[Any], lemmas: Sequence[set[str]], noun: str, kind: str, index: Index
) -> tuple[list[Any], str | None, str | None]:
    """Give the adjectives that type the meeting, and the level and format they say."""
    typing, level, format = [], None, None
    for token, own in zip(tokens, lemmas, strict=True):
        rows = [row for lemma in own if (row := index.modifier(lemma, noun, kind))]
        if rows:
            typing.append(token)
            level, format = level or rows[0].level, format or rows[0].format
    return typing, level, format


def _regular(modifiers: Sequence[Any], noun: str, head: Sequence[Any], at: Context) -> str | None:
    """Tell a session of a series: "очередное заседание", "VII сессия", "5-е заседание"."""
    if any(_adjective(token) & _REGULAR for token in modifiers):
        return "regular"
    if noun not in context()["ordinal_kinds"]:
        return None
    if any("Anum" in form.grams for token in modifiers for form in token.forms):
        return "regular"
    before = at.before(modifiers or head, 3)
    roman = bool(before) and before[-1].type == "LATIN" and set(before[-1].value) <= set("IVXL")
    digits = len(before) == 3 and before[0].type == "INT" and before[1].value == "-"
    return "regular" if roman or digits else None


def _is_said(found: dict[str, Any], noun: str, at: Context) -> bool:
    """Refuse names and other senses that the words themselves give away."""
    head = found["noun"][-1]
    after = at.after([head])
    if head.value[:1].isupper() and noun in ("конгресс", "собрание", "форум") and at.before([head]):
        return False
    # "саммит-отель", "визит-эффект"
    return not (after and after[0].value == "-" and after[0].span.start == head.span.stop)


def _verb(found: dict[str, Any], at: Context, rows: dict[str, list[Verb]]) -> Iterator[Found]:
    passive = "passive" in found
    tokens = found["passive" if passive else "verb"]
    copula = found.get("copula", [])
    verb = tokens[0]
    lemmas = {form.normalized for form in verb.forms}
    known = dict.fromkeys(row for lemma in lemmas for row in rows.get(lemma, ()))
    medium = found.get("by") or (_medium(verb, at) if any(_is_remote(row) for row in known) else [])
    for row in known:
        if _is_remote(row) != bool(medium):
            continue
        pattern = "passive" if passive and row.pattern == "receive" else row.pattern
        if fits(pattern, verb, at):
            kind = "video_call" if medium and _is_video(medium) else row.kind
            if kind == "visit" and is_delegation(verb, at):
                kind = "delegation_visit"
            if kind == "meeting" and is_farewell(at):
                kind = "farewell_meeting"
            whole = [*copula, *tokens, *found.get("by", [])]
            whole = [
                t for t in at.tokens if whole[0].span.start <= t.span.start <= whole[-1].span.start
            ]
            yield Found(whole, (Meeting(**at.span(whole), kind=kind),))
            return


def _is_remote(row: Verb) -> bool:
    return row.pattern == "remote"


def _medium(verb: Any, at: Context) -> list[Any]:
    """Find "по телефону" elsewhere in the clause: "обсудил с коллегой по телефону"."""
    row = at.tokens
    index = next(i for i, token in enumerate(row) if token is verb)
    start, stop = boundaries(row, index)
    means_of_talk = context()["phone"] | context()["remote"]
    for position in range(max(start, index - REACH), min(stop, index + REACH + 1) - 1):
        means = row[position + 1]
        if is_word(row[position], "по") and has_lemma(means, means_of_talk):
            return [row[position], means]
    return []


def _is_video(tokens: Sequence[Any]) -> bool:
    return any(f.normalized in context()["remote"] for f in getattr(tokens[-1], "forms", ()))
