"""Runs other libraries over texts, each in a process and an environment of its own.

An environment is the path of a Python that has the peer (natasha brings pymorphy2 and numpy,
which this project is free of). The scripts peer_*.py read ``{name: text}`` as JSON and write
``{"version": ..., "rows": [...]}``, rows as in corpora.py. Types are mapped so:

==========  =================================  =================================================
type        natasha                            PullEnti
==========  =================================  =================================================
PERSON      PER, base form of the span         PERSON without the office before it; the parts of
                                               the name that the mention says
COUNTRY     LOC whose base form is the name    GEO with a code of ISO 3166
            or abbreviation of a state in our
            lexicon; the code comes from there
MINISTRY    ORG that begins with министерство, ORGANIZATION of type министерство
            Мин… or МИД, МВД, МЧС
ORG         other ORG                          other ORGANIZATION
MONEY       MoneyExtractor                     MONEY
DATE        DatesExtractor                     DATE, the outermost
TITLE       none                               PERSONPROPERTY
==========  =================================  =================================================
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COUNTRIES = HERE.parents[1] / "diplotext/entities/countries/lexicon.csv"
PEERS = ("natasha", "pullenti")
# Types that a peer finds; the others are no fault of it.
FINDS = {
    "natasha": {"PERSON", "COUNTRY", "MINISTRY", "ORG", "MONEY", "DATE"},
    "pullenti": {"PERSON", "COUNTRY", "MINISTRY", "ORG", "MONEY", "DATE", "TITLE"},
}


def run_peer(peer: str, python: str, texts: dict[str, str]) -> tuple[str, list[dict[str, Any]]]:
    """Give a peer's version and rows; raises ``CalledProcessError`` where it does not run.

    Rows are kept in the folder of temporary files as long as script and texts are the same.
    """
    script = HERE / f"peer_{peer}.py"
    data = json.dumps(texts, ensure_ascii=False)
    digest = hashlib.sha256(script.read_bytes() + f"{python}\n{data}".encode()).hexdigest()
    kept = Path(tempfile.gettempdir()) / f"diplotext-peers-{os.getuid()}" / f"{digest[:24]}.json"
    if kept.exists():
        found = json.loads(kept.read_text(encoding="utf-8"))
    else:
        command = [python, "-W", "ignore", str(script)]
        done = subprocess.run(command, input=data, check=True, stdout=subprocess.PIPE, text=True)
        found = json.loads(done.stdout)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(done.stdout, encoding="utf-8")
    return f"{peer} {found['version']}", [*_with_countries(found["rows"])]


def available(peer: str, python: str) -> bool:
    """Tell whether an environment has a peer."""
    command = [python, "-c", f"import {peer}"]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _with_countries(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    names = _countries()
    for row in rows:
        if row["type"] != "LOC":
            yield row
        elif code := names.get(row["norm"]["normal"].lower().replace("ё", "е")):
            yield row | {"type": "COUNTRY", "norm": {"iso": code}}


def _countries() -> dict[str, str]:
    """Names and abbreviations of states, in lower case, with their codes."""
    names: dict[str, str] = {}
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            for name in f"{row['name']};{row['names']};{row['abbreviations']}".split(";"):
                names.setdefault(name.lower().replace("ё", "е"), row["code"])
    names.pop("", None)
    return names
