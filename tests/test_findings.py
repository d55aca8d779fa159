"""Findings: each kind on texts of our own, what is none, what each rests on, and what reports and graphs say of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build
from kg.build.rows import from_json, to_json
from kg.extract import extract
from kg.findings.claims import Claims, claims
from kg.findings.contradictions import contradictions, merged
from kg.findings.doubts import doubts
from kg.findings.kinds import kinds
from kg.model import Ballot, Facts, Finding, Text, Work
from kg.rdf.terms import BASE
from kg.read.plain import read_plain
from kg.shapes.check import findings
from kg.shapes.report import report
from kg.show import card
from kg.store import open_store
from tests.test_akn import VOTING, WORKFLOW, document, pp

WORK = "A/RES/75/900"
COVERS = {
    "en": "A/RES/75/300\nAdopted by the General Assembly on 10 December 2020\n75/300. Lamps\nThe General Assembly,\n",
    "fr": "A/RES/75/300\nAdoptée par l’Assemblée générale le 10 décembre 2020\n75/300. Lampes\nL’Assemblée générale,\n",
    "es": "A/RES/75/300\nAprobada por la Asamblea General el 10 de diciembre de 2020\n75/300. Lámparas\nLa Asamblea General,\n",
    "zh": "A/RES/75/300\n2020年12月10日大会决议\n75/300. 港口的灯\n大会，\n",
}


def plain(language: str, body: str) -> Facts:
    """Return what is found in a resolution of 10 December 2020 on lamps."""
    return extract(read_plain((COVERS[language] + body + "\n").encode(), "lamp.txt"))


def linked(words: str, language: str = "eng") -> Facts:
    """Return what is found in a marked-up resolution with this preambular paragraph."""
    return extract(document(pp(words), language=language, voting=""))


def told(facts: Facts) -> list[tuple[str, str]]:
    """Return kind and comment of the findings of a text alone."""
    return [(one.kind, one.comment) for one in doubts(facts)]


def between(*texts: Facts) -> list[Finding]:
    """Return the findings of texts together, as a build has them: by work, the claims kept as JSON in between."""
    kept = [from_json(Claims, to_json(claims(one))) for one in texts]
    return merged(contradictions(lambda: sorted(kept, key=lambda one: (one.work, one.language))))


LINK = '<a href="https://undocs.org/en/{}">{}</a>'


def test_a_link_that_leads_elsewhere() -> None:
    facts = linked(f"Recalling its resolution {LINK.format('A/RES/74/2', '74/1')} of 12 December 2019,")
    (finding,) = doubts(facts)
    assert (finding.kind, finding.about) == ("link-differs", f"{WORK}#PP1-A/RES/74/1")
    assert finding.comment.endswith("the official link leads to https://undocs.org/en/A/RES/74/2.")
    (mention,) = finding.evidence
    start, end = map(int, mention.partition("#en:")[2].split("-"))
    assert facts.text.content[start:end] == "74/1"


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("its resolution {}", "A/RES/74/1"),
        ("its resolution {} of 12 December 2019", "a/res/74/1"),
        ("resolution {}", "A/HRC/RES/74/1"),  # no word names the body
        ("its resolution {}", "pdf/lamps.pdf"),
    ],
)
def test_a_link_that_the_words_do_not_contradict(words: str, link: str) -> None:
    assert told(linked(f"Recalling {words.format(LINK.format(link, '74/1'))},")) == []


@pytest.mark.parametrize(
    ("words", "link"),
    [("its decision {}", "A/RES/74/501"), ("resolution S-24/2", ""), ("Human Rights Council resolution {}", "A/RES/44/5")],
)
def test_kind_session_and_body_of_a_link_count(words: str, link: str) -> None:
    number = link.removeprefix("A/RES/") or "S-24/2"
    text = words.replace("{}", number).replace(number, LINK.format(link or "A/RES/24/2", number))
    assert [kind for kind, _ in told(linked(f"Recalling {text},"))] == ["link-differs"]


def test_citations_left_unlinked_are_one_finding_for_a_work() -> None:
    first = linked(f"Recalling its resolutions {LINK.format('A/RES/74/1', '74/1')} and {LINK.format('A/RES/74/2', '74/2')},")
    second = linked(f"Rappelant ses résolutions {LINK.format('A/RES/74/1', '74/1')} et 74/2, et sa décision 74/501,", "fra")
    (finding,) = (one for one in between(first, second) if one.kind == "citation-unlinked")
    assert finding.comment == f"{WORK} cites without an official link in fr: A/RES/74/2 (PP1)."
    assert (finding.about, finding.evidence) == (WORK, (f"{WORK}#PP1-A/RES/74/2",))
    unmarked = replace(second, text=replace(second.text, blocks=tuple(replace(b, links=()) for b in second.text.blocks)))
    assert "citation-unlinked" not in {one.kind for one in between(first, unmarked)}


def test_a_number_that_the_security_council_reached_in_another_year() -> None:
    for body, words, quoted in (
        ("Security Council ", "2241 (2018)", "S/RES/2241(2018)"),
        ("", "2256 (2020)", "unresolved-2256 (2020)"),
    ):
        facts = plain("en", f"Recalling {body}resolution {words},")
        (finding,) = (one for one in doubts(facts) if one.kind == "number-fits-no-series")
        assert finding.about == f"A/RES/75/300#PP1-{quoted}"
        assert finding.comment.endswith(f"but the Security Council reached {words[:4]} in 2015.")
    assert told(plain("en", "Recalling Security Council resolution 2241 (2015),")) == []


def test_a_work_of_later_date() -> None:
    ((kind, said),) = told(plain("en", "Recalling its resolution 94/250 of 23 December 2039,"))
    assert kind == "untimely-citation"
    assert said == "A/RES/75/300 of 2020-12-10 cites A/RES/94/250 at PP1, which its number dates later."
    assert told(plain("en", "Recalling its resolution 49/250 of 20 July 1995,")) == []


def test_dates_that_disagree_with_each_other_and_with_the_work() -> None:
    first = plain("en", "Recalling its resolution 70/1 of 25 September 2015,")
    second = plain("zh", "回顾其2015年9月26日第70/1号决议，")
    itself = replace(first, work=replace(first.work, symbol="A/RES/70/1", adopted="2015-09-25"), citations=())
    (finding,) = (one for one in between(first, second, itself) if one.kind == "date-conflict")
    assert finding.about == "A/RES/70/1"
    assert finding.comment == (
        "Different dates are stated for A/RES/70/1: 2015-09-25 in A/RES/70/1 itself (en), "
        "A/RES/75/300#PP1-A/RES/70/1 (en); 2015-09-26 in A/RES/75/300#PP1-A/RES/70/1 (zh)."
    )
    assert [place.partition(":")[0] for place in finding.evidence] == ["A/RES/70/1#en", "A/RES/75/300#en", "A/RES/75/300#zh"]


def test_of_many_places_the_first_are_named() -> None:
    first = plain("en", "Recalling its resolution 70/1 of 25 September 2015,")
    others = [replace(first, work=replace(first.work, symbol=f"A/RES/75/{n}")) for n in range(301, 306)]
    wrong = plain("fr", "Rappelant sa résolution 70/1 du 26 septembre 2015,")
    (finding,) = (one for one in between(first, *others, wrong) if one.kind == "date-conflict")
    assert "(en), 3 more; 2015-09-26" in finding.comment and len(finding.evidence) == 4


def test_versions_that_cite_differently_at_one_place_are_one_finding() -> None:
    texts = plain("en", "Recalling its resolutions 66/288 and 70/1,"), plain("fr", "Rappelant ses résolutions 66/228 et 70/1,")
    (finding,) = between(*texts)
    assert finding.comment == "A/RES/75/300 cites A/RES/66/228 at PP1 in fr, but A/RES/66/288 in en."
    assert finding.evidence == ("A/RES/75/300#PP1-A/RES/66/228", "A/RES/75/300#PP1-A/RES/66/288")


def test_a_citation_that_a_version_lacks() -> None:
    (finding,) = between(plain("en", "Recalling its resolutions 66/288 and 70/1,"), plain("fr", "Rappelant sa résolution 70/1,"))
    assert finding.comment == "A/RES/66/288 is cited by A/RES/75/300 in en, but not in fr."


@pytest.mark.parametrize(
    "words", ["Rappelant sa résolution 70/1 et ce que 66/288 demande,", "Rappelant sa résolution 70/1, et le no 66.288,"]
)
def test_a_number_that_was_not_read_as_a_citation_is_no_difference(words: str) -> None:
    assert between(plain("en", "Recalling its resolutions 66/288 and 70/1,"), plain("fr", words)) == []


def test_a_council_number_without_its_year_is_no_difference() -> None:
    french, english = "Rappelant la résolution 1325 (2000) du Conseil de sécurité,", "Noting the 1267/1325 Committee,"
    assert between(plain("fr", french), plain("en", english)) == []


SHORT = {
    "en": "1. Requests the Panel of Experts to visit the harbours;",
    "fr": "1. Prie le Groupe d’experts, au large, de visiter les ports ;",
    "es": "1. Solicita al Grupo de Expertos que visite los puertos;",
}


def test_a_short_name_that_stays_open() -> None:
    texts = [plain(code, words) for code, words in SHORT.items()]
    (finding,) = (one for one in between(*texts) if one.kind == "short-name-unresolved")
    assert finding.comment.startswith(
        "A/RES/75/300 leaves open at OP1 what is meant by Groupe d’experts (fr), Grupo de Expertos (es), Panel"
    )
    assert finding.evidence == ("A/RES/75/300#OP1",)
    assert [one for one in between(texts[0], plain("fr", "1. Prie les gardiens ;"), plain("es", "1. Solicita;"))] == []


def voted(tally: dict[str, int], voters: dict[str, tuple[str, ...]], unknown: tuple[tuple[str, str], ...] = ()) -> Facts:
    return Facts(Text("lamp.txt", "en", "", "0", ()), Work(symbol=WORK), ballot=Ballot(tally, voters, unknown))


def test_a_tally_that_differs_from_the_names() -> None:
    (finding,) = doubts(voted({"inFavour": 3, "against": 1}, {"inFavour": ("CHN", "FRA"), "against": ("MLT",)}))
    assert finding == Finding(
        "tally-differs", WORK, f"The tally of {WORK} differs from its roll call: inFavour: 3 stated, 2 named.", (f"{WORK}#vote",)
    )
    assert doubts(voted({"inFavour": 3}, {})) == []


def test_a_name_of_no_state_counts_as_a_name() -> None:
    ((kind, said),) = told(voted({"against": 1}, {}, (("against", "ATLANTIS"),)))
    assert kind == "unknown-voter" and said.endswith("no State of the authority file: against: ATLANTIS.")


def test_a_state_twice_in_a_roll_call_of_the_mark_up() -> None:
    twice = VOTING.replace("CHINA</organization>", "CHINA</organization><organization>FRANCE</organization>").replace(
        "002", "003"
    )
    again = twice.replace("ATLANTIS", "FRANCE")
    said = dict(told(extract(document(pp("Noting oil,"), voting=again))))
    assert said == {"voter-repeated": f"The roll call of {WORK} names FRA more than once: inFavour, inFavour, against."}


def test_sponsors_that_are_no_states() -> None:
    steps = WORKFLOW.replace("Fiji and the Comoros", "Fiji, Belgium Botswana, submitted by the Chair")
    said = told(extract(document(pp("Noting oil,"), workflow=steps, voting="")))
    assert said == [
        ("unknown-sponsor", f"The sponsors of {WORK} include what is no State of the authority file: Belgium Botswana.")
    ]


def test_a_part_of_a_file_that_was_not_read() -> None:
    facts = plain("en", "Noting oil,")
    (finding,) = doubts(replace(facts, text=replace(facts.text, unread=("page 3 is a picture without text (a scan)",))))
    assert (finding.kind, finding.evidence) == ("unread-part", ("A/RES/75/300#en",))


def test_findings_that_say_the_same_are_one() -> None:
    same = [Finding("unread-part", WORK, "So.", (place,)) for place in ("b", "a", "b")]
    assert merged(same) == [Finding("unread-part", WORK, "So.", ("a", "b"))]


def test_kinds_are_entries_with_what_settles_them() -> None:
    assert len(kinds()) == 12
    for kind in kinds().values():
        assert kind.definition.endswith(".") and kind.settled_by.endswith(".")
        assert kind.sureness.startswith("tentative: ") == kind.tentative


@pytest.fixture(scope="module")
def conflicting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the graph of three versions of a work that leave a short name open and cite differently."""
    folder = tmp_path_factory.mktemp("findings")
    (folder / "in").mkdir()
    cited = {
        "en": "Recalling its resolution 66/288,\n",
        "fr": "Rappelant sa résolution 66/228,\n",
        "es": "Recordando su resolución 66/288,\n",
    }
    for code, words in SHORT.items():
        (folder / "in" / f"lamp.{code}.txt").write_text(COVERS[code] + cited[code] + words + "\n", "utf-8")
    build([str(folder / "in")], folder / "out", BASE)
    return folder / "out"


