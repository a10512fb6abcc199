"""Participants, host and guest, and the mentions behind officials of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from diplotext.entities.meetings.actors import Actor
from diplotext.types import Mention, Title

__all__ = ["Roles", "first_mention", "host_and_guest", "mentions_of"]


@frozen
class Roles:
    """The participants of a meeting as its sentence tells them."""

    participants: tuple[Mention, ...] = ()
    host: Mention | None = None
    guest: Mention | None = None


def mentions_of(found: Iterable[Actor]) -> Iterator[Mention]:
    """Give what takes part: the person for an office whose holder is known."""
    for actor in found:
        mention = actor.mention
        if isinstance(mention, Title) and mention.holder is not None:
            yield mention.holder
        elif isinstance(mention, Title) and mention.holders:
            yield from mention.holders
        elif mention is not None:
            yield mention
            yield from actor.others


def first_mention(found: Iterable[Actor]) -> Mention | None:
    """Give the first of what takes part; ``None`` for nobody."""
    return next(mentions_of(found), None)


def host_and_guest(host: Mention | None, guest: Mention | None, *more: Mention) -> Roles:
    """Give the roles of a host, a guest and others, in the order of the text."""
    both = (
        (guest, host)
        if host is None or guest is None or guest.start < host.start
        else (
            host,
            guest,
        )
    )
    every = tuple(dict.fromkeys(m for m in (*both, *more) if m is not None))
    every = tuple(sorted(every, key=lambda mention: mention.start)) if more else every
    return Roles(every, host, guest if guest != host else None)
