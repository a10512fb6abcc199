"""Money: amounts and ranges with their currency, "2 млрд долларов", "$3,5 млрд".

Finds:
    Numbers in digits and words with a currency in words, abbreviation, sign or code
    ("полтора миллиарда тенге", "10 тыс. руб.", "USD 3 млн"), ranges ("7-8 миллиардов
    евро", "от 2 до 3 млрд"), both ends of a growth ("с 2 до 3 млрд"), amounts whose
    currency stands at another amount of the sentence ("экспорт — $4 млрд, импорт — 2 млрд").
Does not find:
    Other quantities ("5 млн тонн"), ratios, percents, vague amounts ("десятки
    миллиардов"), exchange rates and tickers ("1 доллар — 147 тенге", "USD 87,45").
Fields:
    ``amount``, ``upper``: exact decimals in major units. ``currency``: ISO 4217; a noun
    of several currencies follows the countries of the document, and is open otherwise.
    ``bound``: from the words before ("более", "около"). ``role`` and ``modality``: what the
    money is and whether it is there, from the sentence (`diplotext.linking.money.link`).
Sources:
    ISO 4217 and CLDR (the committed table is generated), cues from our own reading.
Known gaps:
    Compound adjectives ("трёхмиллиардный кредит"), inverted order ("миллиардов пять"),
    words of other languages ("$5 million").
"""

from __future__ import annotations

from diplotext.entities import Source
from diplotext.entities.money.grammar import grammar
from diplotext.entities.money.normalize import Currency

__all__ = ["LEXICON", "Currency", "grammar"]

LEXICON = Source(Currency, __name__, "currencies.csv")
