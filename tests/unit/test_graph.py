"""The graph: nodes and edges of a small document, order, plain data, no networkx."""

from __future__ import annotations

import json
import sys

import pytest

import diplotext
from diplotext import DiplotextError

TEXT = (
    "Министр обороны Чада Али Гарби посетил с официальным визитом Перу. "
    "Али Гарби провёл переговоры с министром обороны Перу Аной Рохас. "
    "Чад и Перу подписали Меморандум о взаимопонимании."
)


def test_edges() -> None:
    graph = diplotext.extract(TEXT).to_graph()
    edges = [(u, data["kind"], v) for u, v, data in graph.edges(data=True)]
    for edge in (
        ("person:Али Гарби", "holds", "body:defence:TD"),
        ("person:Али Гарби", "represents", "country:TD"),
        ("body:defence:TD", "represents", "country:TD"),
        ("person:Али Гарби", "participates", "event:0"),
        ("person:Али Гарби", "visits", "event:0"),
        ("country:PE", "hosts", "event:0"),
        ("person:Ана Рохас", "participates", "event:1"),
    ):
        assert edge in edges
    (agreement,) = [node for node, kind in graph.nodes(data="kind") if kind == "agreement"]
    parties = [(u, kind, v) for u, kind, v in edges if kind == "parties"]
    assert parties == [
        ("country:TD", "parties", agreement),
        ("country:PE", "parties", agreement),
    ]


def test_attributes() -> None:
    graph = diplotext.extract(TEXT).to_graph()
    assert graph.nodes["person:Али Гарби"] == {
        "kind": "person",
        "label": "Али Гарби",
        "country": "TD",
    }
    assert graph.nodes["country:PE"] == {"kind": "country", "label": "Перу", "code": "PE"}
    assert graph.nodes["event:0"]["label"] == "official_visit"
    held = graph.get_edge_data("person:Али Гарби", "body:defence:TD")
    assert held["holds:minister"] == {"kind": "holds", "role": "minister", "status": "current"}


def test_plain_data_in_one_order() -> None:
    import networkx

    first, second = (diplotext.extract(TEXT).to_graph() for _ in range(2))
    data = json.dumps(networkx.node_link_data(first, edges="edges"))
    assert data == json.dumps(networkx.node_link_data(second, edges="edges"))


def test_empty() -> None:
    assert list(diplotext.extract("").to_graph()) == []


def test_without_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(DiplotextError, match=r"pip install 'diplotext\[graph\]'"):
        diplotext.extract("").to_graph()
