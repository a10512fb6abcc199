"""Who said something: the words of saying, and the mention that is their subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from diplotext.engine.lexicon import Word, load_lexicon
from diplotext.language.caches import size
from diplotext.language.morph import Form, default_morph
from diplotext.language.tokens import PlainToken
from diplotext.language.view import fold
from diplotext.linking.people.counterparts import is_colleague
from diplotext.types import Mention

__all__ = [
    "Speech",
    "is_subject",
    "is_verb",
    "kinds_of",
    "last_subject",
    "lemmas_of",
    "saying",
    "speaker_after",
    "speaker_before",
    "subject_of",
    "whole_name",
    "words",
]

SPEAKERS = ("PERSON", "TITLE", "MINISTRY", "INSTITUTION", "ORGANIZATION", "COUNTRY")
_VERBAL = ("VERB", "GRND", "PRTF", "PRTS", "INFN")
_AUTHOR = frozenset(("VERB", "1per", "plur", "futr"))
_PRONOUNS = frozenset(("он", "она", "они"))
_OTHER = PlainToken("", None, "OTHER")
WHERE = 6  # tokens between a verb and "в МИД": "сообщили агентству «Степь» в МИД"
CHARGE = 8  # tokens of what an office is in charge of
REACH = 4  # tokens between a verb and the subject after it


@frozen
class Speech:
    """A word of saying at a position of a sentence; ``verb`` is its lemma."""

    index: int
    verb: str
    form: Form

    @property
    def finite(self) -> bool:
        """Whether it can be the predicate of a sentence."""
        return "VERB" in self.form.grams or "PRTS" in self.form.grams

    @property
    def impersonal(self) -> bool:
        """Whether it has no speaker as its subject ("отмечается", "было отмечено")."""
        return fold(self.verb) in words()["impersonal"] or "PRTS" in self.form.grams


@cache
def words() -> dict[str, frozenset[str]]:
    """Give the lexicon of saying: sets of lemmas by id."""
    rows = load_lexicon(Word, "diplotext.linking.statements", "statement_verbs.csv")
    return {row.id: frozenset(fold(word) for word in row.words) for row in rows}


def saying(token: Any, index: int, group: str = "say") -> Speech | None:
    """Tell whether a token is a word of saying, and which.

    >>> from diplotext.language.tokens import default_tokenizer
    >>> saying(next(default_tokenizer().tokenize("подчёркивая")), 0).verb
    'подчёркивать'
    """
    if token.type != "RU":
        return None
    form = _said(token.value, group)
    return Speech(index, form.raw.normal_form, form) if form else None


@lru_cache(size(20_000))
def _said(word: str, group: str) -> Form | None:
    """Give the reading in which a word is one of saying; asked of every word of a text."""
    readings = default_morph()(word)
    if readings[0].grams.values >= _AUTHOR or word.lower() == "напомним":
        return None  # "отметим, что": the author of the text
    for form in readings:
        if any(kind in form.grams for kind in _VERBAL) and form.normalized in words()[group]:
            return form
        if any(kind in form.grams for kind in ("NOUN", "PREP", "CONJ")):
            return None
    return None


def speaker_after(tokens: Sequence[Any], speech: Speech) -> Mention | None:
    """Give the subject that follows a word of saying: "подчеркнул глава МИД Ержан Сатов"."""
    stop = min(len(tokens), speech.index + 1 + REACH)
    for i in range(speech.index + 1, stop):
        token = tokens[i]
        if token.value in (",", ":", "«", "—", "что"):
            return None
        if body := _of_organ(tokens, i):
            return body
        if token.type in SPEAKERS:
            if speech.impersonal:
                return whole_name(tokens, i)
            if _nominative(token) and not _governed(tokens, i) and _counts(token, speech):
                return whole_name(tokens, i)
    return None


def _of_organ(tokens: Sequence[Any], i: int) -> Mention | None:
    """Give whose "пресс-служба МИД Чили" or "канцелярия президента" it is, as a subject."""
    token = tokens[i]
    if token.type != "RU" or not token.lemmas & words()["organs"]:
        return None
    if not _nominative(token) or _governed(tokens, i):
        return None
    after = tokens[i + 1 : i + 2]
    return next((t.mention for t in after if t.type in SPEAKERS and t.type != "PERSON"), None)


def _side(tokens: Sequence[Any], i: int) -> Mention | None:
    """Give the state of "азербайджанская сторона" as a subject."""
    token = tokens[i]
    if not i or token.type != "RU" or "сторона" not in token.lemmas:
        return None
    before = tokens[i - 1]
    if before.type != "COUNTRY" or not _adjective(before) or not _nominative(token):
        return None
    mention: Mention = before.mention
    return mention if "sing" in token.forms[0].grams and not _governed(tokens, i - 1) else None


def _counts(token: Any, speech: Speech) -> bool:
    """Tell whether a body can be the subject by its number: not "рассказал о планах дипмиссии"."""
    nominative = [form for form in token.forms if "nomn" in form.grams]
    single = "sing" in speech.form.grams and token.type == "INSTITUTION"
    return not (single and nominative and all("plur" in form.grams for form in nominative))


def speaker_before(tokens: Sequence[Any], index: int, *, plural: bool | None = None) -> Any:
    """Give the nearest subject before a position: a mention, a pronoun as a string, or None."""
    for i in range(index - 1, -1, -1):
        token = tokens[i]
        if token.value.lower() in _PRONOUNS:
            return token.value.lower()
        if body := _of_organ(tokens, i) or _side(tokens, i):
            return body
        if is_colleague(tokens, i) and _nominative(token) and not _governed(tokens, i):
            return next(t.mention for t in reversed(tokens[:i]) if t.type == "COUNTRY")
        if token.type in SPEAKERS and _nominative(token) and not _governed(tokens, i):
            if plural is not None and plural != _plural(token) and not _joined(tokens, i):
                continue
            if token.type == "COUNTRY" and _adjective(token):
                continue
            return whole_name(tokens, i)
    return None


def subject_of(tokens: Sequence[Any], speech: Speech) -> Any:
    """Give the speaker of a word of saying: a mention, a pronoun, or None."""
    if after := speaker_after(tokens, speech):
        return after
    following = tokens[speech.index + 1].value.lower() if speech.index + 1 < len(tokens) else ""
    if following in _PRONOUNS:
        return following
    if speech.impersonal:
        return _source(tokens, speech.index)
    if "plur" in speech.form.grams and (body := _where(tokens, speech.index + 1)):
        return body
    number = None
    if "VERB" in speech.form.grams:
        number = "plur" in speech.form.grams
    if number and (body := _somewhere(tokens, speech.index)):
        return body
    return speaker_before(tokens, speech.index, plural=number)


def _somewhere(tokens: Sequence[Any], index: int) -> Mention | None:
    """Give the body of "в МИД Чили напоминают": the clause begins with it and has no subject."""
    for i in range(index - 1, -1, -1):
        value = tokens[i].value.lower()
        if tokens[i].type in SPEAKERS and _nominative(tokens[i]) and not _governed(tokens, i):
            return None
        begins = i == 0 or tokens[i - 1].value in (".", ";", "—", "«", "»")
        if begins and value in ("в", "во"):
            return _within(tokens, i)
    return None


def _where(tokens: Sequence[Any], start: int) -> Mention | None:
    """Give the body of "сообщили в МИД", "сообщили журналистам в МИД"."""
    for i in range(start, min(start + WHERE, len(tokens))):
        if tokens[i].value in (",", ":", ";"):
            return None
        if tokens[i].value.lower() in ("в", "во"):
            return _within(tokens, i)
    return None


def _within(tokens: Sequence[Any], start: int) -> Mention | None:
    """Give the body of "сообщили в МИД", "пояснили в пресс-службе министерства юстиции"."""
    if start >= len(tokens) or tokens[start].value.lower() not in ("в", "во"):
        return None
    for token in tokens[start + 1 : start + 3]:
        seat = token.type == "COUNTRY" and token.mention.form == "metonym"  # "в Кремле"
        if seat or token.type in ("MINISTRY", "INSTITUTION", "ORGANIZATION"):
            inside = any("loct" in form.grams or "gent" in form.grams for form in token.forms)
            found: Mention | None = token.mention if inside else None
            return found
        if token.type != "RU" or not any("loct" in form.grams for form in token.forms):
            return None
    return None


def _source(tokens: Sequence[Any], index: int) -> Mention | None:
    """Give whose message it is: "говорится в сообщении пресс-службы МИД Чили"."""
    for token in tokens[index + 1 : index + 8]:
        if token.value in (",", ".", ":", "что"):
            return None
        if token.type in SPEAKERS and token.type != "COUNTRY":
            mention: Mention = token.mention
            return mention
    return None


def last_subject(rows: Iterator[Sequence[Any]], gender: str | None = None) -> Mention | None:
    """Give the latest person or office in the nominative; rows come latest first.

    People of the other ``gender`` ("masc", "femn") are left out; an office has none.
    """
    for tokens in rows:
        people = [
            token if token.type in ("PERSON", "TITLE") and _of_gender(tokens, i, gender) else _OTHER
            for i, token in enumerate(tokens)
        ]
        found = speaker_before(people, len(people), plural=False)
        if isinstance(found, Mention):
            return found
    return None


def _of_gender(tokens: Sequence[Any], index: int, gender: str | None) -> bool:
    """Tell whether a person, or the one whose title it is, may be of a gender."""
    named = index if tokens[index].type == "PERSON" else index + 1
    if gender is None or named >= len(tokens) or tokens[named].type != "PERSON":
        return True
    told = {g for form in tokens[named].forms for g in ("masc", "femn") if g in form.grams}
    # initials leave a foreign surname open: "К.Унгуряну"
    return not told or gender in told or "." in tokens[named].value


def whole_name(tokens: Sequence[Any], index: int) -> Mention:
    """Prefer the name beside a title: "министр Ержан Сатов"."""
    token = tokens[index]
    mention: Mention = token.mention
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.type == "TITLE" and following is not None and following.value in ("по", "—"):
        following = _charged(tokens, index + 2)
    if token.type != "PERSON" and following is not None and following.type == "PERSON":
        person: Mention = following.mention
        return person
    return mention


def _charged(tokens: Sequence[Any], start: int) -> Any:
    """Give the name in "помощник президента – заведующий отделом по вопросам обороны Али Гарби"."""
    for token in tokens[start : start + CHARGE]:
        if token.type == "PERSON":
            return token
        if token.type not in ("RU", "AREA", "COUNTRY", "TITLE") or is_verb(token):
            return None
    return None


def _nominative(token: Any) -> bool:
    if any("nomn" in form.grams for form in token.forms):
        return True
    # "заявила Метте Кристенсен", "сказал Мамедзаде": what the dictionary takes for a dative
    named = token.mention.name if token.type == "PERSON" else None
    return named is not None and named.split() == token.mention.text.split()


def _adjective(token: Any) -> bool:
    return "ADJF" in token.forms[0].grams


def _plural(token: Any) -> bool:
    nominative = [form for form in token.forms if "nomn" in form.grams]
    plural = all("plur" in form.grams for form in nominative)
    return bool(getattr(token.mention, "plural", False)) or (bool(nominative) and plural)


def _joined(tokens: Sequence[Any], index: int) -> bool:
    """Tell a subject of several: "Ержан Сатов и Сами Гарби отметили"."""
    return any(token.value == "и" for token in tokens[max(0, index - 2) : index])


def _governed(tokens: Sequence[Any], index: int) -> bool:
    """Tell whether a preposition stands before; a nominative reading is then false."""
    if not index:
        return False
    before = tokens[index - 1]
    return before.type == "RU" and "PREP" in before.forms[0].grams


def is_subject(token: Any) -> bool:
    """Tell whether a token is most likely a noun in the nominative."""
    likely = getattr(token, "forms", ())[:1]
    return any("nomn" in form.grams and "NOUN" in form.grams for form in likely)


def is_verb(token: Any) -> bool:
    """Tell whether a token is most likely a predicate."""
    if token.type != "RU" or not token.forms:
        return False
    grams = token.forms[0].grams
    return "VERB" in grams or "PRTS" in grams


def kinds_of(token: Any) -> set[str]:
    """Give which verbal kinds the likeliest reading of a word has."""
    forms = getattr(token, "forms", ())
    return {kind for kind in ("VERB", "PRTS", "GRND") if forms and kind in forms[0].grams}


def lemmas_of(token: Any) -> frozenset[str]:
    """Give the lemmas of a word; a merged token has none."""
    return token.lemmas  # type: ignore[no-any-return]
