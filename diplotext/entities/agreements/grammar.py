"""How documents are named: "Соглашение о свободной торговле", "Парижского соглашения"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from yargy import and_, or_, rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import eq, gram, in_, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Context, Found, Grammar, keys, slots
from diplotext.engine.lexicon import Lexicon, Word, load_lexicon
from diplotext.engine.words import chain, lemmas, phrases, readings
from diplotext.entities.agreements.dated import date_of
from diplotext.entities.agreements.headings import status_above
from diplotext.entities.agreements.normalize import Kind, parties_of, status_of
from diplotext.entities.agreements.normalize import lemmas as lemmas_of
from diplotext.language.phrases import form_in
from diplotext.language.tokens import leaves
from diplotext.language.view import fold
from diplotext.types import Agreement

__all__ = ["grammar"]

PACKAGE = "diplotext.entities.agreements"
QUOTES = '«»"“”„'
_PLACE = re.compile(r"[сц]кий$")
LONGEST_QUOTE = 25  # tokens of a quoted name

Words = fact("Words", ["proper", "kind", "tail"])


class part(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts a word or merged token that may be a noun (or adjective) of a name in a case.

    The kind ``RU`` leaves merged tokens out.
    """

    __attributes__ = ("barred", "case", "kinds")

    def __init__(self, case: str, *kinds: str, barred: frozenset[str] = frozenset()) -> None:
        self.case = case
        self.kinds = kinds
        self.barred = barred

    def __call__(self, token: Any) -> bool:
        """Tell whether the token may stand there."""
        if token.type == "RU":
            form = form_in(token.value, self.case, *self.kinds)
            known = form is not None and "Apro" not in form.grams
            return known and form is not None and form.normalized not in self.barred
        if token.type not in MERGED or "RU" in self.kinds:
            return False
        likely = any(kind in token.forms[0].grams for kind in self.kinds)
        # "о СНВ Белому дому": the adjective tells the case of a merged name, too
        forms = getattr(next(iter(leaves(token))), "forms", ())
        led = any("ADJF" in form.grams for form in forms[:1])
        fits = not led or any(self.case in form.grams for form in forms)
        return likely and fits and any(self.case in form.grams for form in token.forms)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"part({self.case}, {', '.join(self.kinds)})"


PARTIES = ("COUNTRY", "ORGANIZATION", "MINISTRY", "INSTITUTION")
MERGED = frozenset({"AREA", *PARTIES})


def grammar(kinds: Lexicon[Kind]) -> Grammar:
    """Make the grammar of documents whose kind words are in a lexicon."""
    words = {
        row.id: frozenset(fold(word) for word in row.words)
        for row in load_lexicon(Word, PACKAGE, "context.csv")
    }
    known = {fold(word).lower(): row for row in kinds for word in row.words}
    return Grammar(
        name="agreements",
        tag="AGREEMENT",
        rule=_rule(known, words).interpretation(Words),
        build=partial(_build, known=known, words=words),
    )


# --- the rule


