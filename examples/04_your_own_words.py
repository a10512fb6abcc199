"""Your own words: an organisation that the library does not know.

A lexicon is an immutable list of rows; `add` gives a new one with one row more, `extend` adds
the rows of a CSV file. The columns are those of the data file in `diplotext/entities`, and a
wrong one is refused. `diplotext.extract` itself never changes: your words are in your extractor.

Output::

    Клуба горных стран: mountain_club, Клуб горных стран
    КГС: mountain_club, Клуб горных стран
    ООН: un, Организация Объединённых Наций
    without it: ['ООН']
    added row: unknown column 'title'; known: abbreviations, aliases, evidence, examples, id, kind, name, note, weak
"""

import diplotext
from diplotext.entities import default_lexicon

TEXT = "Министры утвердили план Клуба горных стран. Саммит КГС пройдёт в Бишкеке, сообщили в ООН."


def main() -> None:
    words = default_lexicon("organizations").add(
        id="mountain_club",
        name="Клуб горных стран",
        abbreviations=["КГС"],
    )
    extractor = diplotext.Extractor(lexicons={"organizations": words})
    for organization in extractor.extract(TEXT).organizations:
        print(f"{organization.text}: {organization.organization}, {organization.name}")
    print("without it:", [found.text for found in diplotext.find_organizations(TEXT)])

    try:
        words.add(id="lake_club", title="Клуб озёрных стран")
    except diplotext.LexiconError as error:
        print(error)


if __name__ == "__main__":
    main()
