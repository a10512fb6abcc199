"""A table of all amounts: what for, how much, and whether it is a fact or a plan.

Amounts are exact decimals in major units. `upper` is the end of a range, `bound` tells
"more than" from "up to", `role` says what the money is, `modality` how real it is.

Output::

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