def test_reports_group_findings_by_kind_and_say_how_sure_they_are(conflicting: Path) -> None:
    lines = (conflicting / "report.md").read_text("utf-8").splitlines()
    heading = lines.index("### short-name-unresolved (1, tentative)")
    assert lines[heading + 2].startswith(f"{kinds()['short-name-unresolved'].definition} To settle it: ")
    assert lines[heading + 4].startswith("How sure: tentative: of ")
    assert "### versions-differ (1)" in lines
    told = json.loads((conflicting / "report.json").read_text("utf-8"))
    assert {one["kind"]: one["evidence"] for one in told["findings"]}["short-name-unresolved"] == ["A/RES/75/300#OP1"]
    counts = {one["name"]: (one["count"], one["tentative"]) for one in told["kinds"]}
    assert len(counts) == 12 and counts["short-name-unresolved"] == (1, True) and counts["voter-repeated"] == (0, False)


def test_the_graph_says_what_a_finding_rests_on_and_how_sure_its_kind_is(conflicting: Path) -> None:
    store = open_store(conflicting)
    query = """PREFIX unr: <https://w3id.org/unres/ontology#>
        SELECT ?kind ?evidence WHERE { ?f unr:kind ?kind ; unr:evidence ?evidence ; unr:ofKind/unr:tentative true }"""
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    assert [(r["kind"].value, r["evidence"].value) for r in rows] == [("short-name-unresolved", f"{BASE}doc/A/RES/75/300#OP1")]
    assert findings(store) == {"short-name-unresolved (tentative)": 1, "versions-differ": 1}
    assert "1 short-name-unresolved (tentative), 1 versions-differ" in "\n".join(report([], findings(store), BASE))


def test_show_says_which_findings_are_tentative_and_what_settles_them(conflicting: Path) -> None:
    table = dict(card(open_store(conflicting), "75/300", "en").tables)["Findings"]
    assert [(row[0], row[2]) for row in table.rows] == [("short-name-unresolved", "tentative"), ("versions-differ", "")]
    assert [row[3] for row in table.rows] == [kinds()[row[0]].settled_by for row in table.rows]
