"""Write the tables of countries and currencies from Unicode CLDR and our own words.

    python tests/tools/build_countries.py

Reads Babel's Russian locale, `countries.toml` and `currencies.toml` beside this file; writes
`diplotext/entities/countries/lexicon.csv` and `diplotext/entities/money/currencies.csv`.
The same input gives the same bytes; tests/test_generated_data.py holds the files to it.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from pathlib import Path

from babel import Locale
from babel.core import get_global
from pymorphy3 import MorphAnalyzer

HERE = Path(__file__).parent
ENTITIES = HERE.parents[1] / "diplotext" / "entities"
COUNTRIES = ENTITIES / "countries" / "lexicon.csv"
CURRENCIES = ENTITIES / "money" / "currencies.csv"

COUNTRY_COLUMNS = (
    "code",
    "name",
    "names",
    "abbreviations",
    "adjectives",
    "prefixes",
    "capital",
    "metonyms",
    "note",
)
CURRENCY_COLUMNS = (
    "code",
    "name",
    "forms",
    "surfaces",
    "abbreviations",
    "adjectives",
    "qualifiers",
    "countries",
    "symbols",
    "minor",
    "note",
)
# CLDR codes that are not ISO 3166-1: territories kept for other standards, and pseudo-locales.
NOT_ISO = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())  # noqa: SIM905
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def read(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def joined(values: list[str]) -> str:
    return ";".join(dict.fromkeys(values))


def fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def prefix(adjective: str) -> str:
    """Give the first part of a compound: чилийский -> чилийско."""
    return adjective.removesuffix("ий") + "о"


def plain(name: str) -> bool:
    """Tell whether CLDR's name is one that prose uses: not «Конго - Киншаса», «о-ва Кука»."""
    return not re.search(r" - |\(|\bо-в|,", name)


# ---------------------------------------------------------------- countries


def country_rows() -> list[dict[str, str]]:
    own = read("countries.toml")
    cldr = Locale("ru").territories
    iso = {code for code in cldr if re.fullmatch("[A-Z]{2}", code)} - NOT_ISO
    missing = iso - set(own)
    if missing:
        raise SystemExit(f"countries.toml lacks {sorted(missing)}")
    return [country_row(code, own[code], cldr.get(code, "")) for code in sorted(own)]


def country_row(code: str, own: dict[str, str], cldr: str) -> dict[str, str]:
    row = dict.fromkeys(COUNTRY_COLUMNS, "") | own
    row["code"] = code
    row["name"] = own.get("name", cldr)
    names = items(row["names"])
    known = {fold(name) for name in [row["name"], *names]}
    if cldr and plain(cldr) and fold(cldr) not in known:
        names.append(cldr)
    row["names"] = joined(names)
    derived = [prefix(a) for a in items(row["adjectives"])]
    row["prefixes"] = joined(derived + items(row["prefixes"]))
    return row


# ---------------------------------------------------------------- currencies


def tender(own: dict) -> dict[str, list[str]]:
    """Give currency -> states where it is legal tender today."""
    found: dict[str, list[str]] = {}
    for code, history in sorted(get_global("territory_currencies").items()):
        if code in NOT_ISO:
            continue
        current = [c for c, _since, until, legal in history if until is None and legal]
        for currency in [own["tender"][code]] if code in own["tender"] else current:
            found.setdefault(currency, []).append(code)
    return found


def surfaces(noun: str, own: dict, morph: MorphAnalyzer) -> list[str]:
    """Give all forms of a noun: written down, fixed, or declined by pymorphy3."""
    if noun in items(own["nouns"]["fixed"]):
        return [noun]
    if noun in own["surfaces"]:
        return items(own["surfaces"][noun])
    parses = [
        p
        for p in morph.parse(noun)
        if {"NOUN", "nomn", "sing"} in p.tag and p.normal_form == noun and p.is_known
    ]
    if not parses:
        raise SystemExit(f"currencies.toml: pymorphy3 does not know {noun!r}, write its surfaces")
    forms = [parses[0].inflect({number, case}) for number in ("sing", "plur") for case in CASES]
    return list(dict.fromkeys(form.word for form in forms if form))


def currency_rows() -> list[dict[str, str]]:
    own = read("currencies.toml")
    states = tender(own)
    missing = set(states) - set(own["codes"])
    if missing:
        raise SystemExit(f"currencies.toml lacks {sorted(missing)}")
    homes = {row["code"]: items(row["adjectives"]) for row in country_rows()}
    names = Locale("ru").currencies
    morph = MorphAnalyzer()
    rows = []
    for code in sorted(own["codes"]):
        entry = own["codes"][code]
        row = dict.fromkeys(CURRENCY_COLUMNS, "") | {k: v for k, v in entry.items() if k != "home"}
        row["code"] = code
        row["name"] = entry.get("name") or names[code][0].lower() + names[code][1:]
        nouns = items(entry["forms"] if "forms" in entry else row["name"].split()[-1])
        row["forms"] = joined(nouns)
        row["surfaces"] = joined([s for n in nouns for s in surfaces(n, own, morph)])
        home = homes.get(entry.get("home", code[:2]), [])
        row["adjectives"] = joined(home + items(row["adjectives"]))
        row["countries"] = joined(states.get(code, []))
        row["symbols"] = joined([*items(row["symbols"]), code])
        rows.append(row)
    return rows


def as_csv(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def generated() -> dict[Path, str]:
    """Give the text of each generated file."""
    return {
        COUNTRIES: as_csv(COUNTRY_COLUMNS, country_rows()),
        CURRENCIES: as_csv(CURRENCY_COLUMNS, currency_rows()),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")
        print(path, text.count("\n") - 1, "rows")
