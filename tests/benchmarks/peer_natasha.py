"""Runs natasha over texts; see peers.py. Needs natasha and setuptools < 81, nothing of ours."""

import importlib.metadata
import json
import re
import sys

MINISTRY = re.compile(r"министерств|мин[а-я]+(?<!минский)$|(мид|мвд|мчс)$", re.IGNORECASE)


def main():
    from natasha import (
        DatesExtractor,
        Doc,
        MoneyExtractor,
        MorphVocab,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        Segmenter,
    )

    data = json.load(sys.stdin)
    vocabulary, embedding, segmenter = MorphVocab(), NewsEmbedding(), Segmenter()
    morph, names = NewsMorphTagger(embedding), NewsNERTagger(embedding)
    money, dates = MoneyExtractor(vocabulary), DatesExtractor(vocabulary)
    rows = []

    def add(doc, kind, found, **values):
        rows.append({"doc": doc, "type": kind, "start": found.start, "stop": found.stop})
        rows[-1]["norm"] = values

    for doc, text in data.items():
        document = Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.tag_ner(names)
        for span in document.spans:
            span.normalize(vocabulary)
            if span.type == "PER":
                add(doc, "PERSON", span, normal=span.normal)
            elif span.type == "ORG":
                kind = "MINISTRY" if MINISTRY.match(span.text.split()[0]) else "ORG"
                add(doc, kind, span, normal=span.normal)
            else:
                add(doc, "LOC", span, normal=span.normal)
        for match in money(text):
            add(doc, "MONEY", match, amount=str(match.fact.amount), currency=match.fact.currency)
        for match in dates(text):
            add(doc, "DATE", match)
    version = importlib.metadata.version("natasha")
    json.dump({"version": version, "rows": rows}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
