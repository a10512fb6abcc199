"""Your own grammar: a new kind of mention, built on those of the library.

A grammar is a yargy rule and a function that makes mentions of its matches. It runs after
the library's own, which have made one token of each thing they found: `type("COUNTRY")`
stands for a country in any wording, and its `mention` carries the code.

Output::

    безвизовый режим с Республикой Корея -> KR
    безвизовом режиме с КНР -> CN
    {'type': 'visa_regime', 'start': 17, 'stop': 53, 'text': 'безвизовый режим с Республикой Корея', 'country': 'KR'}
"""

from collections.abc import Iterator

from attrs import frozen
from yargy import rule
from yargy.interpretation import fact
from yargy.parser import Match
from yargy.predicates import in_, normalized, type

import diplotext
from diplotext.engine.grammar import Context, Found, Grammar, slots


@frozen(kw_only=True)
class VisaRegime(diplotext.Mention):
    """A visa-free regime; `country` is the other side."""

    country: str


Regime = fact("Regime", ["country"])

# "безвизовый режим с Республикой Корея"
REGIME = rule(
    normalized("безвизовый"),
    normalized("режим"),
    in_({"с", "со", "для"}),
    type("COUNTRY").interpretation(Regime.country),
).interpretation(Regime)


def build(match: Match, context: Context) -> Iterator[Found]:
    (token,) = slots(match)["country"]
    span = context.span(match.tokens)
    yield Found(match.tokens, [VisaRegime(**span, country=token.mention.code)])


GRAMMAR = Grammar(name="visa_regimes", tag="VISA_REGIME", rule=REGIME, build=build)


def main() -> None:
    extractor = diplotext.Extractor(grammars=[GRAMMAR])
    doc = extractor.extract(
        "Стороны обсудили безвизовый режим с Республикой Корея. "
        "О безвизовом режиме с КНР договорились ранее."
    )
    for regime in doc.of_type(VisaRegime):
        print(f"{regime.text} -> {regime.country}")
    print(doc.of_type(VisaRegime)[0].to_dict())


if __name__ == "__main__":
    main()
