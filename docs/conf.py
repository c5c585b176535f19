"""The site. Build: ``python -m sphinx -W --keep-going -n -b html docs docs/_build``."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "gov_budget"
author = "The gov_budget developers"
copyright = author
release = version = version_of("gov-budget")

extensions = ["myst_parser", "sphinx.ext.autodoc", "_ext.generated", "_ext.raises", "_ext.references"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
toc_object_entries = (
    False  # each page repeats the table of contents: with all names of the API it is most of the site
)
html_title = f"gov_budget {release}"
html_copy_source = False
html_show_sphinx = False

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {
    "members": True,
    "undoc-members": True,
    "imported-members": True,
    "member-order": "groupwise",
}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
