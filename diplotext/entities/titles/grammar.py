"""How offices are named: "первый заместитель министра обороны РК", "посол Габона в Индии"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yargy import or_, rule
from yargy.interpretation import fact
from yargy.predicates import caseless, eq, in_caseless, type
from yargy.predicates.constructors import Predicate

from diplotext.engine.grammar import Grammar
from diplotext.engine.lexicon import Lexicon
from diplotext.engine.words import lemmas, phrases, readings
from diplotext.entities.titles import tokens as see
from diplotext.entities.titles.build import builder
from diplotext.entities.titles.normalize import Index, Office
from diplotext.entities.titles.words import Words

__all__ = ["grammar"]

# In the order of the text. `prefix` is status and state before the whole, `inner` the same
# before the head; `aide` and `deputy` govern the head; `cut` is matched but outside the title.
Parts = fact(
    "Parts",
    [
        *("prefix", "aide", "deputy", "inner", "first", "head", "early", "portfolio", "body"),
        *(
            "origin",
            "literal",
            "region",
            "quoted",
            "latin",
            "place",
            "states",
            "unit",
            "host",
            "topic",
            "late",
            "under",
            "cut",
        ),
    ],
)


class fits(Predicate):  # type: ignore[misc]  # noqa: N801  (named like yargy's own)
    """Accepts a token that a function accepts."""

    __attributes__ = ("test",)

    def __init__(self, test: Callable[[Any], bool]) -> None:
        self.test = test

    def __call__(self, token: Any) -> bool:
        """Ask the function."""
        return self.test(token)

    @property
    def label(self) -> str:
        """A short name for explanations."""
        return self.test.__name__


JOINT = or_(eq(","), caseless("и"))
STATE_ADJECTIVE = fits(see.is_adjective_of_state)
STATE = fits(see.is_state)
STATES = rule(STATE, rule(JOINT, STATE).repeatable(max=8).optional())
# "казахстанский и кыргызский министры"
ORIGIN = rule(STATE_ADJECTIVE, rule(JOINT, STATE_ADJECTIVE).repeatable(max=3).optional())
BODY = or_(type("MINISTRY"), type("INSTITUTION"), type("ORGANIZATION"))
# "главы МИД Турции и Азербайджана": what follows may be a state as well as a body.
BODIES = rule(BODY, rule(JOINT, or_(BODY, STATE)).repeatable(max=6).optional())
GENITIVE = fits(see.is_genitive)
DATIVE = fits(see.is_dative)
PEOPLE = fits(see.is_people)
# "лидеры стран Центральной Азии"
REGION = rule(
    fits(see.is_region).repeatable(max=2).optional(), fits(see.is_region_noun)
).interpretation(Parts.region)
POSSESSIVE = lemmas(["этот", "наш", "свой", "ваш", "данный"])
# The body to which an agency belongs: "агентства при Президенте Чили".
UNDER = rule(
    caseless("при"), or_(rule(type("INSTITUTION")), rule(lemmas(["президент"]), STATE.optional()))
).interpretation(Parts.under)
# "вице-президент JICA", "глава Rio Tinto"
LATIN_NAME = rule(type("LATIN").repeatable(max=4)).interpretation(Parts.latin)


def grammar(offices: Lexicon[Office]) -> Grammar:
    """Make the grammar of offices named by the words of a lexicon."""
    words = Words.load()
    index = Index.of(offices, words["compounds"])
    return Grammar("titles", "TITLE", _title(index, words), builder(index, words))


def _title(index: Index, words: Words) -> Any:
    prefix = or_(_status(words), ORIGIN).repeatable(max=3)
    inner = prefix.interpretation(Parts.inner).optional()
    first = or_(
        rule(readings(words["first"], "ADJF")), rule(eq("1"), eq("-"), fits(see.is_ordinal_end))
    )
    kind = or_(first, rule(readings(words["deputy_kinds"], "ADJF")))
    deputy = rule(
        rule(kind).optional(), lemmas(words["deputy"]), eq(".").optional()
    ).interpretation(Parts.deputy)
    aide = phrases(index.taking("office")).interpretation(Parts.aide)
    late = or_(STATES, rule(type("INSTITUTION"))).interpretation(Parts.late)
    topic = rule(_topic(words).interpretation(Parts.topic), or_(UNDER, late).optional()).optional()
    core = _core(index, words)
    return rule(
        prefix.interpretation(Parts.prefix).optional(),
        or_(
            rule(rule(first).interpretation(Parts.first).optional(), core),
            rule(deputy, inner, core),
            rule(aide, inner, deputy.optional(), core),
        ),
        topic,
    ).interpretation(Parts)


def _status(words: Words) -> Any:
    adjective = fits(words.is_status)
    acting = rule(caseless("временно").optional(), fits(words.is_acting), lemmas(["обязанность"]))
    short = rule(in_caseless({"и"}), eq("."), in_caseless({"о"}), eq("."))
    return or_(
        rule(caseless("вновь").optional(), adjective),
        acting,
        short,
        rule(in_caseless(set(words["acting_short"]))),
    )


def _core(index: Index, words: Words) -> Any:
    literal = phrases(words.bodies["state"]).interpretation(Parts.literal)
    state = or_(rule(POSSESSIVE.optional(), literal, REGION.optional()), _described())
    states = STATES.interpretation(Parts.states)
    whose = or_(states, state)
    return or_(
        rule(_head(index.offices), _complement(words, states).optional()),
        rule(
            _head(index.taking("portfolio")),
            STATES.interpretation(Parts.early).optional(),
            _portfolio(words).interpretation(Parts.portfolio),
            or_(whose, rule(type("INSTITUTION"))).optional(),
        ),
        # Words that no other ministry has, before a state: "министр климата и коммунальных
        # услуг Чили".
        rule(
            _head(index.taking("portfolio")),
            _open_portfolio(words).interpretation(Parts.portfolio),
            states,
        ),
        rule(
            _head(index.taking("host", "host_organization", "organization_host")),
            or_(whose, rule(BODY).interpretation(Parts.body)).optional(),
            _host(words).interpretation(Parts.host),
        ),
        rule(
            _head(index.taking("unit", "committee", "agency")),
            _unit(words),
            or_(states, BODIES.interpretation(Parts.body)).optional(),
            UNDER.optional(),
        ),
    )


def _head(heads: Any) -> Any:
    return phrases([*heads, *(f"экс-{word}" for word in heads)]).interpretation(Parts.head)


def _complement(words: Words, states: Any) -> Any:
    origin = ORIGIN.interpretation(Parts.origin).optional()
    literal = phrases(words.literals).interpretation(Parts.literal)
    of = or_(states, rule(BODY).interpretation(Parts.body))
    place = _place(words).interpretation(Parts.place)
    regional = rule(fits(see.is_regional), lemmas(words["region_heads"]))
    regional = regional.interpretation(Parts.place)
    state = phrases(words.bodies["state"]).interpretation(Parts.literal)
    number = or_(lemmas(words["numerals"]), type("INT"))
    quoted = _quoted().interpretation(Parts.quoted)
    return or_(
        rule(
            BODIES.interpretation(Parts.body),
            or_(rule(POSSESSIVE.optional(), state, REGION.optional()), regional, UNDER).optional(),
        ),
        rule(
            POSSESSIVE.optional(),
            origin,
            literal,
            or_(of, REGION, place, quoted, LATIN_NAME).optional(),
        ),
        # "глава представительства ЕС в Чили"
        rule(
            phrases(words.bodies["mission"]).interpretation(Parts.literal),
            or_(rule(type("ORGANIZATION")).interpretation(Parts.body), LATIN_NAME),
            _host(words).interpretation(Parts.host).optional(),
        ),
        _described(),
        states,
        rule(place, states.optional()),
        quoted,
        LATIN_NAME,
        # "главы шести государств": the office ends before the number.
        rule(number, GENITIVE.optional(), phrases(words.bodies["state"])).interpretation(Parts.cut),
    )


def _described() -> Any:
    """Read "соседней страны"."""
    state = phrases(["страна", "государство", "республика", "королевство"])
    return rule(fits(see.is_genitive_adjective), state.interpretation(Parts.literal))


def _quoted() -> Any:
    """The name of a company or party: "АО «Синий берег»"."""
    inside = fits(see.is_in_quotes)
    return rule(
        in_caseless(set(see.OPENING)), inside.repeatable(max=6), in_caseless(set(see.CLOSING))
    )


def _portfolio(words: Words) -> Any:
    known = fits(words.is_portfolio)
    on = fits(words.goes_on).repeatable(max=4).optional()
    abroad = rule(caseless("за"), caseless("рубежом"))
    # "по делам беженцев и соотечественников за рубежом"
    few = or_(GENITIVE, PEOPLE).repeatable(max=4)
    whose = rule(few, rule(JOINT, PEOPLE).optional(), abroad.optional())
    charge = rule(fits(words.is_portfolio_dative), DATIVE.optional(), whose.optional())
    by = rule(caseless("по"), charge, rule(eq("и"), DATIVE, DATIVE.optional()).optional())
    more = rule(JOINT, or_(rule(known, on, abroad.optional()), by)).repeatable(max=4).optional()
    return or_(rule(fits(words.may_be_portfolio), on, more), rule(by, more))


def _open_portfolio(words: Words) -> Any:
    known = rule(fits(words.is_portfolio), fits(words.goes_on).repeatable(max=4).optional())
    thing = fits(words.is_open_portfolio)
    unknown = rule(JOINT, thing, thing.optional(), thing.optional())
    more = rule(JOINT, known).repeatable(max=3).optional()
    return rule(known, more, unknown)


def _host(words: Words) -> Any:
    place = or_(
        rule(fits(see.names_state)),
        rule(type("ORGANIZATION")),
        phrases(words.capitals),
        rule(fits(see.is_city)),
        rule(POSSESSIVE, lemmas(words.bodies["state"])),
    )
    preposition = in_caseless({"в", "во", "при", "на"})
    return rule(preposition, place, rule(eq("и"), fits(see.names_state)).optional())


def _unit(words: Words) -> Any:
    """Read a department or agency: "Третьего департамента стран СНГ", "службы связи"."""
    described = or_(GENITIVE, STATE_ADJECTIVE).repeatable(max=3).optional()
    tail = rule(JOINT.optional(), fits(words.is_unit_tail)).repeatable(max=6).optional()
    unit = rule(described, lemmas(words["units"]), tail)
    area = rule(unit, type("ORGANIZATION")).interpretation(Parts.unit)  # "стран СНГ"
    return or_(
        unit.interpretation(Parts.unit),
        rule(area, rule(type("MINISTRY")).interpretation(Parts.body)),
    )


def _topic(words: Words) -> Any:
    """What an aide or envoy deals with: "по Афганистану", "по иностранным делам"."""
    where = rule(in_caseless({"на", "в"}), fits(see.is_city))
    few = or_(GENITIVE, PEOPLE)
    of = rule(few.repeatable(max=4), rule(eq("и"), GENITIVE.repeatable(max=3)).optional())
    region = rule(caseless("в"), fits(see.is_regional_locative), fits(see.is_locative))
    wide = fits(see.is_regional_dative)  # "Южной и Центральной Азии"
    part = rule(
        wide, rule(eq("и"), wide).optional(), fits(words.is_part_of_world), STATE.optional()
    )
    charge = or_(
        rule(DATIVE.repeatable(max=3), of.optional(), where.optional()),
        rule(DATIVE, type("ORGANIZATION")),
        part,
        rule(fits(see.names_state)),
    )
    more = rule(JOINT, charge).repeatable(max=3).optional()
    return or_(rule(caseless("по"), charge, more), region)


def _place(words: Words) -> Any:
    region = lemmas(words["region_heads"])
    name = fits(see.is_place_name)
    proper = fits(words.names_region)
    kind = readings(words["region_kinds"], "ADJF")
    return or_(
        rule(or_(rule(fits(see.is_regional)), ORIGIN), kind.optional(), region),
        rule(region, proper),
        rule(lemmas(["город", "штат", "провинция"]), fits(see.is_unknown)),
        rule(region, phrases(words.capitals)),
        rule(in_caseless(set(words["region_names"]))),
        rule(name),
        phrases(words.capitals),
    )
