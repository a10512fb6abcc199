"""Sphinx builds the documentation: ``sphinx-build -W docs docs/_build``."""

from diplotext import __version__

project = "diplotext"
author = "The diplotext authors"
release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
nitpicky = False

html_theme = "furo"
html_title = f"diplotext {release}"
exclude_patterns = ["_build"]
