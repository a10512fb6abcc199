"""Makes institutions of what the rule found: their spans, countries and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.grammar import Context, Found
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.institutions.normalize import Body, Index
from diplotext.entities.ministries.build import country_of, is_place, owners_of, title_case
from diplotext.types import Institution

__all__ = ["Builder"]

Slots = Mapping[str, list[Any]]
_CORE = ("adjective", "style", "name", "word", "acronym", "middle", "parent", "parent_word")
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
        country = country_of([*found.get("adjective", ()), *found.get("middle", ()), *owners])
        if not self._stands(body, found, country.code if country else None, context):
            return
        core = [token for slot in _CORE for token in found.get(slot, ())]
        after = [t for s in ("generic", "host", "organization") for t in found.get(s, ())]
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
        return self.index.names[keys["name"]]

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
        return {slot: tokens for slot, tokens in found.items() if slot not in out}

    def _own_country(self, body: Body, found: Slots, keys: Mapping[str, str]) -> str | None:
        parent = self._parent(found, keys)
        return body.country or (parent.country if parent else None)

    def _stands(self, body: Body, found: Slots, code: str | None, context: Context) -> bool:
        """Tell the body of a state from one of a region, a club, a text."""
        head = next(found[slot] for slot in ("name", "word", "acronym") if slot in found)
        if "acronym" in found and head[0].value in self.index.strict and code is None:
            return False
        if body.guard == "state" and (code is None or body.country not in (None, code)):
            return False
        if body.guard == "organization" and "organization" not in found:
            return False
        capital = head[0].value[0].isupper()
        parented = "parent" in found or "parent_word" in found
        if body.guard == "capital" and not capital and code is None and not parented:
            return False
        return not self._local(found, head, code, context)

    def _local(self, found: Slots, head: Sequence[Any], code: str | None, context: Context) -> bool:
        before = context.before(head, 2)
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
        return f"{name} {context.plain(rest)}" if rest else name

    def _head_name(self, found: Slots, body: Body, single: bool, context: Context) -> str:
        """Give the body's own name; that of one state's body is the lexicon's."""
        words = [token for slot in ("style", "name", "word") for token in found.get(slot, ())]
        parent = [t for s in ("middle", "parent", "parent_word") for t in found.get(s, ())]
        if "acronym" in found or (body.country and "style" not in found):
            name = body.name
        else:
            name = title_case(context.nominative(words, number="sing" if single else None))
            name = name.capitalize() if name.isupper() else name
        return f"{name} {context.plain(parent)}" if parent else name


def _lemma_in(token: Any, words: Sequence[str]) -> bool:
    return any(form.normalized in words for form in getattr(token, "forms", ()))
