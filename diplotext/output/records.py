"""Results as plain data and back, by cattrs."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from cattrs import Converter

from diplotext import types
from diplotext.errors import DiplotextError, unknown_value

__all__ = ["from_dict", "to_dict", "to_json"]


def to_dict(item: Any) -> dict[str, Any]:
    """Give a mention, person record or event as plain data with its ``type`` first.

    A mention class of your own is written like those of the library.
    """
    names = [attribute.name for attribute in attrs.fields(type(item))]
    # The base class puts its fields first, except where a subclass overrides one.
    order = [name for name in ("start", "stop", "text") if name in names]
    order += [name for name in names if name not in order]
    return {"type": item.type, **{name: _plain(getattr(item, name)) for name in order}}


def to_json(data: Any, *, indent: int | None = None) -> str:
    """Give plain data as JSON, Cyrillic kept readable."""
    return json.dumps(data, ensure_ascii=False, indent=indent)


def from_dict(data: dict[str, Any]) -> Any:
    """Give back the object that `to_dict` was called on.

    Raises `DiplotextError` for an unknown ``type`` or wrong values.
    """
    name = data.get("type") if isinstance(data, dict) else None
    known = _classes()
    if not isinstance(name, str) or name not in known:
        raise DiplotextError(unknown_value("type", str(name), known))
    try:
        return _structure(data, known[name])
    except Exception as error:
        raise DiplotextError(f"not a valid {name}: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return to_dict(value) if attrs.has(type(value)) else value


def _classes() -> dict[str, type[Any]]:
    """Give the classes by ``type``: those of the library, then mention classes of others."""
    own = (getattr(types, name) for name in types.__all__)
    classes = {cls.type: cls for cls in own if cls is not types.Mention}
    others = {cls.type: cls for cls in _subclasses(types.Mention)}
    return others | classes


def _subclasses(cls: type[Any]) -> list[type[Any]]:
    found = cls.__subclasses__()
    return found + [deeper for item in found for deeper in _subclasses(item)]


def _structure(data: Any, cls: type[Any]) -> Any:
    values = {
        attribute.name: _converter().structure(data[attribute.name], attribute.type)
        for attribute in attrs.fields(attrs.resolve_types(cls))
        if attribute.name in data
    }
    return cls(**values)


@cache
def _converter() -> Converter:
    converter = Converter()
    for exact in (str, int, bool):
        converter.register_structure_hook(exact, _exact)
    converter.register_structure_hook(Decimal, _decimal)
    # A field says `Mention` where any of them may stand, and the data say which.
    converter.register_structure_hook_func(
        lambda cls: isinstance(cls, type) and issubclass(cls, types.Mention),
        _mention,
    )
    return converter


def _mention(data: Any, cls: type[Any]) -> Any:
    found = from_dict(data)
    if not isinstance(found, cls):
        raise DiplotextError(f"expected {cls.__name__}, got {type(found).__name__}")
    return found


def _exact(value: Any, cls: type[Any]) -> Any:
    if type(value) is not cls:
        raise DiplotextError(f"expected {cls.__name__}, got {value!r}")
    return value


def _decimal(value: Any, _: Any) -> Decimal:
    if not isinstance(value, str):  # never by way of a float
        raise DiplotextError(f"expected a number as a string, got {value!r}")
    return Decimal(value)