class Names:
    """The rule of what a name goes on with after its kind word."""

    def __init__(self, known: dict[str, Kind], words: dict[str, frozenset[str]]) -> None:
        self.known = known
        self.words = words

    def group(self, case: str, *only: str) -> Any:
        """Adjectives and a noun: "экономическом и торговом сотрудничестве"."""
        barred = self.words["barred"]
        adjective, joint = part(case, "ADJF", "PRTF", barred=barred), in_([",", "и", "или"])
        quote = in_(set(QUOTES))
        # "критически важных минералов"
        one = rule(gram("ADVB").optional(), quote.optional(), adjective, quote.optional())
        more = rule(joint.optional(), one).repeatable().optional()
        noun = part(case, "NOUN", *only, barred=barred)
        described = part(case, "NOUN", *only, barred=barred - {"линия"})  # "паромной линии"
        return or_(rule(noun), rule(one, more, described))

    def series(self, case: str) -> Any:
        """Nouns with their genitives, joined."""
        inner = self.group("gent").repeatable()
        item = or_(rule(self.group(case)), rule(self.group(case), inner))
        if case != "ablt":
            item = or_(item, self.swap(case))
        also = chain((eq(","),), eq("а"), eq("также"))
        joint = or_(rule(in_([",", "и", "или"])), rule(eq(","), eq("и")), also)
        return or_(rule(item), rule(item, rule(joint, item).repeatable()))

    def swap(self, case: str) -> Any:
        """What is exchanged: "обмене опытом и сведениями"."""
        more = rule(in_([",", "и"]), self.group("ablt")).repeatable()
        return chain(readings(["обмен"], case), self.group("ablt"), (more,))

    def tail(self) -> Any:
        """The topic and what narrows it: "о сотрудничестве в сфере связи на 2026 год"."""
        route = rule(_Capital(""), rule(in_(set("—-")), _Capital("")).repeatable())
        topics = self.series("loct")
        about = rule(in_(["о", "об", "обо", "О", "Об"]), or_(topics, rule(topics, route)))
        along = rule(eq("по"), self.series("datv"))
        field = readings(self.words["fields"], "loct")
        topic = or_(rule(field, self.series("gent")), rule(self.group("loct"), field))
        area = or_(rule(type("AREA"), lemmas(self.words["fields"])), rule(type("AREA")), topic)
        within = rule(
            in_(["в", "во"]), area, rule(in_([",", "и"]), type("AREA")).repeatable().optional()
        )
        into = rule(in_(["в", "к"]), lemmas(word for word in self.known if " " not in word))
        whom = rule(eq("для"), self.series("gent"))
        # "о борьбе с терроризмом"
        against = rule(in_(["с", "со", "над"]), self.group("ablt", "RU"))
        party = or_(*(type(tag) for tag in PARTIES))
        goes_on = or_(about, along, _years())
        between = or_(
            rule(eq("между"), self.series("ablt"), goes_on),
            rule(eq("между"), self.parties()),
            rule(in_(["с", "со"]), self.parties()),
        )
        dated = rule(eq("от"), type("DATE"), about)
        of_parties = rule(party, rule(eq("и"), party).optional(), about)
        first = or_(about, along, between, of_parties, dated)
        later = or_(
            *(about, along, within, into, whom, _years(), against, between),
            rule(eq("и"), or_(about, within)),
        )
        return or_(rule(first), rule(first, later.repeatable()), rule(or_(within, _years())))

    def parties(self) -> Any:
        """Parties by their names: "МИД Ганы и Чада", "МИД двух стран"."""
        several = in_(["двух", "обеих", "трех", "четырех", "пяти"])
        # a state by its noun: not "с Саудовским | фондом"
        state = and_(type("COUNTRY"), gram("NOUN"))
        party = or_(state, *(type(tag) for tag in PARTIES if tag != "COUNTRY"))
        one = or_(rule(party), rule(party, several, in_(["стран", "государств"])))
        # a body that is no mention: "с ЕБРР и Саудовским фондом развития"
        quality = or_(_Capital(), and_(type("COUNTRY"), gram("ADJF")))
        named = rule(quality, part("ablt", "NOUN", "RU", barred=self.words["barred"]))
        quoted = rule(in_(set(QUOTES)), _Unquoted().repeatable(max=4), in_(set(QUOTES)))
        firm = or_(quoted, rule(_Acronym()))
        other = or_(named, rule(named, self.group("gent", "RU")), firm)
        return or_(
            rule(firm, eq("и"), or_(one, firm)),
            rule(one),
            rule(one, eq("и"), or_(one, other)),
            rule(one, eq(","), one, eq("и"), one),
        )

    def purpose(self) -> Any:
        """What a contract is for: "на поставку угля"."""
        goal = readings(self.words["purposes"], "accs")
        many = rule(type("INT"), self.group("gent"))
        one = or_(rule(goal), rule(goal, self.group("gent").repeatable()), rule(goal, many))
        return rule(eq("на"), or_(rule(one), rule(one, eq("и"), one)))


def _years() -> Any:
    """The period of a plan: "на 2026–2028 годы", "на период до 2030 года"."""
    return chain(eq("на"), (rule(eq("период"), eq("до")),), type("DATE"))


def _rule(known: dict[str, Kind], words: dict[str, frozenset[str]]) -> Any:
    genitive = [word for word, row in known.items() if row.genitive]
    plain = [word for word, row in known.items() if not row.genitive]
    names = Names(known, words)
    before = rule(_Capital()).interpretation(Words.proper).optional()
    tail = names.tail()
    for_what = rule(names.purpose()).interpretation(Words.tail)
    contracts = [word for word, row in known.items() if row.id == "contract"]
    # "план практических мер", "программа сотрудничества", "«дорожная карта» сотрудничества"
    plans = or_(rule(names.group("gent").repeatable()), names.swap("gent"))
    of_plan = or_(rule(plans), rule(plans, tail.repeatable()), tail)
    quoted = rule(in_(set(QUOTES)), _Unquoted().repeatable(max=LONGEST_QUOTE), in_(set(QUOTES)))
    name = or_(rule(tail), quoted).interpretation(Words.tail)
    plan_name = or_(rule(of_plan), quoted).interpretation(Words.tail)
    return or_(
        rule(before, phrases(plain).interpretation(Words.kind), name.optional()),
        rule(phrases(contracts).interpretation(Words.kind), for_what),
        rule(before, phrases(genitive).interpretation(Words.kind), plan_name.optional()),
    )


