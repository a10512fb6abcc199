"""One table of all events of a folder: meetings, signings and commitments of many texts.

`to_plover` gives each event with its PLOVER and CAMEO codes: who acts on whom, where, when.
Dates are ISO 8601, states ISO 3166-1 alpha-3. The same as JSON lines comes from
`python -m diplotext --format plover FILE`.

Output::

    file       event    cameo kind                         status           date       place      actor > recipient
    call       CONSULT  041   phone_call                   completed                              Бахтиёр Юлдашев (UZB), Мехмет Аксой (TUR)
    call       CONSULT  042   state_visit                  referenced_past             Анкара     Бахтиёр Юлдашев (UZB) > Турция (TUR)
    call       AGREE    036   meeting                      planned                     Самарканд  Дильшод Рахимов (?), Кемаль Йылдыз (?), Турция (TUR), Азербайджан (AZE)
    call       AGREE    036   visit                        planned          2026-07    Самарканд  Мехмет Аксой (TUR) > Узбекистан (UZB)
    call       CONSULT  040   consultations                completed                   Ташкент    Айше Демир (TUR) > Отабек Каримов (UZB)
    call       AGREE    030   agreement                    planned_signing                        Турция (TUR), Узбекистан (UZB)
    call       AGREE    0311  intend                       planned                                Бахтиёр Юлдашев (UZB), Мехмет Аксой (TUR)
    call       AGREE    030   reaffirm                     planned                                Бахтиёр Юлдашев (UZB), Мехмет Аксой (TUR)
    call       AGREE    030   ready                        planned                                Турция (TUR)
    commission CONSULT  040   intergovernmental_commission completed        2025-09-12 Ханой      Виктор Лапшин (RUS), Межправительственная Российско-Вьетнамск (IGO), С. В. Громов (RUS), Ольга Белова (RUS), Министерство сельского хозяйства России (RUS), Министерство транспорта России (RUS), Министерство цифрового развития России (RUS), Банк России (RUS), Посольство России во Вьетнаме (RUS) > Чан Куок Бинь (VNM), Нгуен Ван Тхань (VNM)
    commission CONSULT  043   reception                    completed                              Виктор Лапшин (RUS) > Фам Данг Хоанг (VNM)
    commission AGREE    036   intergovernmental_commission planned                     Москва     комиссия (IGO)
    commission SUPPORT  057   protocol                     signed                                 Россия (RUS), Вьетнам (VNM)
    commission SUPPORT  057   memorandum                   signed                                 Вьетнам (VNM)
    commission SUPPORT  057   agreement                    signed                                 Россия (RUS), Вьетнам (VNM)
    commission AGREE    030   agree_to                     planned                                С. В. Громов (RUS), Ольга Белова (RUS), Нгуен Ван Тхань (VNM), Министерство сельского хозяйства России (RUS), Министерство транспорта России (RUS), Министерство цифрового развития России (RUS), Банк России (RUS), Посольство России во Вьетнаме (RUS)
    commission AGREE    030   reaffirm                     planned                                С. В. Громов (RUS), Нгуен Ван Тхань (VNM)
    commission AGREE    030   offer                        planned                                Вьетнам (VNM)
    commission AGREE    0311  ready                        planned                                Россия (RUS)
    forum      CONSULT  040   forum                        completed                              Данияр Сулейменов (KAZ)
    forum      CONSULT  040   session                      completed                              Леван Кипиани (GEO), Мурад Овезов (TKM), Чжао Минь (CHN)
    forum      CONSULT  044   ministerial_meeting          completed                              Айбек Нурланов (KAZ), Самир Велиев (AZE), Георгий Хведелидзе (GEO)
    forum      CONSULT  046   talks                        completed                              Данияр Сулейменов (KAZ), Леван Кипиани (GEO)
    forum      CONSULT  040   meeting                      completed                              Данияр Сулейменов (KAZ), Клара Хоффман (IGO)
    forum      SUPPORT  057   roadmap                      signed                                 Грузия (GEO), Туркменистан (TKM), Китай (CHN)
    forum      SUPPORT  057   agreement                    signed                                 Казахстан (KAZ), Туркменистан (TKM)
    forum      SUPPORT  057   memorandum                   signed                                 Казахстан (KAZ), Грузия (GEO)
    forum      AGREE    0331  promise_aid                  planned                                глава Правительства (TKM)
    forum      AGREE    0331  promise_aid                  planned                                Европейский союз (IGO), Европейский инвестиционный банк (IGO)
    forum      AGREE    030   agree_to                     planned                                Айбек Нурланов (KAZ), Самир Велиев (AZE), Георгий Хведелидзе (GEO)
    forum      AGREE    030   intend                       planned                                Данияр Сулейменов (KAZ), Леван Кипиани (GEO)
    visit      CONSULT  042   official_visit               completed        2025-05-14 Баку       Азамат Турдубаев (KGZ) > Азербайджан (AZE)
    visit      CONSULT  043   reception                    completed                   Баку       Азамат Турдубаев (KGZ) > Вугар Гаджиев (AZE)
    visit      CONSULT  046   talks                        completed                   Баку       Азамат Турдубаев (KGZ) > Рашад Эфендиев (AZE)
    visit      AGREE    036   intergovernmental_commission planned          2025-09    Бишкек     Рашад Эфендиев (AZE) > Азамат Турдубаев (KGZ)
    visit      CONSULT  040   meeting                      completed                   Баку       Азамат Турдубаев (KGZ), Севиндж Мамедова (AZE), Эльчин Керимли (AZE)
    visit      CONSULT  040   meeting                      completed                   Баку       Азамат Турдубаев (KGZ), Таалай Жумабеков (KGZ)
    visit      AGREE    036   official_visit               planned                     Кыргызстан Рашад Эфендиев (AZE) > Кыргызстан (KGZ)
    visit      SUPPORT  057   memorandum                   signed                                 Кыргызстан (KGZ)
    visit      AGREE    0311  intend                       planned                                Азамат Турдубаев (KGZ)
    visit      AGREE    0311  ready                        planned                                Азербайджан (AZE)
"""

from pathlib import Path

import diplotext

FOLDER = Path(__file__).parent / "communiques"
COLUMNS = "{:<11}{:<9}{:<6}{:<29}{:<17}{:<11}{:<11}{}"


def sides(actors: list[dict]) -> str:
    """Give names with states: "Ержан Сатов (KAZ)"."""
    return ", ".join(f"{actor['name'][:40]} ({actor['country'] or '?'})" for actor in actors)


def main() -> None:
    head = ("file", "event", "cameo", "kind", "status", "date", "place", "actor > recipient")
    print(COLUMNS.format(*head))
    paths = sorted(FOLDER.glob("*.txt"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    for path, doc in zip(paths, diplotext.pipe(texts), strict=True):
        for event in doc.to_plover():
            who = sides(event["actor"])
            if event["recipient"]:
                who += f" > {sides(event['recipient'])}"
            values = (event[key] or "" for key in ("kind", "status", "date", "place"))
            print(COLUMNS.format(path.stem, event["event"], event["cameo"] or "", *values, who))


if __name__ == "__main__":
    main()
