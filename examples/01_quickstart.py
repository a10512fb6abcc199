"""Quickstart: what a communiqué says, as typed data.

One call reads the text; the document has a property for each type of mention, and
`people` and `events` merged from them.

Output::

    People
      Азамат Турдубаев (KG): foreign_minister, minister
      Вугар Гаджиев (AZ): president
      Мирлан Осмоналиев (KG): president
      Рашад Эфендиев (AZ): foreign_minister, minister
      Нурбек Асанов (KG): deputy_minister
      Севиндж Мамедова (AZ): parliament_speaker
      Эльчин Керимли (AZ): minister
      Таалай Жумабеков (KG): ambassador

    Meetings
      official_visit in Баку (completed)
      reception in Баку (completed)
      talks in Баку (completed)
      intergovernmental_commission in Бишкек (planned)
      meeting in Баку (completed)
      meeting in Баку (completed)
      official_visit in Кыргызстан (planned)

    Money
      40000000 USD (trade_turnover, actual)
      95000000 USD (trade_turnover, actual)
      500000000 USD (trade_turnover, target)
      100000000 USD (fund_size, actual)
      25000000 USD (fund_size, actual)
      3000000000 USD (project_cost, planned)

    Areas of cooperation
      энергетика
      транспорт
      сельское хозяйство
      туризм
      культурно-гуманитарные связи
      гостиничное дело
      пищевая промышленность
      торгово-экономическое сотрудничество
"""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "communiques" / "visit.txt"


def main() -> None:
    doc = diplotext.extract(TEXT.read_text(encoding="utf-8"))

    print("People")
    for person in doc.people:
        roles = ", ".join(dict.fromkeys(title.role for title in person.titles))
        print(f"  {person.name} ({person.country}): {roles}")

    print("\nMeetings")
    for event in doc.events:
        place = f" in {event.place}" if event.place else ""
        print(f"  {event.kind}{place} ({event.status})")

    print("\nMoney")
    for money in doc.money:
        print(f"  {money.amount} {money.currency} ({money.role}, {money.modality})")

    print("\nAreas of cooperation")
    for name in dict.fromkeys(area.name for area in doc.areas):
        print(f"  {name}")


if __name__ == "__main__":
    main()
