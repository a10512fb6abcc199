"""A result as HTML: a fragment for notebooks, or a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from diplotext.output.layout import Result, values, walk
from diplotext.types import Mention

__all__ = ["fragment", "page"]

# Hues of the types, so far apart that neighbours in prose can be told from each other.
_HUES = {
    "country": 205,
    "ministry": 270,
    "institution": 300,
    "title": 25,
    "person": 350,
    "meeting": 130,
    "money": 50,
    "cooperation_area": 175,
    "organization": 235,
    "agreement": 325,
    "statement": 0,
    "date": 90,
}

_STYLE = """
.dt{font:16px/1.75 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1c2128;background:#fff;
 max-width:62rem;margin:0 auto;padding:1.25rem}
.dt .dt-text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:2.1}
.dt mark{--h:210;color:inherit;background:hsl(var(--h) 85% 91%);border-radius:.25em;
 border-bottom:2px solid hsl(var(--h) 60% 45%);padding:.1em .15em;
 box-decoration-break:clone;-webkit-box-decoration-break:clone}
.dt mark mark{padding:0 .1em}
.dt .dt-legend mark{margin-right:.5em;white-space:nowrap;font-size:.85em}
.dt mark.dt-statement{background:none;border-bottom:2px dotted #8c959f}
.dt mark.dt-off,.dt mark.dt-off.dt-date{background:none;border-bottom-color:transparent}
.dt mark.dt-date{background:#e9ecef;border-bottom-color:#6e7781}
.dt label{cursor:pointer;display:inline-block;white-space:nowrap}
.dt .dt-scroll{overflow-x:auto}
.dt table{border-collapse:collapse;font-size:.85em;line-height:1.4;margin:.5em 0 1.5em}
.dt th,.dt td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;
 border-bottom:1px solid #d0d7de}
.dt th{font-weight:600}
.dt b{font-weight:500;color:#59636e}
.dt h2{font-size:1.1em;margin:1.5em 0 .3em}
"""

_SCRIPT = """
document.querySelectorAll('.dt-legend input').forEach(function (box) {
  box.addEventListener('change', function () {
    document.querySelectorAll('.dt-text mark.dt-' + box.value).forEach(function (mark) {
      mark.classList.toggle('dt-off', !box.checked);
    });
  });
});
"""


def fragment(result: Result) -> str:
    """Give the text with nested, coloured mentions and a legend, for a notebook.

    Hovering over a mention shows its values.
    """
    return (
        f'<div class="dt"><style>{_STYLE}</style>'
        f'<p class="dt-legend">{_legend(result.mentions, switch=False)}</p>'
        f'<div class="dt-text">{_marked(result)}</div></div>'
    )


def page(results: Sequence[tuple[str, Result]]) -> str:
    """Give a whole page for results with their titles: texts, legend, tables.

    The types in the legend can be switched off; the page loads nothing from outside.
    """
    mentions = [mention for _, result in results for mention in result.mentions]
    title = escape(", ".join(name for name, _ in results) or "diplotext")
    body = "".join(_section(name, result) for name, result in results)
    return (
        '<!DOCTYPE html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>body{{margin:0}}{_STYLE}</style>\n</head>\n"
        f'<body class="dt">\n<p class="dt-legend">{_legend(mentions, switch=True)}</p>\n'
        f"{body}<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _section(name: str, result: Result) -> str:
    mentions = [(m.type, m.text, _values(m)) for m in result.mentions]
    people = [(p.name, _values(p, skip=("name", "mentions"))) for p in result.people]
    events = [(e.kind, _values(e, skip=("kind", "mentions"))) for e in result.events]
    return (
        f'<h1>{escape(name)}</h1>\n<div class="dt-text">{_marked(result)}</div>\n'
        + _table("Events", ("event", "values"), events)
        + _table("People", ("person", "values"), people)
        + _table("Mentions", ("type", "text", "values"), mentions)
    )


def _marked(result: Result) -> str:
    pieces = []
    for item in walk(result.text, result.mentions):
        if isinstance(item, str):
            pieces.append(_clean(item))
        elif item.opens:
            found = "; ".join(f"{key}={value}" for key, value in values(item.mention).items())
            hint = f"{item.mention.type}: {found}" if found else item.mention.type
            pieces.append(f"<mark {_look(item.mention.type)} title={_quoted(hint)}>")
        else:
            pieces.append("</mark>")
    return "".join(pieces)


def _legend(mentions: Iterable[Mention], *, switch: bool) -> str:
    present = {mention.type for mention in mentions}
    names = [name for name in _HUES if name in present] + sorted(present - set(_HUES))
    box = '<label><input type="checkbox" checked value="{0}"> ' if switch else "<label>"
    return " ".join(
        f"{box.format(name)}<mark {_look(name)}>{escape(name.replace('_', ' '))}</mark></label>"
        for name in names
    )


def _look(name: str) -> str:
    return f'class="dt-{escape(name)}" style="--h:{_HUES.get(name, 210)}"'


def _values(item: Any, skip: Sequence[str] = ()) -> str:
    """Give the values as HTML, names dimmed."""
    return "; ".join(
        f"<b>{escape(key)}</b> {_clean(value)}"
        for key, value in values(item).items()
        if key not in skip
    )


def _table(title: str, head: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> str:
    """Give a titled table; the last cell of a line is HTML already. Nothing without lines."""
    if not lines:
        return ""
    cells = "".join(f"<th>{name}</th>" for name in head)
    rows = ([*map(_clean, line[:-1]), line[-1]] for line in lines)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    table = f"<table>\n<tr>{cells}</tr>\n{body}</table>"
    return f'<h2>{title}</h2>\n<div class="dt-scroll">{table}</div>\n'


def _clean(text: str) -> str:
    """Escape a text; lone surrogates and controls, which HTML may not hold, become U+FFFD."""
    kept = (
        "\ufffd" if "\ud800" <= char <= "\udfff" or (char < " " and char not in "\n\t\r") else char
        for char in text
    )
    return escape("".join(kept))


def _quoted(text: str) -> str:
    return f'"{_clean(text)}"'
