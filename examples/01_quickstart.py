"""Quickstart: what a communiqué says, as typed data.

One call reads the text; the document has a property for each type of mention, and
`people` and `events` merged from them.

Output::

"""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "communiques" / "visit.txt"


def main() -> None:
    doc = diplotext.extract(TEXT.read_text(encoding="utf-8"))
    print(f"{len(doc.mentions)} mentions")

    print("\nPeople")
    for person in doc.people:
        roles = ", ".join(dict.fromkeys(title.role for title in person.titles))
        print(f"  {person.name} ({person.country}): {roles}")

    print("\nMeetings")
    for event in doc.events:
        print(f"  {event.kind}, {event.status}, in {event.place}")

    print("\nMoney")
    for money in doc.money:
        print(f"  {money.amount} {money.currency} ({money.role}, {money.modality})")

    print("\nAreas of cooperation")
    print(" ", ", ".join(dict.fromkeys(area.name for area in doc.areas)))


if __name__ == "__main__":
    main()
