"""The state of a bare "МИД", "правительство", "ГКНБ": from its neighbours, then the document.

A wrong state is worse than none: where two states could be meant, the body has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve

from diplotext.engine.pipeline import Analysis
from diplotext.entities.countries.names import genitive_name
from diplotext.entities.ministries import default_index
from diplotext.language.view import fold
from diplotext.linking.titles.belongings import HOSTED, Belongings
from diplotext.linking.titles.home import Datelines
from diplotext.types import Country, Institution, Mention, Ministry, Person, Title

__all__ = ["resolve", "resolve_in_titles", "resolve_rest"]

Body = Ministry | Institution
# Whose state is that of the body: "посол Чада" works in the embassy of Chad.
_HEADS = {
    "ambassador": "embassy",
    "charge_daffaires": "embassy",
    "consul_general": "consulate",
    "permanent_representative": "permanent_mission",
    "parliament_speaker": "parliament",
}
_JOINTS = frozenset({"и", ",", "а также"})
# "по приглашению канцлера Чили", "прибыл в Чили": another state than that of the news
_ELSEWHERE = re.compile(
    r"\bпо\s+приглашению\b[^.;]*$|\b(?:во?|на|из|посети\w*|посеща\w*)\s+$", re.IGNORECASE
)
_ENOUGH = 2  # times that a state is named, so that an equal number of another does not count
_WITH = re.compile(r"(?:^|\s)со?\s+$", re.IGNORECASE)
_BEFORE = 120  # characters before a state that tell who invites
# "МИД страны": the state named last before it.
_GENERIC = ("страны", "республики", "королевства", "государства")


def resolve(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the ministries and institutions without a state whose state the text tells.

    Takes the document and its mentions in order; gives each with its new self. What stands in
    the office of one person has the state of that person, which is not known yet.
    """
    return _resolve(analysis, mentions, held=False)


