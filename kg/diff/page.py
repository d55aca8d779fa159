"""Write two works side by side as an HTML page that opens offline: no script, nothing asked of any server."""

from __future__ import annotations

from kg.diff.compare import Comparison
from kg.web.assets import environment, style, words


def render(found: Comparison) -> str:
    """Return the page, its words in the language of the texts; what comes from documents is escaped."""
    spoken = words("diff")
    template = environment("diff").get_template("page.html")
    kinds = ("added", "dropped", "moved", "changed", "same")
    return template.render(
        found=found,
        language=found.language,
        words=spoken.get(found.language, spoken["en"]),
        counts={kind: found.count(kind) for kind in kinds},
        style=style("diff"),
    )
