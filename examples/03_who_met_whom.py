"""Who met whom: the meetings of several communiqués with their participants.

Several texts go through `pipe`, which keeps their order and can share the work among
processes. A participant is whichever mention names it: a person, a title, a country.

Output::

    call
      phone_call (completed): Бахтиёр Юлдашев; Мехмет Аксой
      state_visit (referenced_past): TR; Бахтиёр Юлдашев
        host TR, guest Бахтиёр Юлдашев
      meeting (planned): Дильшод Рахимов; Кемаль Йылдыз; TR; AZ
      visit (planned): Мехмет Аксой; UZ
        host UZ, guest Мехмет Аксой
      consultations (completed): Отабек Каримов; Айше Демир
        host Отабек Каримов, guest Айше Демир
    commission
      intergovernmental_commission (completed): Межправительственная Российско-Вьетнамская комиссия по торгово-экономическому и научно-техническому сотрудничеству; Виктор Лапшин; Чан Куок Бинь; С. В. Громов; Ольга Белова; Нгуен Ван Тхань; Министерство сельского хозяйства России; Министерство транспорта России; Министерство цифрового развития России; Банк России; Посольство России во Вьетнаме
        host Чан Куок Бинь, guest Виктор Лапшин
      reception (completed): В. Лапшин; Фам Данг Хоанг
        host Фам Данг Хоанг, guest В. Лапшин
      intergovernmental_commission (planned): комиссия
    forum
      forum (completed): Данияр Сулейменов
      session (completed): Леван Кипиани; Мурад Овезов; Чжао Минь
      ministerial_meeting (completed): Айбек Нурланов; Самир Велиев; Георгий Хведелидзе
      talks (completed): Данияр Сулейменов; Леван Кипиани
      meeting (completed): Д. Сулейменов; Клара Хоффман
    visit
      official_visit (completed): AZ; Азамат Турдубаев
        host AZ, guest Азамат Турдубаев
      reception (completed): Азамат Турдубаев; Вугар Гаджиев
        host Вугар Гаджиев, guest Азамат Турдубаев
      talks (completed): А. Турдубаев; Рашад Эфендиев
        host Рашад Эфендиев, guest А. Турдубаев
      intergovernmental_commission (planned): Азамат Турдубаев; Рашад Эфендиев
        host Азамат Турдубаев, guest Рашад Эфендиев
      meeting (completed): Азамат Турдубаев; Севиндж Мамедова; Эльчин Керимли
      meeting (completed): Азамат Турдубаев; Таалай Жумабеков
      official_visit (planned): Рашад Эфендиев; KG
        host KG, guest Рашад Эфендиев
"""

from pathlib import Path

import diplotext

FOLDER = Path(__file__).parent / "communiques"


def name(mention: diplotext.Mention | None) -> str:
    if mention is None:
        return "?"
    return str(getattr(mention, "name", getattr(mention, "code", mention.text)))


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
