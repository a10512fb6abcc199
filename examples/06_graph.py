"""A graph: who met whom, drawn as a picture.

`to_graph` gives a networkx graph of people, bodies, states and events, with edges that say
who holds an office, takes part, visits, hosts. Here the meetings of each communiqué stand in
the middle, those of one state on the left, all others on the right; a dot marks the host. With
a path as its argument the script writes the picture there, else it prints what it would draw.

Output::

    call {'left': 3, 'event': 5, 'right': 6}
      phone_call: Бахтиёр Юлдашев, Мехмет Аксой
      state_visit: Турция, Бахтиёр Юлдашев
      meeting: Дильшод Рахимов, Кемаль Йылдыз, Турция, Азербайджан
      visit: Мехмет Аксой, Узбекистан
      consultations: Отабек Каримов, Айше Демир
    commission {'left': 8, 'event': 2, 'right': 4}
      intergovernmental_commission: Межправительственная Российско-Вьетнамская комиссия по торгово-экономическому и научно-техническому сотрудничеству, Виктор Лапшин, Чан Куок Бинь, С. В. Громов, Ольга Белова, Нгуен Ван Тхань, Министерство сельского хозяйства России, Министерство транспорта России, Министерство цифрового развития России, Банк России, Посольство России во Вьетнаме
      reception: Виктор Лапшин, Фам Данг Хоанг
    forum {'left': 2, 'event': 4, 'right': 6}
      session: Леван Кипиани, Мурад Овезов, Чжао Минь
      ministerial_meeting: Айбек Нурланов, Самир Велиев, Георгий Хведелидзе
      talks: Данияр Сулейменов, Леван Кипиани
      meeting: Данияр Сулейменов, Клара Хоффман
    visit {'left': 5, 'event': 7, 'right': 3}
      official_visit: Азербайджан, Азамат Турдубаев
      reception: Азамат Турдубаев, Вугар Гаджиев
      talks: Азамат Турдубаев, Рашад Эфендиев
      intergovernmental_commission: Азамат Турдубаев, Рашад Эфендиев
      meeting: Азамат Турдубаев, Севиндж Мамедова, Эльчин Керимли
      meeting: Азамат Турдубаев, Таалай Жумабеков
      official_visit: Рашад Эфендиев, Кыргызстан
"""

import sys
from html import escape
from pathlib import Path
from textwrap import shorten

import diplotext

COLUMNS = {"left": (360, "end"), "event": (640, "middle"), "right": (920, "start")}
STYLE = "text{font:15px sans-serif}.e{font-weight:600}.s{fill:#777}path{fill:none;stroke:#86b}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 {0}" width="1280" height="{0}">'
LEGEND = '<circle cx="26" cy="25" r="4"/><text x="38" y="30" class="s">host</text>'


def columns(graph):
    """Share out meetings and those who met: those of the first state left, the others right."""
    events = [n for n in graph if n.startswith("event:") and len(set(graph.predecessors(n))) > 1]
    people = list(dict.fromkeys(who for event in events for who in graph.predecessors(event)))
    states = {who: graph.nodes[who].get("country", graph.nodes[who].get("code")) for who in people}
    left = [who for who in people if states[who] == next(filter(None, states.values()), None)]
    return {"left": left, "event": events, "right": [who for who in people if who not in left]}


def draw(graph, shared, top, height):
    """Give the SVG of one communiqué: texts in three columns, lines between them."""
    places = {}
    for column, nodes in shared.items():
        look = 'x="{}" text-anchor="{}"'.format(*COLUMNS[column]) + f' class="{column[0]}"'
        for number, node in enumerate(nodes):
            y = places[node] = top + round(height * (number + 0.5) / len(nodes))
            name = shorten(graph.nodes[node]["label"].replace("_", " "), 36, placeholder="…")
            state = f'<tspan class="s" dx="6">{graph.nodes[node].get("country") or ""}</tspan>'
            yield f'<text {look} y="{y + 5}">{escape(name)}{state}</text>'
    for who, event, kind in graph.edges(data="kind"):
        if event in shared["event"] and kind in ("participates", "hosts"):
            a, b, c = (370, 430, 490) if who in shared["left"] else (910, 850, 790)
            y, y2 = places[who], places[event]
            line, dot = f"M{a},{y} C{b},{y} {b},{y2} {c},{y2}", f'<circle cx="{a}" cy="{y}" r="4"/>'
            yield f'<path d="{line}"/>' if kind == "participates" else dot


def main() -> None:
    parts, top = [f"<style>{STYLE}</style>", LEGEND], 50
    for path in sorted(Path(__file__).parent.glob("communiques/*.txt")):
        graph = diplotext.extract(path.read_text(encoding="utf-8")).to_graph()
        shared = columns(graph)
        print(path.stem, {name: len(nodes) for name, nodes in shared.items()})
        for event in shared["event"]:
            names = (graph.nodes[who]["label"] for who in graph.predecessors(event))
            print(f"  {graph.nodes[event]['label']}: {', '.join(names)}")
        height = 46 * max(len(nodes) for nodes in shared.values())
        parts.append(f'<text x="20" y="{top + 12}" fill="#888">{path.stem}</text>')
        parts += draw(graph, shared, top, height)
        top += height + 30
    if sys.argv[1:]:
        Path(sys.argv[1]).write_text("\n".join([SVG.format(top), *parts, "</svg>\n"]), "utf-8")


if __name__ == "__main__":
    main()
