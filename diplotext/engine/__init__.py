"""How grammars run: matching, the cascade of layers, overlaps, lexicons. No diplomacy."""