class _Capital(Predicate):  # type: ignore[misc]
    """Accepts a capitalised word of a kind: "Парижское соглашение"."""

    __attributes__ = ("kind",)

    def __init__(self, kind: str = "ADJF") -> None:
        self.kind = kind

    def __call__(self, token: Any) -> bool:
        return (
            token.type == "RU"
            and token.value[0].isupper()
            and (not self.kind or any(self.kind in form.grams for form in token.forms))
        )

    @property
    def label(self) -> str:
        return f"capital {self.kind}"


class _Acronym(Predicate):  # type: ignore[misc]
    """Accepts an abbreviation in capitals: "КТЖ"."""

    __attributes__ = ()

    def __call__(self, token: Any) -> bool:
        return token.type == "RU" and len(token.value) > 1 and bool(token.value.isupper())

    @property
    def label(self) -> str:
        return "acronym"


class _Unquoted(Predicate):  # type: ignore[misc]
    """Accepts anything but a quotation mark."""

    __attributes__ = ()

    def __call__(self, token: Any) -> bool:
        return token.value not in QUOTES

    @property
    def label(self) -> str:
        return "no quotation mark"


# --- from a match to a mention


def _build(
    match: Match, context: Context, known: dict[str, Kind], words: dict[str, frozenset[str]]
) -> Iterator[Found]:
    found = slots(match)
    kind = known[keys(match, found)["kind"]]
    word, tail = found["kind"], found.get("tail", [])
    tokens = [*word, *tail]
    row = list(context.tokens)
    starts = [token.span.start for token in row]
    first = starts.index(word[0].span.start)
    last = first + len(tokens)
    if _refused(row, first, last, kind, tail, words):
        return
    status = status_of(row, first, last, words) or status_above(word[0], context, words)
    date = date_of(row, first, last)
    if date is not None and status in (None, "planned_signing"):
        status = "signed"
    if (
        kind.signed
        and kind.id != "note_verbale"
        and not (tail or found.get("proper"))
        and status is None
    ):
        return
    proper = found.get("proper", [])
    if proper and not _of_place(proper[0], words):
        proper = []
    tokens = [*proper, *tokens]
    yield Found(
        tokens,
        (
            Agreement(
                **context.span(tokens),
                kind=kind.id,
                status=status,
                parties=parties_of(row, first, last),
                date=date,
            ),
        ),
    )


def _of_place(token: Any, words: dict[str, frozenset[str]]) -> bool:
    """Tell the first word of a name, "Парижское", from an adjective of type, "Временное"."""
    found = lemmas_of(token)
    return not found & words["typing"] and any(_PLACE.search(lemma) for lemma in found)


def _refused(
    row: Sequence[Any],
    first: int,
    last: int,
    kind: Kind,
    tail: Sequence[Any],
    words: dict[str, Any],
) -> bool:
    before = [lemmas_of(token) for token in row[max(0, first - 3) : first]]
    near = set().union(*before[-1:])
    after = set().union(*(lemmas_of(token) for token in row[last : last + 2]))
    inside = set().union(*(lemmas_of(token) for token in tail[:4])) if tail else set()
    private = (after | inside) & words["private_names"]
    if kind.id == "agreement" and tail and tail[0].value in ("о", "об"):
        private = set()  # "соглашение о займе"
    if kind.id == "note_verbale" and kind.signed:
        around = [*row[max(0, first - 4) : first], *row[last : last + 4]]
        return not any(lemmas_of(token) & words["hand"] for token in around)
    if kind.id == "contract" and tail and tail[0].value == "на":
        private = set()  # "контракт на поставку", not "договор поставки"
    typed = words["private"] - ({"кредитный"} if kind.id == "agreement" else set())
    if near & (words["bodies"] | typed) or private:
        return True
    if kind.id == "protocol" and (near & words["protocol_offices"] or (not tail and near & {"по"})):
        return True
    if kind.id == "agreement" and not tail:
        reached = set().union(*before) & words["verbal"]
        return bool(reached) or ("сторона" in after and "по" in near)
    if kind.id == "joint_statement":
        spoken = set().union(*before) & words["speech"]
        return bool(spoken) or (not tail and "для" in {t.value for t in row[last : last + 1]})
    if kind.id == "roadmap" and kind.genitive and kind.signed:
        named = any(lemmas_of(token) & words["plans"] for token in tail)
        return not named and not (tail and tail[0].value in QUOTES)
    return False
