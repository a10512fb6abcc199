"""What became of a document, who its parties are: computed from the tokens around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from attrs import frozen

from diplotext.types import Country, Institution, Mention, Ministry, Organization, Title

__all__ = ["Kind", "parties_of", "party_codes", "status_of"]

AUXILIARIES = frozenset(
    ("будет", "будут", "может", "могут", "должен", "должно", "должна", "должны")
)
NEAR, FAR = 4, 14  # tokens: beside the document, and in the same clause
TALKS = 12  # tokens from "консультации" to the document that they are about
_TALKS = frozenset(("переговоры", "консультация", "переговорный", "раунд"))
_SIGNING = frozenset(("подписать", "скрепить"))
_PARTNERS = ("TITLE", "ORGANIZATION", "COUNTRY", "MINISTRY", "INSTITUTION")
Context = Mapping[str, frozenset[str]]


@frozen
class Kind:
    """A row of the lexicon: a kind of document and its kind words.

    ``genitive`` tells that the name goes on in the genitive, ``signed`` that the word alone
    counts only beside a verb of signing.
    """

    id: str
    words: tuple[str, ...]
    genitive: bool = False
    signed: bool = False


def lemmas(token: Any) -> set[str]:
    """Give the lemmas of a word; a merged token has none."""
    return (
        {form.normalized for form in getattr(token, "forms", ())} if token.type == "RU" else set()
    )


def party_codes(mention: Mention | None) -> tuple[str, ...]:
    """Give the country code or organisation id that a mention stands for."""
    if isinstance(mention, Country):
        return (mention.code,)
    if isinstance(mention, Organization):
        return (mention.organization,) if mention.organization else mention.countries
    if isinstance(mention, Title) and mention.organization and not mention.country:
        return (mention.organization,)
    if isinstance(mention, Title) and mention.countries:
        return mention.countries
    if isinstance(mention, Ministry | Institution | Title) and mention.country:
        return (mention.country,)
    return ()


def parties_of(tokens: Sequence[Any], first: int, last: int) -> tuple[str, ...]:
    """Give the parties of the document that stands at ``tokens[first:last]`` of a sentence.

    They stand after "между", in the adjective before ("замбийско-чилийское"), in the
    genitive or after "с"; else they are the subjects of the sentence, if there are two.
    """
    inside = next((i for i in range(first, last) if tokens[i].value == "между"), None)
    after = next(
        (i for i in range(last, min(last + 5, len(tokens))) if tokens[i].value == "между"), None
    )
    start = inside if inside is not None else after
    if start is not None:
        return _unique(_run(tokens[start + 1 :]))
    before = _codes(tokens[first - 1]) if first else ()
    if len(before) > 1:
        return _unique(before)
    if first > 1 and tokens[first - 2].value.lower() in ("с", "со") and before:
        ends = [i for i in range(first - 2) if tokens[i].value in (",", ";", ":")]
        clause = tokens[ends[-1] if ends else 0 : first - 2]
        if any(lemmas(token) & _SIGNING for token in clause):
            subject = (c for t in clause if _nominative(t) for c in _codes(t))
            return _unique((*subject, *before))  # "Чад подписал с Перу соглашение"
    if talked := _of_talks(tokens, first):
        return talked
    if partner := _signer(tokens, first):
        return partner
    if len(signers := _signers(tokens, last)) > 1:
        return signers
    own = _unique(_run(tokens[first + 1 : first + 4])) if first + 1 < len(tokens) else ()
    if len(own) > 1 and not any(token.value in "оОб" for token in tokens[first + 1 : first + 3]):
        return own
    subjects = _unique(c for t in tokens[:first] if _nominative(t) for c in _codes(t))
    near = range(first + 1, min(last + 2, len(tokens) - 1))
    other = next(
        (i for i in near if tokens[i].value in ("с", "со") and _codes(tokens[i + 1])), None
    )
    if other is not None and (partner := _unique(_run(tokens[other + 1 :]))):
        return _unique((*subjects, *partner)) if subjects else _unique((*before, *partner))
    return subjects if len(subjects) > 1 else before


def _of_talks(tokens: Sequence[Any], first: int) -> tuple[str, ...]:
    """Give who talks of it: "консультации Египта и стран ЕАЭС о соглашении"."""
    if not first or tokens[first - 1].value not in ("о", "об", "по"):
        return ()
    for place in range(first - 2, max(-1, first - TALKS), -1):
        if lemmas(tokens[place]) & _TALKS:
            found = _unique(c for token in tokens[place + 1 : first - 1] for c in _codes(token))
            return found if len(found) > 1 else ()
        if _kinds(tokens[place]) & {"VERB", "PRTS"} or tokens[place].value in (",", ";"):
            return ()
    return ()


def _signer(tokens: Sequence[Any], first: int) -> tuple[str, ...]:
    """Give the partner in "с министром Чада N подписано соглашение", "с банком подписали"."""
    near = range(first - 1, max(-1, first - NEAR), -1)
    verb = next((place for place in near if lemmas(tokens[place]) & _SIGNING), None)
    if verb is None or any("ADJF" not in _forms(token) for token in tokens[verb + 1 : first]):
        return ()
    for place in range(verb - 1, max(0, verb - 10), -1):
        if tokens[place].value in (",", ";", ".") or "VERB" in _kinds(tokens[place]):
            return ()
        if tokens[place].type in _PARTNERS and tokens[place - 1].value.lower() in ("с", "со"):
            return _codes(tokens[place])
    return ()


def _signers(tokens: Sequence[Any], last: int) -> tuple[str, ...]:
    """Give who signed it where they come last: "соглашение подписали посол Чада и министр Перу"."""
    for place in range(last, min(last + FAR, len(tokens))):
        if tokens[place].value in (",", ";", ":"):
            return ()
        if lemmas(tokens[place]) & _SIGNING and _kinds(tokens[place]) & {"VERB", "PRTS"}:
            ends = (i for i, t in enumerate(tokens) if i > place and t.value in (",", ";", "."))
            after = tokens[place + 1 : next(ends, len(tokens))]
            return _unique(c for t in after if t.type in _PARTNERS for c in _codes(t))
    return ()


def _forms(token: Any) -> set[str]:
    return {gram for form in getattr(token, "forms", ()) for gram in form.grams.values}


def _run(tokens: Sequence[Any]) -> Iterable[str]:
    """Give the codes of the parties that follow, up to a verb or the topic."""
    for token in tokens:
        if token.value in ("о", "об", ";", "в", "по") or "VERB" in _kinds(token):
            return
        yield from _codes(token)


def _codes(token: Any) -> tuple[str, ...]:
    mentions = getattr(token, "mentions", ())
    if token.type in ("COUNTRY", "MINISTRY"):  # "МИД Ганы и Чада" is one token
        named = tuple(code for mention in mentions for code in party_codes(mention))
        inner = (code for part in getattr(token, "parts", ()) for code in _codes(part))
        return _unique((*named, *inner))
    return party_codes(token.mention) if mentions else ()


def _nominative(token: Any) -> bool:
    return any("nomn" in form.grams for form in getattr(token, "forms", ()))


def _kinds(token: Any) -> set[str]:
    forms = getattr(token, "forms", ())[:1] if token.type == "RU" else ()
    return {
        kind
        for form in forms
        for kind in ("VERB", "INFN", "PRTS", "PRTF", "GRND", "NOUN")
        if kind in form.grams
    }


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def status_of(tokens: Sequence[Any], first: int, last: int, words: Context) -> str | None:
    """Tell what became of the document at ``tokens[first:last]``: a status id or None.

    What stands beside it counts first ("ход реализации соглашения"), then the nearest verb
    of signing, then what is planned.
    """
    left = [lemmas(token) for token in tokens[max(0, first - NEAR) : first]]
    beside = set().union(*left[-2:]) if left else set()
    if beside & words["draft"] or any(found & words["preparing"] for found in left):
        return "planned_signing"
    if _drafted(tokens[max(0, first - NEAR) : first], words):
        return "planned_signing"
    if any(found & words["implement"] for found in left):
        return "implementation"
    if last < len(tokens) and lemmas(tokens[last]) & words["prepared"]:
        return "planned_signing"  # "соглашение готовится к подписанию"
    around = _clause(tokens, first, last)
    lemma_sets = [lemmas(token) for token in around]
    if any(found & words["ratify"] for found in lemma_sets) and not _awaited(lemma_sets, words):
        due = any(token.value.lower() in AUXILIARIES for token in around)
        due = due or any(_to_come(token) for token in around if lemmas(token) & words["ratify"])
        return None if due or _negated(around, words["ratify"]) else "ratified"
    for i, found in enumerate(lemma_sets):
        beside_it = " ".join(token.value.lower() for token in around[max(0, i - 2) : i + 3])
        if found & {"вступить", "вступать"} and "в силу" in beside_it:
            return "in_force" if not _future(around[i]) else None
    if _follows(tokens, last, words["implemented"]):
        return "implementation"
    if beside & {"действующий", "действовать"} or _follows(tokens, last, {"действовать"}):
        return "in_force"
    return _signing(around, lemma_sets, words)


def _awaited(found: Sequence[set[str]], words: Context) -> bool:
    """Tell "ускорить ратификацию" from a document that is ratified."""
    places = [i for i, lemma in enumerate(found) if "ратификация" in lemma]
    ratified = any("ратифицировать" in lemma or "ратифицированный" in lemma for lemma in found)
    return not ratified and any(
        lemma & words["wish"] for i in places for lemma in found[max(0, i - NEAR) : i]
    )


def _drafted(left: Sequence[Any], words: Context) -> bool:
    """Tell "поручено разработать дорожную карту", "готовят соглашение"."""
    drafts = (token for token in left if lemmas(token) & words["drafting"])
    return any(
        gram in form.grams
        for token in drafts
        for form in token.forms[:1]
        for gram in ("INFN", "futr", "pres")
    )


def _signing(around: Sequence[Any], found: Sequence[set[str]], words: Context) -> str | None:
    verbs = words["sign"] | words["adopt"]
    signs = [i for i, lemma in enumerate(found) if lemma & verbs]
    if not signs:
        return None
    refused = any(lemma & words["refuse"] for lemma in found)
    if refused or _negated(around, verbs | words["plan"]):
        return None
    planned = any(lemma & words["plan"] for lemma in found)
    done = any(
        not _future(around[i]) and _kinds(around[i]) & {"VERB", "PRTS", "PRTF", "GRND"}
        for i in signs
    )
    nouns = [i for i in signs if "NOUN" in _kinds(around[i]) and found[i] & words["sign"]]
    noun = bool(nouns)
    past = any(_past(around, found, i) for i in nouns)
    wished = any(lemma & words["wish"] for i in nouns for lemma in found[max(0, i - 4) : i])
    wished = wished or any(_talked_of(around, found, i, words) for i in nouns)
    wished = wished or any(_governed_to_come(around, i, words) for i in nouns)
    auxiliary = any(token.value.lower() in AUXILIARIES for token in around)
    if done and not auxiliary:
        return "signed"
    if past and not auxiliary:
        return "signed"
    if planned or wished or auxiliary or any(_future(around[i]) for i in signs):
        return "planned_signing"
    return "signed" if noun else None


def _talked_of(around: Sequence[Any], found: Sequence[set[str]], noun: int, words: Context) -> bool:
    """Tell "переговоры о заключении", "договорились о подписании"."""
    if not noun or around[noun - 1].value.lower() not in ("о", "об"):
        return False
    return any(lemma & words["talked"] for lemma in found[max(0, noun - NEAR) : noun - 1])


def _governed_to_come(around: Sequence[Any], noun: int, words: Context) -> bool:
    """Tell "завершатся подписанием", "состоится подписание", "в программе – подписание"."""
    finite = [i for i, token in enumerate(around) if _kinds(token) & {"VERB", "PRTS"}]
    if not finite:
        return any(lemmas(token) & words["agenda"] for token in around[:noun])
    before = [i for i in finite if i < noun]
    return _future(around[before[-1] if before else finite[0]])


def _past(around: Sequence[Any], found: Sequence[set[str]], noun: int) -> bool:
    """Tell "после подписания", "церемония подписания"."""
    before = around[max(0, noun - 2) : noun]
    held = any(token.value.lower() in ("после", "с") for token in before)
    return held or any(lemma & {"церемония"} for lemma in found[max(0, noun - 2) : noun])


def _clause(tokens: Sequence[Any], first: int, last: int) -> Sequence[Any]:
    """Give the tokens around a document, not beyond a semicolon or a colon after it."""
    start, stop = max(0, first - FAR), min(len(tokens), last + FAR)
    for i in range(first - 1, start - 1, -1):
        if tokens[i].value == ";":
            start = i + 1
            break
    for i in range(last, stop):
        if tokens[i].value in (";", ":"):
            stop = i
            break
    return [*tokens[start:first], *tokens[last:stop]]


def _future(token: Any) -> bool:
    form = token.forms[0]
    return "futr" in form.grams or "INFN" in form.grams


def _to_come(token: Any) -> bool:
    """Tell "ратифицирует", which may be either tense, from "ратифицировал"."""
    return "VERB" in _kinds(token) and "past" not in token.forms[0].grams


def _negated(tokens: Sequence[Any], verbs: frozenset[str]) -> bool:
    pairs = pairwise(tokens)
    return any(left.value.lower() == "не" and lemmas(right) & verbs for left, right in pairs)


def _follows(tokens: Sequence[Any], last: int, verbs: Set[str]) -> bool:
    return any(
        lemmas(token) & verbs and "VERB" in _kinds(token) for token in tokens[last : last + 3]
    )
