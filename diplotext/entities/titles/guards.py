"""What tells an office from another sense of its words, and one office from several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotext.entities.titles import tokens as see

if TYPE_CHECKING:
    from diplotext.engine.grammar import Context
    from diplotext.entities.titles.build import Parts
    from diplotext.entities.titles.words import Words

__all__ = ["ends_in_name", "is_candidacy", "is_name", "is_plural", "stands_alone"]

_QUOTES = frozenset("«»\"“”„'")


def stands_alone(parts: Parts, context: Context, words: Words) -> bool:
    """Tell whether a head without any complement is an office here."""
    tokens = parts.tokens
    before, after = context.before(tokens), context.after(tokens)
    previous, following = before[-1] if before else None, after[0] if after else None
    if previous and following and previous.value in _QUOTES and following.value in _QUOTES:
        return False  # отель «Президент»
    if previous is not None and parts.head in words["counted"] and _counts(previous):
        return False
    if parts.head == "премьер" and not _is_premier(tokens[0], previous, following):
        return False
    if parts.head in words["never_plural"] and see.only(tokens[-1], "plur"):
        return False  # the speakers of a conference
    if following is None:
        return True
    if parts.head in ("президент", "вице-президент") and _is_other_body(
        following, tokens[0], words
    ):
        return False
    # "посол доброй воли", "король футбола"
    return not (parts.head in words["figurative"] and see.is_plain_genitive(following))


def is_name(parts: Parts, context: Context, words: Words) -> bool:
    """Tell a head without any complement that is a word of a name, or an honorific before one."""
    tokens = parts.tokens
    before, after = context.before(tokens), context.after(tokens)
    previous, following = before[-1] if before else None, after[0] if after else None
    if parts.head in words["honorifics"] and _is_honorific(tokens[0], previous, following):
        return True
    if parts.head in words["given_names"] and _is_given_name(parts, context):
        return True
    return parts.head in words["surnames"] and _is_surname(tokens[0], previous)


def _counts(token: Any) -> bool:
    """Tell "101 депутат": a number, not an office."""
    return token.type == "INT" or see.has(token, "NUMR")


def ends_in_name(parts: Parts, context: Context) -> bool:
    """Tell "губернатор штата Хакан Озтюрк" from "штата Миннесота": an unknown word and one more."""
    last = parts["place"][-1]
    if see.is_known(last) or not see.is_capitalized(last):
        return False
    after = context.after(parts.tokens)
    names = next((i for i, token in enumerate(after) if not see.is_capitalized(token)), len(after))
    return names == 1


def is_candidacy(previous: Any, head: Any) -> bool:
    """Tell "кандидат в президенты"."""
    return previous.value.lower() == "в" and see.has(head, "nomn", "plur")


def _is_honorific(token: Any, previous: Any, following: Any) -> bool:
    """Tell "шейх Мансур", an honorific, and "Эмир Дроздов", a given name."""
    if following is None:
        return False
    if _begins_with_article(following):
        return bool(token.value.istitle())
    if not see.is_capitalized(following):
        return False
    given = token.value[0].isupper() and previous is not None and token.value.istitle()
    return bool(given or token.value.lower().startswith("шейх"))


def _begins_with_article(token: Any) -> bool:
    """Tell "аль-Мурайхи" after "Султан", a given name here."""
    article, hyphen, name = token.value.partition("-")
    return bool(hyphen and len(article) < 4 and article.islower() and name[:1].isupper())


def _is_given_name(parts: Parts, context: Context) -> bool:
    """Tell "заместитель министра Хоким Турдиев": a capital within a sentence, one word after."""
    if not parts.tokens[0].value.istitle() or not context.before(parts.tokens):
        return False
    after = context.after(parts.tokens, 2)
    names = [see.is_capitalized(token) for token in after]
    return names in ([True], [True, False])


def _is_surname(token: Any, previous: Any) -> bool:
    """Tell "Тимур Султан", "Раис Хакимов": a capital after a given name."""
    if previous is None or not token.value.istitle() or not see.is_capitalized(previous):
        return False
    return see.has(previous, "Name") or not see.is_known(previous)


def _is_premier(token: Any, previous: Any, following: Any) -> bool:
    """Tell the premier from the first night of a play ("премьера фильма")."""
    if not see.has(token, "inan"):
        return True
    if not see.has(token, "anim"):
        return False
    if following is not None and see.is_plain_genitive(following):
        return False
    if following is not None and see.is_capitalized(following):
        return True
    if previous is None:
        return False
    return not see.has(previous, "femn", "VERB") and not (
        previous.type == "RU" and see.has(previous, "ADJF", "femn", "nomn")
    )


def _is_other_body(token: Any, head: Any, words: Words) -> bool:
    if token.type == "LATIN" or token.value in '«"“„':
        return True
    if token.value.isupper() and 1 < len(token.value) < 6 and not head.value.isupper():
        return bool(token.type == "RU")  # "президент УЕФА"
    return any(f.normalized in words["not_state_bodies"] for f in getattr(token, "forms", ()))


def is_plural(parts: Parts, context: Context) -> bool:
    """Tell several offices from one; "главы" is both, so neighbours decide."""
    noun = parts.noun
    if see.only(noun, "plur"):
        return True
    if see.only(noun, "sing") and not see.has(noun, "Fixd"):
        return False
    if _names_several(parts):
        return True
    if see.has(noun, "Fixd"):
        return False
    adjectives = [t for t in parts["prefix"] if see.has(t, "ADJF")]
    if adjectives:
        return see.only(adjectives[-1], "plur")
    before, after = context.before(parts.tokens), context.after(parts.tokens)
    if after and (see.has(after[0], "VERB", "plur") or _is_several_states(after[0])):
        return True
    return not before or _is_done_by_several(before)


def _is_done_by_several(before: Any) -> bool:
    """Tell "выступили главы МИД" and "приняли участие главы МИД" by the verb."""
    verb = before[-2:-1] if before[-1].value.lower() == "участие" else before[-1:]
    return bool(verb) and see.has(verb[0], "VERB", "plur")


def _is_several_states(token: Any) -> bool:
    """Tell "стран-участниц"."""
    return bool(token.value.lower().startswith(("стран-", "государств-")))


def _names_several(parts: Parts) -> bool:
    if "cut" in parts or len(parts["states"]) > 1 or len(parts["body"]) > 1:
        return True
    if any(getattr(t.mention, "plural", False) for t in parts["body"]):
        return True
    return any(see.only(token, "plur") for token in parts["literal"])
