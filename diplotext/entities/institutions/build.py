"""Makes institutions of what the rule found: their spans, countries and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.acronyms import inside, learn, stands_for
from diplotext.engine.grammar import Context, Found
from diplotext.engine.pipeline import Analysis, Row
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.institutions.normalize import Body, Index
from diplotext.entities.ministries.build import country_of, is_place, owners_of
from diplotext.language.tokens import MergedToken, Token, WordToken, merge
from diplotext.types import Institution, Mention

__all__ = ["Builder"]

Slots = Mapping[str, list[Any]]
_CORE = (
    *("adjective", "style", "name", "word", "acronym", "office", "of_state", "holder", "middle"),
    *("parent", "parent_word"),
    "bracket",
)
_QUOTES = '«"“„'
_LONG = 4  # letters: shorter names in capitals are abbreviations
_ADMINISTRATION = "Администрация Президента"
HOSTED = frozenset({"embassy", "consulate"})


@frozen
class Builder:
    """Makes mentions of one match; ``words`` are the lists of ``context.csv``."""

    index: Index
    words: Mapping[str, tuple[str, ...]]

    def __call__(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        """Give the body, or one for each state of a list."""
        body = self._body(found, keys)
        found = self._fitting(body, found, keys)
        owners = owners_of(found.get("owners", []))
        inside = [t for slot in ("adjective", "of_state", "middle") for t in found.get(slot, ())]
        country = country_of([*inside, *owners])
        if not self._stands(body, found, country.code if country else None, context):
            return
        core = [token for slot in _CORE for token in found.get(slot, ())]
        parts = ("generic", "closing", "host", "organization")
        after = [t for s in parts for t in found.get(s, ())]
        code = country.code if country else self._own_country(body, found, keys)
        single = len(owners) < 2
        tokens = [*core, *owners[:1], *(after if single else ())]
        name = self._name(found, body, code, owners, context)
        mentions = [Institution(**context.span(tokens), kind=body.kind, country=code, name=name)]
        for owner in owners[1:]:
            more = owner.mention.code
            last = [owner, *(after if owner is owners[-1] else ())]
            named = self._name(found, body, more, [owner], context)
            mentions.append(
                Institution(**context.span(last), kind=body.kind, country=more, name=named)
            )
        end = max([*core, *owners, *after], key=lambda token: token.span.start)
        yield Found(context.between(core[0], end), mentions)

    def _body(self, found: Slots, keys: Mapping[str, str]) -> Body:
        if "acronym" in found:
            return self.index.acronyms[found["acronym"][0].value]
        if "word" in found:
            return self.index.words[found["word"][0].value.lower()]
        return self.index.names[_ADMINISTRATION if "office" in found else keys["name"]]

    def _parent(self, found: Slots, keys: Mapping[str, str]) -> Body | None:
        if "parent" in found:
            return self.index.names[keys["parent"]]
        if "parent_word" in found:
            return self.index.words[found["parent_word"][0].value.lower()]
        return None

    def _fitting(self, body: Body, found: Slots, keys: Mapping[str, str]) -> Slots:
        """Leave out what does not belong to this kind of body."""
        parent = self._parent(found, keys)
        out = set()
        if parent is not None and {parent.kind, body.kind} != {"parliament"}:
            out |= {"middle", "parent", "parent_word", "owners", "generic", "host", "organization"}
        if body.kind not in HOSTED:
            out.add("host")
        if body.kind != "permanent_mission":
            out.add("organization")
        named = [t for s in ("style", "name", "word") for t in found.get(s, ())]
        for slot in ("bracket", "closing"):
            if slot in found and not self._same(body, found[slot], named):
                out |= {slot, "closing", "host", "organization"}
                out |= {"owners", "generic"} if slot == "bracket" else set()
        return {slot: tokens for slot, tokens in found.items() if slot not in out}

    def _same(self, body: Body, bracket: Sequence[Token], name: Sequence[Token]) -> bool:
        """Tell whether the acronym in brackets is that of the body before it."""
        word = inside(bracket)[0].value
        other = self.index.acronyms.get(word) or self.index.words.get(word.lower())
        same = other is not None and other.kind == body.kind
        return same or stands_for(bracket, name)

    def _own_country(self, body: Body, found: Slots, keys: Mapping[str, str]) -> str | None:
        parent = self._parent(found, keys)
        return body.country or (parent.country if parent else None)

    def _stands(self, body: Body, found: Slots, code: str | None, context: Context) -> bool:
        """Tell the body of a state from one of a region, a club, a text."""
        slots = ("name", "word", "acronym", "office")
        head = next(found[slot] for slot in slots if slot in found)
        if "acronym" in found and head[0].value in self.index.strict and code is None:
            return False
        if body.guard == "state" and (code is None or body.country not in (None, code)):
            return False
        if body.guard == "organization" and "organization" not in found:
            return False
        capital = head[0].value[0].isupper()
        bare = body.kind == "presidential_administration" and code is None
        if bare and not capital and "generic" not in found and _of_person(head, context):
            return False  # "администрация президента Хилла": there the president is a person
        parented = "parent" in found or "parent_word" in found
        if body.guard == "capital" and not capital and code is None and not parented:
            return False
        parent = [t for slot in ("parent", "parent_word") for t in found.get(slot, ())]
        return not self._local(found, [*head, *parent], code, context)

    def _local(self, found: Slots, head: Sequence[Any], code: str | None, context: Context) -> bool:
        before = context.before(head, 2)
        if before and _lemma_in(before[-1], self.words["houses"]):
            return True  # "в Доме народных собраний"
        # "630-местный парламент" is not a local one.
        numbered = len(before) == 2 and before[0].value == "-"
        if before and _lemma_in(before[-1], self.words["local"]) and not numbered:
            return True
        if code is not None or "generic" in found:
            return False
        after = context.after(head, 2)
        if after and after[0].value.lower() in self.words["portfolios"]:
            return True  # "Совет министров обороны" is no government
        if any(_lemma_in(token, self.words["local_heads"]) for token in after):
            return True
        return bool(after) and after[0].value[0].isupper() and is_place(after[0])

    def _name(
        self,
        found: Slots,
        body: Body,
        code: str | None,
        owners: Sequence[Any],
        context: Context,
    ) -> str:
        name = self._head_name(found, body, len(owners) > 0, context)
        if owners and owners[0].mention.form == "name" and not owners[0].value.isupper():
            name = f"{name} {context.surface(owners[:1])}"
        elif (
            code and "middle" not in found and ("adjective" in found or owners or not body.country)
        ):
            genitive = genitive_name(code)
            name = f"{name} {genitive}" if genitive else name
        rest = [*found.get("host", ()), *found.get("organization", ())]
        return f"{name} {_unshouted(context.plain(rest))}" if rest else name

    def _head_name(self, found: Slots, body: Body, single: bool, context: Context) -> str:
        """Give the body's own name; that of one state's body is the lexicon's."""
        words = [token for slot in ("style", "name", "word") for token in found.get(slot, ())]
        parent = [t for s in ("middle", "parent", "parent_word") for t in found.get(s, ())]
        if "acronym" in found or "office" in found or (body.country and "style" not in found):
            name = body.name
        else:
            name = context.nominative(words, number="sing" if single else None)
            name = name.capitalize() if name.isupper() else name
        if "office" in found:
            return f"{name} {genitive_name(found['of_state'][0].mention.code) or ''}".strip()
        return f"{name} {context.plain(parent)}" if parent else name

    def finish(self, analysis: Analysis) -> None:
        """Find the acronyms that brackets define, and doubtful ones for which something speaks."""
        learn(analysis, "INSTITUTION")
        named = {m.name.split(" (")[0] for m in analysis.mentions if isinstance(m, Institution)}
        guarded = {word for word, body in self.index.words.items() if _of_one_state(body)}
        doubtful = self.index.acronyms.keys() | guarded
        for index, row in enumerate(analysis.rows):
            values = [token.value for token in row]
            if not doubtful.isdisjoint([*values, *(value.lower() for value in values)]):
                analysis.rows[index] = self._in_row(analysis, list(row), named)

    def _in_row(self, analysis: Analysis, row: list[Token], named: set[str]) -> Row:
        for position, token in enumerate(row):
            body = self.index.acronyms.get(token.value) if _is_word(token) else None
            if _is_word(token) and body is None:  # "Госсовета", where "Госсовет КНР" is named
                body = self.index.words.get(token.value.lower())
                body = body if body and _of_one_state(body) else None
            if body is None or body.country is None:
                continue
            if self._meant(row, position, body, named):
                mention = self._acronym(token, body, analysis)
                analysis.mentions.append(mention)
                row[position] = merge([token], "INSTITUTION", (mention,), analysis.view.matching)
        return tuple(row)

    def _meant(self, row: Sequence[Any], position: int, body: Body, named: set[str]) -> bool:
        following = row[position + 1] if position + 1 < len(row) else None
        if following is not None and following.value in _QUOTES:  # a block of flats
            return False
        before = row[position - 1] if position else None
        named_here = any(name.startswith(body.name) for name in named)
        if body.guard == "state":
            return named_here
        near = before is not None and _lemma_in(before, self.words["deputies"])
        acts = following is not None and _lemma_in(following, self.words["acts"])
        return near or acts or named_here

    def _acronym(self, token: Token, body: Body, analysis: Analysis) -> Mention:
        start, stop = analysis.view.raw_span(token.span.start, token.span.stop)
        text = analysis.view.raw[start:stop]
        return Institution(
            start=start, stop=stop, text=text, kind=body.kind, country=body.country, name=body.name
        )


def _unshouted(words: str) -> str:
    """Bring "В ПЕРУ" of a heading down to "в Перу"."""
    if not words.isupper():
        return words
    first, *others = words.split()
    return " ".join([first.lower(), *(w.capitalize() if len(w) >= _LONG else w for w in others)])


def _of_one_state(body: Body) -> bool:
    """Tell a general word for the body of one state: "госсовет"."""
    return body.guard == "state" and body.country is not None


def _is_word(token: Token) -> bool:
    return isinstance(token, WordToken) and not isinstance(token, MergedToken)


def _of_person(head: Sequence[Any], context: Context) -> bool:
    """Tell a name in the genitive from one that belongs to a head of the administration."""
    names = [t for t in context.after(head, 2) if t.type == "RU" and t.value[0].isupper()]
    if not names or names[0] is not context.after(head)[0]:
        return False
    # A given name that dictionaries lack tells less than the family name.
    telling = names[0] if context.morph.is_known(names[0].value) else names[-1]
    forms = telling.forms
    return "nomn" not in forms[0].grams and any("gent" in form.grams for form in forms)


def _lemma_in(token: Any, words: Sequence[str]) -> bool:
    return any(form.normalized in words for form in getattr(token, "forms", ()))
