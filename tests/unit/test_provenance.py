"""Why links were made: rules, evidence, explanations; what a document does with them."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from goldfile import read_all

import diplotext
from diplotext import Country, DiplotextError, Document, Link, Mention

ROOT = Path(__file__).parent.parent.parent
TEXT = (
    "Министр обороны Чада Али Гарби прибыл с официальным визитом в Перу. "
    "В ходе визита министр провёл переговоры с министром обороны Перу Аной Рохас. "
    "Министры обсудили поставки. А. Гарби отметил, что Чад доволен."
)


@pytest.fixture(scope="module")
def doc() -> Document:
    return diplotext.extract(TEXT)


def link(doc: Document, text: str, field: str, number: int = 0) -> Link:
    sources = [link for link in doc.links if link.source.text == text and link.field == field]
    return sources[number]


def texts(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.text for mention in mentions]


def test_beside(doc: Document) -> None:
    found = link(doc, "Министр обороны Чада", "holder")
    assert (found.rule, texts(found.evidence)) == ("holders.beside", ["Али Гарби"])
    assert found.target == doc.persons[0]


def test_by_reference(doc: Document) -> None:
    found = link(doc, "министр", "holder")
    assert found.rule == "references.same_office"
    assert texts(found.evidence) == ["Министр обороны Чада", "Али Гарби"]
    assert found.target == doc.persons[0]


def test_state_of_a_bare_title(doc: Document) -> None:
    found = link(doc, "министр", "country")
    assert (found.rule, found.target) == ("titles.same_holder", "TD")
    assert texts(found.evidence) == ["Министр обороны Чада"]


def test_plural_title(doc: Document) -> None:
    found = link(doc, "Министры", "holders")
    assert found.rule == "references.same_office"
    assert found.target == (doc.persons[0], doc.persons[1])


def test_meeting(doc: Document) -> None:
    assert link(doc, "официальным визитом", "guest").rule == "meetings.sentence"
    found = link(doc, "визита", "guest")
    assert (found.rule, texts(found.evidence)) == ("meetings.repeats", ["официальным визитом"])
    assert link(doc, "визита", "event").rule == "events.recalls"


def test_person_and_speaker(doc: Document) -> None:
    found = link(doc, "А. Гарби", "person")
    assert (found.rule, found.target) == ("people.initials", "Али Гарби")
    assert link(doc, "Чад доволен", "speaker").rule == "statements.subject"


def test_body_at_the_end_of_a_list() -> None:
    doc = diplotext.extract("В МИД и Минобороны Чили считают так. Перу против.")
    found = link(doc, "МИД", "country")
    assert (found.rule, found.target) == ("ministries.end_of_list", "CL")


def test_evidence_and_sources_are_mentions_of_the_document(doc: Document) -> None:
    known = set(doc.mentions)
    for item in doc.links:
        assert item.source in known
        assert set(item.evidence) <= known
        assert item.rule.count(".") == 1


def test_links_are_in_order(doc: Document) -> None:
    starts = [item.source.start for item in doc.links]
    assert starts == sorted(starts)


def test_values_of_the_words_themselves_have_no_link() -> None:
    doc = diplotext.extract("Министр обороны Чада")
    assert doc.links == ()


def test_links_are_no_part_of_the_result(doc: Document) -> None:
    again = Document.from_json(doc.to_json())
    assert again == doc
    assert hash(again) == hash(doc)
    assert again.links == ()
    assert "links" not in doc.to_dict()
    assert pickle.loads(pickle.dumps(doc)).links == doc.links


def test_explain(doc: Document) -> None:
    assert doc.explain(doc.titles[1]) == "\n".join(
        [
            "title «министр» [82, 89)",
            "├─ role: minister",
            "├─ country: TD",
            "│     by titles.same_holder",
            "│     from title «Министр обороны Чада» [0, 20)",
            "├─ countries: TD",
            "│     by titles.same_holder",
            "│     from title «Министр обороны Чада» [0, 20)",
            "├─ name: министр",
            "└─ holder: Али Гарби",
            "      by references.same_office",
            "      from title «Министр обороны Чада» [0, 20)",
            "      from person «Али Гарби» [21, 30)",
        ]
    )


def test_explain_without_links() -> None:
    doc = diplotext.extract("в Чили")
    assert doc.explain(doc.countries[0]) == "\n".join(["country «Чили» [2, 6)", "└─ code: CL"])


def test_explain_another_mention(doc: Document) -> None:
    with pytest.raises(DiplotextError, match="not a mention of this document: «РК»"):
        doc.explain(Country(start=0, stop=2, text="РК", code="KZ"))


# Rules that no gold document shows: a text, and a link that the rule makes in it.
SHOWN = [
    (
        "ministries.end_of_list",
        "В МИД и Минобороны Чили считают так. Перу против.",
        ("МИД", "country", "CL"),
    ),
    (
        "titles.only_state",
        "Министр обороны прибыл. Чад растёт.",
        ("Министр обороны", "country", "TD"),
    ),
    (
        "titles.conveyed",
        "Министр обороны Чили передал приветствие от президента Хуана Рамоса. Перу радо.",
        ("президента", "country", "CL"),
    ),
    (
        "titles.this_post",
        "Посол Чили Хуан Рамос прибыл в Лиму. Ранее этот пост занимал посол Али Гарби. Перу радо.",
        ("посол", "country", "CL"),
    ),
    (
        "counterparts.description",
        "Али Гарби встретился с индийским певцом Арджуном Мехтой.",
        ("Арджуном Мехтой", "country", "IN"),
    ),
    (
        "statements.colleague",
        "Министр обороны Чада Али Гарби принял министра обороны Перу Ану Рохас. "
        "Его перуанская коллега отметила, что Лима растёт.",
        ("Лима растёт", "speaker", "Ану Рохас"),
    ),
]


@pytest.mark.parametrize(("rule", "text", "made"), SHOWN)
def test_rule(rule: str, text: str, made: tuple[str, str, str]) -> None:
    links = [item for item in diplotext.extract(text).links if item.rule == rule]
    targets = [getattr(item.target, "text", item.target) for item in links]
    found = [(item.source.text, item.field) for item in links]
    assert made in [(*source, target) for source, target in zip(found, targets, strict=True)]


def test_rules_are_those_of_the_page() -> None:
    """Each that is told makes a link in a gold document or above; no other makes one there."""
    page = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+\.\w+)` \|", page, re.MULTILINE)
    texts = [gold.text for gold in read_all("dev")] + [text for _, text, _ in SHOWN]
    used = {item.rule for text in texts for item in diplotext.extract(text).links}
    assert sorted(used) == sorted(told)
