"""Who met whom: the meetings of several communiqués with their participants.

Several texts go through `pipe`, which keeps their order and can share the work among
processes. A participant is whichever mention names it: a person, a title, a country.

Output::

"""

from pathlib import Path

import diplotext

FOLDER = Path(__file__).parent / "communiques"


def name(mention: diplotext.Mention | None) -> str:
    if mention is None:
        return "?"
    return str(getattr(mention, "name", mention.text))


def main() -> None:
    paths = sorted(FOLDER.glob("*.txt"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    for path, doc in zip(paths, diplotext.pipe(texts), strict=True):
        print(path.stem)
        for event in doc.events:
            if not event.participants:
                continue
            print(f"  {event.kind} ({event.status}): {'; '.join(map(name, event.participants))}")
            if event.host:
                print(f"    host {name(event.host)}, guest {name(event.guest)}")


if __name__ == "__main__":
    main()
