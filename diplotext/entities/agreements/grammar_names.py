"""What the name of a document goes on with: "о сотрудничестве в сфере связи на 2026 год"."""

from __future__ import annotations

from typing import Any

from yargy import and_, or_, rule
from yargy.predicates import eq, gram, in_, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.words import chain, lemmas, phrases, readings
from diplotext.entities.agreements.normalize import Kind
from diplotext.language.phrases import form_in
from diplotext.language.tokens import leaves

__all__ = ["QUOTES", "Capital", "Names", "Unquoted"]

QUOTES = '«»"“”„'
CALLED = 4  # tokens of a name in quotation marks: "проекта «Чистая вода»"


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

    def genitives(self) -> Any:
        """What hangs on a noun: "изменений и дополнений", "граждан двух стран"."""
        joint, sides = in_(["и", "или"]), in_(["стран", "государств", "сторон"])
        whose = rule(in_(["двух", "обеих", "трех"]), sides)
        group = self.group("gent")
        one = or_(rule(group), rule(group, joint, group))
        return or_(rule(one.repeatable()), rule(one.repeatable(), whose))

    def series(self, case: str) -> Any:
        """Nouns with their genitives, joined."""
        inner = self.genitives()
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
        route = rule(Capital(""), rule(in_(set("—-")), Capital("")).repeatable())
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
        goes_on = or_(about, along, _years())
        between = or_(
            rule(eq("между"), self.series("ablt"), goes_on),
            rule(eq("между"), self.parties()),
            rule(in_(["с", "со"]), self.parties()),
        )
        dated = rule(eq("от"), type("DATE"), about)
        first = or_(about, along, between, self.of_parties(about), dated)
        later = or_(about, along, within, into, whom, _years(), against, between)
        more = or_(rule(later), rule(eq("и"), or_(about, within)), self.narrower())
        return or_(rule(first), rule(first, more.repeatable()), rule(or_(within, _years())))

    def of_parties(self, about: Any) -> Any:
        """Whose it is: "Правительств Чада и Перу о", "президентов двух стран о"."""
        title = and_(type("TITLE"), gram("gent"))
        party = or_(title, *(type(tag) for tag in PARTIES))
        signer = or_(rule(party), rule(title, type("PERSON")))
        return rule(signer, rule(eq("и"), signer).optional(), about)

    def narrower(self) -> Any:
        """What narrows the topic: "от виз", "на территории Перу", "«Чистая вода»"."""
        freed = rule(eq("от"), part("gent", "ADJF", "RU"), part("gent", "NOUN", "RU"))
        place = or_(rule(type("COUNTRY")), self.group("gent"))
        where = rule(eq("на"), in_(["территории", "территориях"]), place)
        concerning = rule(in_(["относительно", "касательно"]), self.series("gent"))
        convicts = rule(
            eq(","), part("gent", "PRTF"), eq("к"), self.series("datv")
        )  # "лиц, осуждённых к лишению свободы"
        called = rule(eq("«"), Unquoted().repeatable(max=CALLED), eq("»"))
        return or_(freed, where, concerning, convicts, called, self.bracketed())

    def bracketed(self) -> Any:
        """Another kind word in brackets: "план мероприятий («дорожная карта»)", "(МоВ)"."""
        mark = in_(set(QUOTES))
        return rule(eq("("), mark.optional(), phrases(self.known), mark.optional(), eq(")"))

    def held(self) -> Any:
        """Whose minutes: "12-го заседания Межправительственной комиссии"."""
        session = readings(["заседание", "сессия", "встреча"], "gent")
        number = rule(type("INT"), in_(set("—-")), in_(["го", "й", "ой"]))
        of = type("ORGANIZATION")
        return or_(rule(number, session), rule(number.optional(), session, of))

    def parties(self) -> Any:
        """Parties by their names: "МИД Ганы и Чада", "МИД двух стран"."""
        several = in_(["двух", "обеих", "трех", "четырех", "пяти"])
        # a state by its noun: not "с Саудовским | фондом"
        state = and_(type("COUNTRY"), gram("NOUN"))
        party = or_(state, *(type(tag) for tag in PARTIES if tag != "COUNTRY"))
        one = or_(rule(party), rule(party, several, in_(["стран", "государств"])))
        other = self.body()
        firm = or_(_quoted(), rule(_Acronym()))
        body = or_(type("ORGANIZATION"), type("MINISTRY"))
        royal = rule(Capital(), body)  # "Королевской таможенной службой Чада"
        # "государствами — членами ЕАЭС"
        of_members = rule(in_("—-"), eq("членами"))
        members = rule(in_(["государствами", "странами"]), of_members.optional(), body)
        named = or_(rule(one), rule(firm), royal, other, members)
        sides = [rule(eq(","), eq("с"), eq(which), eq("стороны")) for which in ("одной", "другой")]
        return or_(
            rule(one, sides[0], eq(","), eq("и"), one, sides[1]),
            rule(named, eq("и"), named),
            rule(one),
            rule(one, eq(","), one, eq("и"), one),
        )

    def body(self) -> Any:
        """A body that is no mention: "Саудовским фондом развития", "Академией наук Перу"."""
        barred = self.words["barred"]
        adjective, noun = part("ablt", "ADJF", "RU"), part("ablt", "NOUN", "RU", barred=barred)
        quality = or_(Capital(), and_(type("COUNTRY"), gram("ADJF")))
        led = rule(quality, adjective.repeatable(max=2).optional(), noun)
        capital = rule(and_(Capital("NOUN"), noun))
        called = or_(rule(noun, _quoted()), rule(adjective, noun, _quoted()))
        of = or_(type("COUNTRY"), type("MINISTRY"))
        whose = or_(rule(of), self.group("gent", "RU"), rule(self.group("gent", "RU"), of))
        return or_(led, capital, rule(or_(led, capital), whose), called)

    def purpose(self) -> Any:
        """What a contract is for: "на поставку угля"."""
        goal = readings(self.words["purposes"], "accs")
        many = rule(type("INT"), self.group("gent"))
        counted = rule(many, rule(eq("и"), many).optional())
        one = or_(rule(goal), rule(goal, self.group("gent").repeatable()), rule(goal, counted))
        return rule(eq("на"), or_(rule(one), rule(one, eq("и"), one)))


def _quoted() -> Any:
    return rule(in_(set(QUOTES)), Unquoted().repeatable(max=CALLED), in_(set(QUOTES)))


def _years() -> Any:
    """The period of a plan: "на 2026–2028 годы", "на период до 2030 года"."""
    return chain(eq("на"), (rule(eq("период"), eq("до")),), type("DATE"))


class Capital(Predicate):  # type: ignore[misc]
    """Accepts a capitalised word of a kind: "Парижское соглашение"."""

    __attributes__ = ("kind",)

    def __init__(self, kind: str = "ADJF") -> None:
        self.kind = kind

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is such a word."""
        return (
            token.type == "RU"
            and token.value[0].isupper()
            and (not self.kind or any(self.kind in form.grams for form in token.forms))
        )

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return f"capital {self.kind}"


class _Acronym(Predicate):  # type: ignore[misc]
    """Accepts an abbreviation in capitals: "КТЖ"."""

    __attributes__ = ()

    def __call__(self, token: Any) -> bool:
        return token.type == "RU" and len(token.value) > 1 and bool(token.value.isupper())

    @property
    def label(self) -> str:
        return "acronym"


class Unquoted(Predicate):  # type: ignore[misc]
    """Accepts anything but a quotation mark."""

    __attributes__ = ()

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is anything else."""
        return token.value not in QUOTES

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "no quotation mark"