def resolve_rest(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Do the same when the states of offices are known, for those in offices without one too."""
    return _resolve(analysis, mentions, held=True)


def _resolve(
    analysis: Analysis, mentions: Sequence[Mention], *, held: bool
) -> dict[Mention, Mention]:
    bodies = [m for m in mentions if isinstance(m, Ministry | Institution)]
    changed: dict[Mention, Mention] = {}
    listed: set[Mention] = set()  # those that have the state at the end of their list
    evidence = _Evidence(analysis, mentions)
    for position in reversed(range(len(bodies))):  # the states of lists come from the right
        body = bodies[position]
        if body.country is not None or evidence.is_several(body):
            continue
        follower = bodies[position + 1] if position + 1 < len(bodies) else None
        code = None
        if follower is not None and (follower in listed or _is_named(follower)):
            code = _from_list(body, changed.get(follower, follower), analysis)
        if code and follower:
            listed.add(body)
            analysis.because(body, "country", "ministries.end_of_list", follower)
        code = code or evidence.code(body, held=held)
        if code:
            changed[body] = _with_country(body, code)
    return changed


def resolve_in_titles(analysis: Analysis, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Give the bodies without a state inside titles that have one: "Спикер Меджлиса".

    Takes the titles with their states; titles of several states tell nothing.
    """
    changed: dict[Mention, Mention] = {}
    title: Title | None = None
    for mention in mentions:
        if isinstance(mention, Title) and mention.country:
            title = mention
        elif not isinstance(mention, Ministry | Institution) or mention.country is not None:
            continue
        elif title is not None and title.country and title.contains(mention):
            changed[mention] = _with_country(mention, title.country)
            analysis.because(mention, "country", "ministries.title", title)
    return changed


def _is_named(body: Body) -> bool:
    """Tell a body that names its state from one like "ФСБ"."""
    return " " in body.text.strip()


def _from_list(body: Body, follower: Mention, analysis: Analysis) -> str | None:
    """Give the state at the end of a list: "МИД и Минобороны Чили"."""
    if not isinstance(follower, Ministry | Institution):
        return None
    between = analysis.view.raw[body.stop : follower.start].strip()
    return follower.country if between in _JOINTS else None


class _Evidence:
    """What a document says about the states of its bodies."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.countries = [m for m in mentions if isinstance(m, Country)]
        self.stops = [m.stop for m in self.countries]
        self.bodies = [m for m in mentions if isinstance(m, Ministry | Institution)]
        self.votes = Counter(m.code for m in self.countries)
        spans = (analysis.view.raw_span(s.start, s.stop) for s in analysis.sentences)
        self.sentences = [start for start, _ in spans]
        # Of bodies and offices of one charge: how often each state, by sentence and in all.
        self.alike: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.near: defaultdict[tuple[str, str, int], Counter[str]] = defaultdict(Counter)
        self.datelines = Datelines(analysis)
        self.belongings = Belongings(analysis, mentions)
        self.raw, self.morph = analysis.view.raw, analysis.morph
        self.owners = [m for m in mentions if isinstance(m, Title) and m.country]
        self.plural = [m.span for m in mentions if isinstance(m, Title) and m.plural]
        self.single = [m.span for m in mentions if isinstance(m, Title) and not m.plural]
        self.names = {m.start for m in mentions if isinstance(m, Person)}
        self.speaking = [
            m.span for m in mentions if isinstance(m, Title) and m.role == "spokesperson"
        ]
        # "Минторг провёл переговоры с Минторгом Чили": of those with whom one talks, not one's own.
        self.others: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
        for mention in mentions:
            if (charge := _charge(mention)) and (code := getattr(mention, "country", None)):
                if _WITH.search(self.raw[max(0, mention.start - 12) : mention.start]):
                    self.others[(*charge, self._sentence(mention))].add(code)
                self.alike[charge][code] += 1
                self.near[(*charge, self._sentence(mention))][code] += 1

    def is_several(self, body: Body) -> bool:
        """Tell "правительств", and "МИД" of "главы МИД": bodies of more than one state."""
        if isinstance(body, Ministry) and body.plural:
            return True
        if any(start <= body.start and body.stop <= stop for start, stop in self.plural):
            return True
        nouns = [f for f in self.morph(fold(body.text.split()[0])) if "NOUN" in f.grams]
        return bool(nouns) and all("plur" in form.grams for form in nouns)

    def code(self, body: Body, *, held: bool) -> str | None:
        """Give the only state that a body can belong to, if there is one.

        Of a body in the office of one person only the certain is told, unless ``held``.
        """
        if own := self._own(body):
            return own[0]
        if body.text.lower().endswith(_GENERIC):
            return self._last_state(body)
        if self._is_source(body):
            return self._of_source(body)
        if code := self.belongings.certain(body):
            return code
        if not held and self._is_held(body):
            # Who has no name is as a rule the one that the news is about: "глава МИД отметил".
            return None if self._is_named(body) else self._home(body)
        shared = _shared(body)
        if not shared and self.belongings.is_source(body) and (home := self._home(body)):
            return home
        charge = _charge(body) or ("", "")
        place = (*charge, self._sentence(body))
        others = self.others.get(place, set())
        alike, near = (
            _without(self.alike.get(charge), others),
            _without(self.near.get(place), others),
        )
        if len(near) == 1 and not self._is_held(body):
            return next(iter(near))
        if dominant := _dominant(alike):
            return dominant
        if shared:
            return max(shared, key=lambda code: self.votes[code])
        if not alike and len(self.votes) == 1 and not others:
            return next(iter(self.votes))
        if charge[1] in HOSTED or (alike and not held and self._is_inside(body)):
            return None
        # What a press service says of "правительство" without a state is said of its own.
        home = self._home(body)
        return home if home not in others and (not alike or home in alike) else None

    def _home(self, body: Body) -> str | None:
        """Give the state of the news: of its dateline, else the first, if none is named more."""
        home = self.datelines.at(body.start)
        if home in self.votes:
            return home
        if home is not None or self.first is None:
            return None
        rest = [count for code, count in self.votes.items() if code != self.first]
        enough = self.votes[self.first] >= max(_ENOUGH, *rest, 0)
        return self.first if enough or self.votes[self.first] > max(rest, default=0) else None

    @cached_property
    def first(self) -> str | None:
        """The state named first, but for one that invites or is visited."""
        for state in self.countries:
            if not _ELSEWHERE.search(self.raw[max(0, state.start - _BEFORE) : state.start]):
                return state.code
        return None

    def _own(self, body: Body) -> tuple[str | None] | None:
        """Give the state of the one whose "своё правительство" it is; ``None`` for other bodies."""
        before = self.raw[max(0, body.start - 12) : body.start].split()
        if not before or not before[-1].lower().startswith("сво"):
            return None
        here = [t for t in self.owners if self._sentence(t) == self._sentence(body)]
        codes = [t.country for t in here if t.stop <= body.start]
        return (codes[-1] if codes else None,)

    def _is_held(self, body: Body) -> bool:
        return isinstance(body, Ministry) and self._is_inside(body)

    def _is_named(self, body: Body) -> bool:
        """Tell a body in an office with a name behind it: "глава МИД Хуан Рамос"."""
        last = bisect_right(self.single, (body.start, len(self.raw)))
        stops = [stop for _, stop in self.single[max(0, last - 3) : last] if stop >= body.stop]
        return any(stop + 1 in self.names for stop in stops)

    def _is_inside(self, body: Body) -> bool:
        """Tell a body in the office of one person."""
        last = bisect_right(self.single, (body.start, len(self.raw)))
        return any(stop >= body.stop for _, stop in self.single[max(0, last - 3) : last])

    def _is_source(self, body: Body) -> bool:
        return any(a <= body.start and body.stop <= b for a, b in self.speaking)

    def _of_source(self, body: Body) -> str | None:
        """Give the state of a body that speaks: that of the dateline, or of the same body.

        The office of a visiting minister is no evidence for "пресс-секретарь Минэкономики".
        """
        home = self.datelines.at(body.start)
        if home in self.votes:
            return home
        charge = _charge(body)
        codes = {b.country for b in self.bodies if b.country and _charge(b) == charge}
        codes = codes or set(self.votes)
        return codes.pop() if len(codes) == 1 else None

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self.sentences, mention.start)

    def _last_state(self, body: Body) -> str | None:
        position = bisect_right(self.stops, body.start)
        return self.countries[position - 1].code if position else None


def _without(votes: Counter[str] | None, codes: set[str]) -> Counter[str]:
    return Counter({code: n for code, n in (votes or Counter()).items() if code not in codes})


def _dominant(votes: Counter[str]) -> str | None:
    """Give the state that alone is named, or named three times as often as any other."""
    ranked = votes.most_common(2)
    if not ranked:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1] else None


def _shared(body: Body) -> tuple[str, ...]:
    """Give the states that have a body of this very name."""
    index = default_index()
    for table in (index.acronyms, index.names, index.words):
        for key in (body.text, body.name, body.text.lower()):
            if key in table:
                return table[key].shared
    return ()


def _charge(mention: Mention) -> tuple[str, str] | None:
    """Give what makes bodies alike; an office has the charge of its ministry."""
    if isinstance(mention, Institution):
        return "institution", mention.kind
    if isinstance(mention, Title) and mention.role in _HEADS:
        return "institution", _HEADS[mention.role]
    if isinstance(mention, Ministry | Title) and mention.portfolio:
        return "ministry", mention.portfolio
    return None


def _with_country(body: Body, code: str) -> Body:
    """Give a body its state; a name in the text's own words stays as the text has it."""
    genitive = genitive_name(code)
    if _in_own_words(body) or not genitive or genitive in body.name:
        return evolve(body, country=code)
    return evolve(body, country=code, name=f"{body.name} {genitive}")


def _in_own_words(body: Body) -> bool:
    """Tell "Кабинета Министров", named so in the text, from "МИД" and "Минюст", expanded."""
    first, said = (fold(words).split()[0].lower() for words in (body.name, body.text))
    length = min(6, len(first) - 1)
    return first[:length] == said[:length]
