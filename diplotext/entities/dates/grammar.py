"""How dates are written: "28 июня 2021 года", "с 28 мая по 2 июня", "I квартал 2025 года"."""

from __future__ import annotations

from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.predicates import eq, in_, in_caseless
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon, Word
from diplotext.engine.words import chain, shaped, surface
from diplotext.entities.dates.build import Vocabulary, builder
from diplotext.entities.dates.own_year import fill_years
from diplotext.language.numerals import number_words

__all__ = ["grammar"]

Moment = fact("Moment", ["day", "word", "tens", "month", "year", "season"])
Period = fact(
    "Period",
    ["before", "since", "until", "pair", "quarter", "half", "last", "count", "decade", "digits"],
)


class month_pair(Predicate):  # type: ignore[misc]  # noqa: N801
    """Accepts two months joined by a hyphen: "январе-августе"."""

    __attributes__ = ("words",)

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def __call__(self, token: Any) -> bool:
        """Tell whether the token is such a pair."""
        return self.words.pair(token.value) is not None

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return "month_pair()"


def grammar(lexicon: Lexicon[Word]) -> Grammar:
    """Make the grammar of dates in the words of a lexicon."""
    words = Vocabulary.of(lexicon)
    # A preposition is part of the match, though not of the date, so that "в июне 2025 года" is
    # longer than "в июне" and "2025 года" together.
    before = (_before(*words["before_month"]),)
    alone = or_(_days(words), _months(words), _years(words), _parts(words))
    rules = or_(chain(before, alone), _after(words))
    return Grammar(
        name="dates",
        tag="DATE",
        rule=rules.interpretation(Period),
        build=builder(words),
        finish=fill_years,
    )


def _since(part: Any) -> Any:
    return part.interpretation(Moment).interpretation(Period.since)


def _until(part: Any) -> Any:
    return part.interpretation(Moment).interpretation(Period.until)


def _before(*words: str) -> Any:
    """A word that makes a date of what follows, and stands outside of it."""
    return surface(words, caseless=True).interpretation(Period.before)


def _after(words: Vocabulary) -> Any:
    """What is a date after a preposition alone: "в июне", "к 2030", "с 14 по 22 февраля"."""
    bare = rule(shaped(r"[12]\d{3}").interpretation(Moment.year))
    named = or_(bare, _named_year(words))
    day = rule(_day(words))
    dated = chain(_day(words), _month(words, words.genitive_months), (_tail(words),))
    upto = in_caseless({"по", "на", "до"})
    return or_(
        rule(_before(*words["before_month"]), _since(rule(_month(words, words.months)))),
        rule(_before(*words["before_year"]), _since(bare)),
        rule(_before("с"), _since(named), in_caseless({"по", "до"}), _until(named)),
        rule(_before("с", "со"), _since(day), upto, _until(dated)),
    )


def _day(words: Vocabulary) -> Any:
    number = shaped(r"0?[1-9]|[12]\d|3[01]").interpretation(Moment.day)
    tens = surface(words.tens, caseless=True).interpretation(Moment.tens)
    word = surface(words.days, caseless=True).interpretation(Moment.word)
    return or_(chain(number, (_ending(words),)), chain((tens,), word))


def _days(words: Vocabulary) -> Any:
    day = _day(words)
    weekday = (chain(surface(words["weekday"], caseless=True), (eq(","),)),)
    dated = chain(day, _month(words, words.genitive_months), (_tail(words),))
    dash, upto = in_(set("-—")), in_caseless({"по", "на", "до"})
    slash, digits = in_(set("./")), shaped(r"\d{1,2}")
    long = shaped(r"[12]\d{3}")
    return or_(
        chain(weekday, _since(dated)),
        chain(weekday, _since(dated), or_(dash, upto), weekday, _until(dated)),
        rule(_since(day), or_(dash, eq("и")), _until(dated)),
        rule(_since(day), eq(","), day, eq("и"), _until(dated)),
        or_(
            rule(digits, eq("."), digits, eq("."), or_(long, shaped(r"\d\d"))),
            rule(digits, slash, digits, slash, long),
            rule(long, eq("-"), shaped(r"\d\d"), eq("-"), shaped(r"\d\d")),
        ).interpretation(Period.digits),
    )


