"""Makes ministries of what the rule found: their spans, countries and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from diplotext.engine.acronyms import inside, stands_for
from diplotext.engine.grammar import Context, Found
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.ministries.normalize import OTHER, Body, Index, split_portfolios
from diplotext.language.inflect import nominative
from diplotext.language.tokens import Token, has_lemma
from diplotext.types import Country, Ministry

__all__ = ["Builder", "country_of", "is_place", "owners_of", "title_case"]

Slots = Mapping[str, list[Any]]
_CORE = (
    *("adjective", "style", "acronym", "word", "name", "head", "portfolio", "middle", "bracket"),
)
_QUOTES = ('«"“„', '»"”“')


@frozen
class Builder:
    """Makes mentions of one match; ``words`` are the lists of ``context.csv``."""

    index: Index
    words: Mapping[str, tuple[str, ...]]

    def __call__(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        """Give one group of tokens with the ministries that it names."""
        tokens = sorted((t for slot in found.values() for t in slot), key=lambda t: t.span.start)
        if _quoted(tokens, context):
            return
        found = _without_tail(found)
        if "prefix" in found:
            yield from self._prefixed(found, keys, context)
            return
        for slot in ("bracket", "closing"):
            if slot in found and not self._same(found, slot, keys):
                yield from self._another(found[slot], context)
                left_out = (slot, "owners", "generic", "closing") if slot == "bracket" else (slot,)
                found = {k: v for k, v in found.items() if k not in left_out}
        yield from self._named(found, keys, context)

    def _named(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        owners = owners_of(found.get("owners", []))
        adjectives, found = _last_adjective(found)
        core = [token for slot in _CORE for token in found.get(slot, ())]
        core.sort(key=lambda token: token.span.start)
        plural = self._plural(found, core, owners, context)
        if plural and "portfolio" in found:
            words = [token.value.lower() for token in found["portfolio"]]
            parts = split_portfolios(words, self.index)
            # "министерства экономики и финансов двух стран" are of one kind.
            alike = tuple(words) in self.index.phrases and self._of_several(core, context)
            if len(parts) > 1 and not alike:
                yield from self._several(found, core, parts, owners, context)
                return
        body = self._body(found, keys)
        country = country_of([*found.get("adjective", ()), *found.get("middle", ()), *owners[:1]])
        if body is None or (body.strict and country is None):
            return
        if _any_agency(found) and not _official(found, owners):
            return
        if country is None and "generic" not in found and _regional(core, body, context):
            return
        closing = found.get("closing", []) if len(owners) < 2 else []
        first = [*core, *(owners[:1] or found.get("generic", [])), *closing]
        code = country.code if country else body.country
        if _compound(found):
            code, plural = None, True
        mention = Ministry(
            **context.span(first),
            portfolio=body.portfolio,
            country=code,
            name=self._name(found, body, code, owners, plural and not adjectives, context),
            plural=plural and not owners and not adjectives,
        )
        before = [self._other(token, found, body, context) for token in adjectives]
        after = [self._other(token, found, body, context) for token in owners[1:]]
        start = adjectives[0] if adjectives else core[0]
        tokens = [*context.between(start, core[-1]), *_upto(found, owners), *closing]
        yield Found(tokens, [*before, mention, *after])

    def _other(self, owner: Any, found: Slots, body: Body, context: Context) -> Ministry:
        """Make the ministry of another state of a list: "Перу" of "МИД Чили и Перу"."""
        return Ministry(
            **context.span([owner]),
            portfolio=body.portfolio,
            country=owner.mention.code,
            name=self._name(found, body, owner.mention.code, [owner], False, context),
        )

    def _prefixed(self, found: Slots, keys: Mapping[str, str], context: Context) -> Iterator[Found]:
        owner = found["owners"][0]
        body = self.index.prefixed[keys["prefix"]].get(owner.mention.code)
        if body is not None and found["prefix"][0].value[0].isupper():
            tokens = [*found["prefix"], owner]
            mention = Ministry(
                **context.span(tokens),
                portfolio=body.portfolio,
                country=owner.mention.code,
                name=body.name,
            )
            yield Found(tokens, [mention])

    def _body(self, found: Slots, keys: Mapping[str, str]) -> Body | None:
        if "acronym" in found:
            return self.index.acronyms[found["acronym"][0].value]
        if "word" in found:
            return self.index.words[found["word"][0].value.lower()]
        if "name" in found:
            return self.index.names[keys["name"]]
        portfolio = self.index.portfolio([token.value for token in found["portfolio"]])
        if portfolio is None:
            capital = found["head"][0].value[0].isupper()
            if not capital and not {"adjective", "owners", "generic"} & set(found):
                return None
            return Body(OTHER, "", own=True)
        return Body(portfolio, "", own=True)

    def _same(self, found: Slots, slot: str, keys: Mapping[str, str]) -> bool:
        """Tell whether the acronym in brackets is that of the ministry before it."""
        name = [token for key in ("name", "head", "portfolio") for token in found.get(key, ())]
        body, other = self._body(found, keys), self._inside(found[slot])
        if not name or body is None:
            return False
        same = other is not None and other.portfolio == body.portfolio
        return same or stands_for(found[slot], [*found.get("style", ()), *name])

    def _inside(self, bracket: Sequence[Token]) -> Body | None:
        """Give what the word in brackets says."""
        word = inside(bracket)[0].value
        return self.index.acronyms.get(word) or self.index.words.get(word.lower())

    def _another(self, bracket: Sequence[Token], context: Context) -> Iterator[Found]:
        """Make the ministry of an acronym in brackets that is not that of the name before."""
        body, tokens = self._inside(bracket), inside(bracket)
        if body is not None and not body.strict:
            name = _with_country(body.name, body.country)
            span = context.span(tokens)
            mention = Ministry(**span, portfolio=body.portfolio, country=body.country, name=name)
            yield Found(tokens, [mention])

    def _plural(
        self, found: Slots, core: Sequence[Token], owners: Sequence[Token], context: Context
    ) -> bool:
        head = next((found[s][-1] for s in ("head", "name", "word", "acronym") if s in found), None)
        if head is None:
            return False
        if not owners and self._of_several(core, context):
            return True
        if "acronym" in found:
            return str(head.value).endswith(("ы", "ов", "ам", "ами", "ах"))
        forms = getattr(head, "forms", ())
        numbers = {"plur" in form.grams for form in forms if "NOUN" in form.grams}
        if numbers == {True, False} and "adjective" in found:
            forms = found["adjective"][0].forms
            return all("plur" in form.grams for form in forms)
        return numbers == {True}

    def _of_several(self, core: Sequence[Token], context: Context) -> bool:
        """Tell whether "двух стран" or the like follows."""
        for token in context.after(core, 3):
            if token.value.lower() in self.words["after_plural"]:
                return True
            if not any(f.normalized in self.words["numerals"] for f in getattr(token, "forms", ())):
                return token.type == "INT"
        return False

    def _several(
        self,
        found: Slots,
        core: Sequence[Token],
        parts: Sequence[tuple[int, int]],
        owners: Sequence[Any],
        context: Context,
    ) -> Iterator[Found]:
        """Split "министерствам транспорта и энергетики Чили" into its ministries."""
        portfolio = found["portfolio"]
        owner = list(owners[:1])
        code = country_of([*found.get("adjective", ()), *owner])
        mentions = []
        for number, (start, stop) in enumerate(parts):
            words = portfolio[start:stop]
            begin = core[0] if number == 0 else words[0]
            last = number == len(parts) - 1
            end = [*owner, *found.get("generic", [])] if last else []
            title = nominative([found["head"][0].value], context.morph, number="sing")
            name = [title.lower().capitalize(), context.plain(words)]
            mentions.append(
                Ministry(
                    **context.span([begin, *words, *end]),
                    portfolio=self.index.portfolio([t.value for t in words]) or OTHER,
                    country=code.code if code else None,
                    name=_with_country(" ".join(name), code.code if code else None),
                )
            )
        yield Found([*core, *owner, *found.get("generic", [])], mentions)

    def _name(
        self,
        found: Slots,
        body: Body,
        code: str | None,
        owners: Sequence[Any],
        plural: bool,
        context: Context,
    ) -> str:
        name = body.name
        if "portfolio" in found or ("name" in found and body.own and not body.country):
            name = self._own_words(found, context)
        if "middle" in found:
            return name
        shouted = owners and owners[0].value.isupper()
        if owners and owners[0].mention.form == "name" and not shouted:
            return f"{name} {context.surface(owners[:1])}"
        if plural and not owners:
            number = nominative(name.split(), context.morph, number="plur")
            return title_case(number)
        return _with_country(name, code)

    def _own_words(self, found: Slots, context: Context) -> str:
        """Give the words of the text with the head in the nominative."""
        if "portfolio" not in found:
            words = [*found.get("style", ()), *found["name"]]
            return title_case(context.nominative(words, number="sing"))
        head = context.nominative([*found.get("style", ()), *found["head"]], number="sing")
        words = [head, context.plain(found["portfolio"])]
        if middle := found.get("middle"):
            return title_case(" ".join([words[0], context.surface(middle), words[1]]))
        return title_case(" ".join(words))


def _without_tail(found: Slots) -> Slots:
    """Cut "по" that belongs to what comes after: "переговоры в Министерстве торговли по сборке"."""
    if "owners" in found or "generic" in found or "portfolio" not in found:
        return found
    words = list(found["portfolio"])
    while len(words) > 1 and words[-1].value.lower() in ("по", "и", ","):
        words.pop()
    return {**found, "portfolio": words}


def _last_adjective(found: Slots) -> tuple[list[Any], Slots]:
    """Part "казахстанского и" from "кыргызского МИД"; without "и" only the last one counts."""
    tokens = found.get("adjective", [])
    if len(tokens) < 2:
        return [], found
    joined = tokens[-2].value.lower() == "и"
    others = [t for t in tokens[:-1] if t.type == "COUNTRY"] if joined else []
    return others, {**found, "adjective": tokens[-1:]}


def _any_agency(found: Slots) -> bool:
    """Tell "Агентство по техническому надзору": a purpose that the vocabulary lacks."""
    if "head" not in found or "middle" in found:
        return False
    return not has_lemma(found["head"][0], ("министерство",))


def _official(found: Slots, owners: Sequence[Any]) -> bool:
    """Tell an agency of one state from a committee for something: "комитет по обороне"."""
    first = [*found.get("style", ()), *found["head"]][0]
    return len(owners) == 1 and bool(first.value[0].isupper())


def _compound(found: Slots) -> bool:
    """Tell whether the adjective names two states: "казахско-кыргызские"."""
    return any(len(getattr(t, "mentions", ())) > 1 for t in found.get("adjective", ()))


def owners_of(tokens: Sequence[Any]) -> list[Any]:
    """Give the states of a list; a list without "и" is cut to its first one."""
    countries = [token for token in tokens if token.type == "COUNTRY"]
    if len(countries) > 1 and tokens[-2].value.lower() != "и":
        return countries[:1]
    return countries


def country_of(tokens: Sequence[Any]) -> Country | None:
    """Give the first state among tokens."""
    for token in tokens:
        if isinstance(getattr(token, "mention", None), Country):
            return token.mention  # type: ignore[no-any-return]
    return None


def title_case(name: str) -> str:
    """Give a name with a capital letter; one all in capitals is brought down.

    >>> title_case("министерство труда"), title_case("МИНИСТЕРСТВО ТРУДА")
    ('Министерство труда', 'Министерство труда')
    """
    if name.isupper() and " " in name:
        name = name.lower()
    return name[:1].upper() + name[1:]


def is_place(token: Any) -> bool:
    """Tell a region or town after a body: "правительство Москвы"."""
    readings = [form for form in getattr(token, "forms", ()) if "Geox" in form.grams]
    return token.value[0].isupper() and any("gent" in form.grams for form in readings)


def _regional(core: Sequence[Token], body: Body, context: Context) -> bool:
    """Tell "МВД по Башкирии" and "Минздрав Московской области" from a state's."""
    after = context.after(core, 2)
    if not after or body.portfolio == "foreign_affairs" or body.country:
        return False
    if is_place(after[0]):
        return True
    if len(after) > 1 and after[0].value == "по":
        return after[1].value[0].isupper()
    local = ("область", "край", "округ")
    return len(after) > 1 and any(f.normalized in local for f in getattr(after[1], "forms", ()))


def _with_country(name: str, code: str | None) -> str:
    genitive = genitive_name(code) if code and "«" not in name else None
    return f"{name} {genitive}" if genitive and genitive not in name else name


def _upto(found: Slots, owners: Sequence[Any]) -> list[Any]:
    """Give the tokens after the core that are kept, commas of the list included."""
    if not owners:
        return list(found.get("generic", ()))
    tokens = found["owners"]
    return tokens[: tokens.index(owners[-1]) + 1]


def _quoted(tokens: Sequence[Token], context: Context) -> bool:
    """Tell whether the words are a name in quotation marks of their own: «МИД»."""
    before, after = context.before(tokens), context.after(tokens)
    if not before or not after:
        return False
    return before[0].value in _QUOTES[0] and after[0].value in _QUOTES[1]
