"""A table of all amounts: what for, how much, and whether it is a fact or a plan.

Amounts are exact decimals in major units. `upper` is the end of a range, `bound` tells
"more than" from "up to", `role` says what the money is, `modality` how real it is.

Output::

    file        text                                           amount            upper      bound     role            modality
    call        3 млрд долларов                         3,000,000,000                   USD at_least  trade_turnover  actual
    call        полутора миллиардов долларов            1,500,000,000                   USD about     investment      actual
    call        5 млрд долларов                         5,000,000,000                   USD exact     trade_turnover  target
    call        700 млн евро                              700,000,000                   EUR at_most   investment      planned
    call        250 млн евро                              250,000,000                   EUR exact     loan            potential
    commission  4,6 млрд долл. США                      4,600,000,000                   USD exact     trade_turnover  actual
    commission  10–15 млрд долларов                    10,000,000,000   15,000,000,000  USD exact     trade_turnover  target
    commission  38,5 млрд рублей                       38,500,000,000                   RUB at_least  export          actual
    commission  1,2–1,5 млрд долларов                   1,200,000,000    1,500,000,000  USD exact     investment      actual
    commission  2 млрд 700 млн долларов                 2,700,000,000                   USD exact     investment      actual
    commission  350 млн долларов                          350,000,000                   USD about     project_cost    actual
    commission  500 миллионов долларов                    500,000,000                   USD at_most   loan            planned
    commission  15 млрд рублей                         15,000,000,000                   RUB exact     contract_value  planned
    forum       35 млрд долларов                       35,000,000,000                   USD about     investment      actual
    forum       2,5 трлн тенге                      2,500,000,000,000                   KZT exact     budget_funding  planned
    forum       $44 млрд                               44,000,000,000                   USD about     trade_turnover  actual
    forum       50 млрд евро                           50,000,000,000                   EUR exact     trade_turnover  actual
    forum       10 млрд юаней                          10,000,000,000                   CNY exact     loan            planned
    forum       1,5 до 2 млрд евро                      1,500,000,000    2,000,000,000  EUR exact                     planned
    forum       80 млн долларов                            80,000,000                   USD at_most                   planned
    forum       170 млн долларов                          170,000,000                   USD exact     trade_turnover  actual
    forum       полмиллиарда долларов                     500,000,000                   USD exact     loan            actual
    forum       4 млрд долл.                            4,000,000,000                   USD at_least  project_cost    actual
    forum       300 миллионов долларов США                300,000,000                   USD at_least  cofinancing     potential
    visit       40                                         40,000,000                   USD exact     trade_turnover  actual
    visit       95 млн долларов США                        95,000,000                   USD exact     trade_turnover  actual
    visit       полумиллиарда долларов                    500,000,000                   USD exact     trade_turnover  target
    visit       100 млн долларов                          100,000,000                   USD exact     fund_size       actual
    visit       25 млн долларов                            25,000,000                   USD at_least  fund_size       actual
    visit       3 до 4 млрд долларов                    3,000,000,000    4,000,000,000  USD exact     project_cost    planned
"""

from pathlib import Path

import diplotext

FOLDER = Path(__file__).parent / "communiques"
COLUMNS = "{:<12}{:<36}{:>17}{:>17}  {:<4}{:<10}{:<16}{}"


def main() -> None:
    print(COLUMNS.format("file", "text", "amount", "upper", "", "bound", "role", "modality"))
    for path in sorted(FOLDER.glob("*.txt")):
        for money in diplotext.find_money(path.read_text(encoding="utf-8")):
            line = COLUMNS.format(
                path.stem,
                " ".join(money.text.split()),
                f"{money.amount:,f}",
                f"{money.upper:,f}" if money.upper else "",
                money.currency or "?",
                money.bound,
                money.role or "",
                money.modality or "",
            )
            print(line.rstrip())


if __name__ == "__main__":
    main()
