"""Runs PullEnti over texts; see peers.py. Needs pullenti (free for non-commercial use)."""

import importlib.metadata
import json
import sys


def values(referent, name):
    return [str(slot.value) for slot in referent.slots if slot.type_name == name]


def spans(referent):
    return [(one.begin_char, one.end_char + 1) for one in referent.occurrence]


def outermost(found):
    return [
        one
        for one in found
        if not any(a <= one[0] and one[1] <= b and (a, b) != one for a, b in found)
    ]


def analyse(text):
    from pullenti.ner.ProcessorService import ProcessorService
    from pullenti.ner.SourceOfAnalysis import SourceOfAnalysis

    processor = ProcessorService.create_processor()
    try:
        return processor.process(SourceOfAnalysis(text))
    except Exception:  # its dates overflow on some texts: all the others then
        dates = [one for one in processor.analyzers if one.name == "DATE"]
        for analyzer in dates:
            processor.del_analyzer(analyzer)
        print("PullEnti failed on a text and runs there without dates", file=sys.stderr)
        return processor.process(SourceOfAnalysis(text))


def main():
    from pullenti.Sdk import Sdk

    Sdk.initialize_all()
    data = json.load(sys.stdin)
    rows = []

    def add(doc, kind, span, **norm):
        row = {"doc": doc, "type": kind, "start": span[0], "stop": span[1], "norm": norm}
        rows.append(row)

    for doc, text in data.items():
        result = analyse(text)
        kinds = {}
        for referent in result.entities:
            kinds.setdefault(referent.type_name, []).append(referent)
        offices = [s for one in kinds.get("PERSONPROPERTY", ()) for s in spans(one)]
        for span in offices:
            add(doc, "TITLE", span)
        for one in kinds.get("PERSON", ()):
            first, last = values(one, "FIRSTNAME")[:1], values(one, "LASTNAME")[:1]
            for start, stop in spans(one):
                # An office before the name belongs to the occurrence of the person.
                cut = max((b for a, b in offices if start <= a and b < stop), default=start)
                while cut < stop and not text[cut].isalnum():
                    cut += 1
                words = len(text[cut:stop].split())
                name = " ".join(first + last if words > 1 else last or first)
                add(doc, "PERSON", (cut, stop), normal=name.title())
        for one in kinds.get("GEO", ()):
            for code in values(one, "ALPHA2")[:1]:
                for span in spans(one):
                    add(doc, "COUNTRY", span, iso=code)
        for one in kinds.get("ORGANIZATION", ()):
            kind = "MINISTRY" if "министерство" in values(one, "TYPE") else "ORG"
            for span in spans(one):
                add(doc, kind, span, normal=str(one))
        for one in kinds.get("MONEY", ()):
            amount, currency = values(one, "VALUE")[:1], values(one, "CURRENCY")[:1]
            rest = values(one, "REST")[:1]
            number = "".join(amount) + (f".{int(rest[0]):02}" if rest else "")
            for span in spans(one):
                add(doc, "MONEY", span, amount=number, currency="".join(currency))
        dates = [s for name in ("DATE", "DATERANGE") for o in kinds.get(name, ()) for s in spans(o)]
        for span in outermost(dates):
            add(doc, "DATE", span)
    version = importlib.metadata.version("pullenti")
    json.dump({"version": version, "rows": rows}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
