"""Russian without diplomacy: views, sentences, tokens, morphology, inflection, numerals."""