def _months(words: Vocabulary) -> Any:
    month, tail = _month(words, words.months), _tail(words)
    dated = rule(month, tail)
    link = or_(in_(set("-—")), eq("по"))
    season = surface(words.seasons, caseless=True).interpretation(Moment.season)
    pair = month_pair(words).interpretation(Period.pair)
    year = _until(tail)
    return or_(
        rule(_since(dated)),
        rule(_since(rule(season, tail))),
        chain(pair, (year,)),
        rule(_since(or_(rule(month), dated)), link, _until(chain(month, (tail,)))),
    )


def _named_year(words: Vocabulary) -> Any:
    year = shaped(r"[12]\d{3}").interpretation(Moment.year)
    return or_(chain(year, (_ending(words),), _year_word(words)), rule(year, _ending(words)))


def _years(words: Vocabulary) -> Any:
    year = shaped(r"[12]\d{3}").interpretation(Moment.year)
    named = _named_year(words)
    bare = rule(year)
    first = _since(or_(bare, named))
    decade = or_(
        chain(shaped(r"[12]\d\d0"), eq("-"), surface(words["decade"]), (_year_word(words),)),
        rule(shaped(r"[1-9]0"), eq("-"), surface(words["decade"]), _year_word(words)),
    )
    return or_(
        rule(_since(named)),
        rule(first, or_(in_(set("-—/")), eq("и")), _until(named)),
        rule(_since(bare), in_(set("-—/")), _until(bare)),
        rule(_since(bare), eq(","), shaped(r"[12]\d{3}"), eq("и"), _until(named)),
        rule(first, eq("по"), _until(named)),
        decade.interpretation(Period.decade),
    )


def _parts(words: Vocabulary) -> Any:
    """Quarters, halves and counted months of a year."""
    number = surface(words.ordinals)
    end = (_ending(words),)
    year = _until(_tail(words))
    quarter = or_(
        chain(surface(words["quarter"], caseless=True), (eq("."),)),
    )
    last = chain(number.interpretation(Period.last), end)
    half = surface(words["half"], caseless=True)
    count = or_(
        shaped(r"[1-9]|1[0-2]"), surface(number_words().units, caseless=True)
    ).interpretation(Period.count)
    return or_(
        chain(
            chain(number.interpretation(Period.quarter), end),
            (rule(or_(in_(set("-—")), eq("и")), last),),
            quarter,
            (year,),
        ),
        chain(chain(number.interpretation(Period.half), end), half, (year,)),
        rule(number.interpretation(Period.half), surface(words["part"], caseless=True), year),
        rule(count, surface(words["months"], caseless=True), year),
    )


def _month(words: Vocabulary, forms: Any) -> Any:
    """A month; a short one may end in a stop that is its own: "22 окт."."""
    short = surface(words.short_months, caseless=True).interpretation(Moment.month)
    full = surface(forms, caseless=True).interpretation(Moment.month)
    return or_(rule(full), chain(short, (eq("."),)))


def _ending(words: Vocabulary) -> Any:
    return rule(eq("-"), surface(words["ending"], caseless=True))


def _year_word(words: Vocabulary) -> Any:
    full = surface(words.year_words, caseless=True)
    return or_(rule(full), chain(in_(["г", "гг"]), (eq("."),)), rule("г", ".", "г", "."))


def _tail(words: Vocabulary) -> Any:
    """The year, by number or told relatively: "2021 года", "с.г.", "текущего года"."""
    year = shaped(r"[12]\d{3}").interpretation(Moment.year)
    relative = rule(surface(words["which_year"], caseless=True), in_caseless({"года", "году"}))
    short = rule(in_(set("ст")), eq("."), eq("г"), eq("."))
    return or_(chain(year, (_ending(words),), (_year_word(words),)), relative, short)
