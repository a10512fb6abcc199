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
    """Give a mention, person record or event as plain data with its ``type`` first."""
    data: dict[str, Any] = _converter().unstructure(item)
    return data


def to_json(data: Any, *, indent: int | None = None) -> str:
    """Give plain data as JSON, Cyrillic kept readable."""
    return json.dumps(data, ensure_ascii=False, indent=indent)


def from_dict(data: dict[str, Any]) -> Any:
    """Give back the object that `to_dict` was called on.

    Raises `DiplotextError` for an unknown ``type`` or wrong values.
    """
    name = data.get("type") if isinstance(data, dict) else None
    known = _classes()
    if name not in known:
        raise DiplotextError(unknown_value("type", str(name), known))
    try:
        return _converter().structure(data, known[name])
    except Exception as error:
        raise DiplotextError(f"not a valid {name}: {error}") from error


@cache
def _classes() -> dict[str, type[Any]]:
    classes = (getattr(types, name) for name in types.__all__)
    return {cls.type: cls for cls in classes if cls is not types.Mention}


@cache
def _converter() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    for cls in _classes().values():
        _register(converter, cls)
    converter.register_unstructure_hook(tuple, list)
    converter.register_structure_hook(
        types.Mention, lambda value, _: converter.structure(value, _classes()[value["type"]])
    )
    return converter


def _register(converter: Converter, cls: type[Any]) -> None:
    names = [attribute.name for attribute in attrs.fields(cls)]
    order = ["start", "stop", "text"] if "start" in names else []
    order += [name for name in names if name not in order]

    def unstructure(item: Any) -> dict[str, Any]:
        data: dict[str, Any] = {"type": cls.type}
        for name in order:
            data[name] = _plain(converter, getattr(item, name))
        return data

    def structure(data: dict[str, Any], _: Any) -> Any:
        values = {
            attribute.name: converter.structure(data[attribute.name], attribute.type)
            for attribute in attrs.fields(attrs.resolve_types(cls))
            if attribute.name in data
        }
        return cls(**values)

    converter.register_unstructure_hook(cls, unstructure)
    converter.register_structure_hook(cls, structure)


def _plain(converter: Converter, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(converter, item) for item in value]
    return converter.unstructure(value)
