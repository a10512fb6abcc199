"""Whether capitalised words are a name at all: their kinds weighed with what stands beside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from diplotext.engine.grammar import Context
from diplotext.entities.persons.context import Beside
from diplotext.entities.persons.names import Kinds
from diplotext.entities.persons.normalize import CASES
from diplotext.entities.persons.pieces import Name, values
from diplotext.entities.persons.segments import is_stranger
from diplotext.entities.persons.shape import (
    ARABIC,
    EUROPEAN,
    INITIAL,
    SUFFIX,
    Piece,
    is_surname_first,
)
from diplotext.language.caches import size

__all__ = ["PLACES", "believes", "quoted"]

# After these a capitalised word is rather a place ("в Фергюсоне").
PLACES = frozenset({"в", "на", "из", "под", "до", "около", "через", "близ", "по"})
_OPENING, _CLOSING = tuple('«"“„'), tuple('»"”“')
# An unknown word that fits the case demanded scores better than this.
FITS = -0.6
# A name that is so much better in another case than the genitive is no attribute.
NO_ATTRIBUTE = 1.0
_CACHE = size(20_000)


def believes(name: Name, beside: Beside, context: Context, span: tuple[int, int]) -> bool:
    """Decide whether a run of words is a name; ``span`` holds its offsets in the view."""
    verdict, kinds = _verdict(name), name.kinds
    if verdict == "never" or (beside.named_after and not _escapes(name, beside)):
        return False
    if verdict == "initials":
        return _beside_initials(name.pieces, kinds, beside)
    if _is_adjective(name, context, span[1]):
        return False
    if verdict == "single":
        return not quoted(span, context) and _single(name, kinds[0], beside)
    if beside.evidence in ("title", "honorific"):
        known = kinds[0].known and not kinds[0].first
        return not known or not (kinds[-1].place and is_stranger(kinds[-1]))
    return _several(verdict, beside) and not quoted(span, context)


def quoted(span: tuple[int, int], context: Context) -> bool:
    """Tell "«Север Сервис»": the whole run stands in quotation marks."""
    text, (start, stop) = context.view.matching, span
    return text[max(0, start - 1) : start] in _OPENING and text[stop : stop + 1] in _CLOSING


def _is_adjective(name: Name, context: Context, stop: int) -> bool:
    """Tell "Винницкого городского совета": the noun after agrees with it."""
    if not name.adjectival:
        return False
    piece = name.words[-1]
    end = bisect_left(context.tokens, stop, key=lambda token: token.span.start)
    after = context.tokens[end : end + 1]
    if not after or after[0].type != "RU" or not after[0].value[0].islower():
        return False
    noun = after[0].forms[0].grams
    if "NOUN" not in noun and "ADJF" not in noun:
        return False
    return any(
        "ADJF" in form.grams
        and any(case in form.grams and case in noun for case in CASES)
        and any(kind in form.grams and kind in noun for kind in ("masc", "femn", "neut", "plur"))
        for form in name.names.morph(piece.value)
    )


def _escapes(name: Name, beside: Beside) -> bool:
    """Tell "ректор института Иван Громов" from "ректор института Ивана Громова"."""
    if len(name.pieces) < 2:
        return False
    return not name.readings(beside.evidence).is_genitive(NO_ATTRIBUTE)


def _beside_initials(pieces: Sequence[Piece], kinds: Sequence[Kinds], beside: Beside) -> bool:
    """Initials make a name of nearly anything, but "А. Введение" heads a list."""
    last = kinds[-1]
    if not is_stranger(last) or kinds[0].first:
        return True
    if last.place:
        return False
    return bool(beside.evidence or beside.verb or len(pieces) > 2 or not beside.starts)


def _single(name: Name, kinds: Kinds, beside: Beside) -> bool:
    if kinds.place and not (kinds.surname or beside.evidence == "honorific"):
        return False
    if beside.of_place and name.adjectival:
        return False
    if beside.evidence == "honorific":
        return not is_stranger(kinds) or name.names.is_family(name.words[0].value)
    if name.pieces[0].value.isupper() and not kinds.shaped:
        return False
    if beside.evidence == "title":
        if kinds.surname or kinds.first or kinds.shaped:
            return True
        # "министром иностранных дел Кореи Паком"
        if beside.adjacent and name.names.is_family(name.words[0].value):
            return True
        return not kinds.known and not beside.unfinished and _fits(name, beside)
    if beside.evidence == "noun":
        if kinds.surname or kinds.known:
            return kinds.shaped or (kinds.surname and not kinds.common)
        return beside.adjacent and not beside.unfinished and _fits(name, beside)
    if beside.preposition in PLACES:
        return False
    # "Омаров отметил": many lobsters are no subject.
    if kinds.shaped and kinds.common and (beside.subject or beside.verb):
        return True
    certain = kinds.surname and not (kinds.common or kinds.place or kinds.first)
    return certain and (beside.subject or beside.verb or (kinds.known and not beside.starts))


def _fits(name: Name, beside: Beside) -> bool:
    """Tell whether an unknown word can be a name in the case that is demanded."""
    return name.readings(beside.evidence).score(beside.demand) > FITS


def _several(verdict: str, beside: Beside) -> bool:
    governed = beside.preposition is not None and beside.preposition not in PLACES
    if verdict == "backed":
        return beside.subject or governed or beside.evidence is not None
    if verdict == "governed":
        return beside.evidence == "noun" or beside.subject or beside.verb or governed
    return verdict == "yes"


@lru_cache(_CACHE)
def _verdict(name: Name) -> str:
    """Tell what the words alone say, and what must speak for them where they do not suffice.

    ``never`` and ``yes``, ``no`` where neither an office nor "господин" stands before;
    ``backed``, ``governed`` if the neighbours are as `_several` asks; ``initials``,
    ``single`` for names of these kinds.
    """
    pieces, kinds = name.pieces, name.kinds
    if not kinds or (all(map(is_stranger, kinds)) and pieces[0].kind != INITIAL):
        family = len(pieces) == len(kinds) == 1 and name.names.is_family(pieces[0].value)
        return "single" if family else "never"
    if any(p.kind == INITIAL for p in pieces):
        return "initials"
    if len(pieces) == 1:
        return "single"
    return _verdict_of_several(name)


def _verdict_of_several(name: Name) -> str:
    pieces, kinds = name.pieces, name.kinds
    if any(p.kind == SUFFIX for p in pieces):
        return "yes"
    pairs = zip(kinds, name.words, strict=True)
    strangers = sum(is_stranger(k) for k, p in pairs if len(p.value) > 1)
    if is_surname_first(values(pieces), name.names):
        return "yes" if not strangers or len(pieces) > 2 else "backed"
    if kinds[0].first:
        lone = len(kinds) == 2 and (kinds[0].listed or not kinds[0].common)
        return "yes" if strangers < len(kinds) - 1 or lone else "no"
    if strangers:
        return "no"
    if any(k.first or k.surname or k.patronymic for k in kinds):
        return "yes"
    if any(p.kind in (ARABIC, EUROPEAN) or p.article for p in pieces):
        return "yes"
    return "governed"
