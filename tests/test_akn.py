"""The AKN4UN reader, on small documents of our own sentences."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.model import Block, Role, Text
from kg.rdf.emit import Emitter
from kg.rdf.terms import BASE
from kg.read.akn.reader import read_akn

META = """
<meta>
 <identification source="#DGACM">
  <FRBRWork><FRBRuri value="{address}"/>
   <FRBRdate date="2020-12-10" name="adoption"/></FRBRWork>
  <FRBRExpression><FRBRuri value="{address}eng@/"/>
   <FRBRdate date="2020-12-21" name="publication"/><FRBRlanguage language="{language}"/></FRBRExpression>
 </identification>
 <classification source="http://metadata.un.org/sdg">
  <keyword value="4" href="http://metadata.un.org/sdg/4" showAs="sdg_4" dictionary="SDGO"/>
  <keyword value="w" href="http://metadata.un.org/thesaurus/1" showAs="a&amp;#39;s_b" dictionary="UNBIS Thesaurus"/>
  <keyword value="w" href="http://metadata.un.org/thesaurus/1" showAs="a&amp;#39;s_b" dictionary="UNBIS Thesaurus"/>
  <keyword value="x" showAs="x" dictionary="DHLAUTH"/>
 </classification>
 <workflow source="#un">{workflow}</workflow>
 <analysis source="#un"><parliamentary>{voting}</parliamentary></analysis>
</meta>"""
WORKFLOW = """
<step date="2020-10-28" outcome="draftResolution" as="A/C.4/75/L.2/Rev.1 (as amended in A/75/L.90)"
 by="Trinidad and Tobago, Bosnia and Herzegovina and Cuba (on behalf of the Group of 77 and China)"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Fiji and the Comoros"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="A/75/419"/>
<step date="2020-12-10" outcome="adopted" as="A/75/PV.41"/>"""
VOTING = """
<voting outcome="adoptedRecordedVote">
 <count value="002" refersTo="inFavour"><organization>FRANCE</organization><organization>CHINA</organization></count>
 <count value="1" refersTo="against"><organization>ATLANTIS</organization></count>
</voting>"""
COVER = """
<coverPage>
 <p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
 <p><docDate date="2020-12-22" refersTo="#dateOfIssuance">22 December 2020</docDate></p>
 <p><session value="75">Seventy-fifth session</session></p>
 <p><inline name="agenda item">{agenda}</inline></p>
 <p><docProponent>[on a report (<inline name="originating document">A/75/419, para. 8</inline>)]</docProponent></p>
</coverPage>
<preface><p><docNumber>75/900.</docNumber>
 <docTitle refersTo="#resolutionTitle">- Lighthouses</docTitle></p></preface>"""
FORMULA = '<formula name="enactingFormula"><p><span>The Keepers of Lamps</span>,</p></formula>'
END = """
<conclusions><p><inline name="adoptionMeeting" title="41st">41st plenary meeting</inline><eol/>
<docDate date="2020-12-10" refersTo="#adoptionDate">10 December 2020</docDate></p></conclusions>"""
SYMBOL = "A/RES/75/900"


def document(
    preamble: str = "",
    body: str = "",
    *,
    after: str = END,
    language: str = "eng",
    symbol: str = SYMBOL,
    address: str = "/akn/un/statement/deliberation/unga/2020-12-10/75-900/",
    agenda: str = "Agenda item 60",
    workflow: str = WORKFLOW,
    voting: str = VOTING,
) -> Text:
    """Return the text read from a resolution of these parts."""
    xml = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
        + META.format(address=address, language=language, workflow=workflow, voting=voting)
        + COVER.format(symbol=symbol, agenda=agenda)
        + f"<preamble>{FORMULA}{preamble}</preamble><mainBody>{body}</mainBody>{after}</statement></akomaNtoso>"
    )
    return read_akn(xml.encode(), "lamp.xml")


def pp(words: str) -> str:
    return f"<container><p>\t{words}</p></container>"


def op(words: str, num: str = "") -> str:
    number = f"<num>\t{num}</num>" if num else ""
    return f'<paragraph class="SingleTxt">{number}<content><p>{words}</p></content></paragraph>'


def head(words: str) -> str:
    return f'<paragraph class="H23"><subheading>\t{words}</subheading></paragraph>'


def points(*pairs: tuple[str, str]) -> str:
    return "".join(f"<point><num>{num}</num><content><p>{words}</p></content></point>" for num, words in pairs)


def provisions(text: Text) -> list[str]:
    """Return the provisions of the preambular and operative paragraphs, in reading order."""
    return [block.provision for block in text.blocks if block.role in (Role.PREAMBULAR, Role.OPERATIVE)]


def block(text: Text, provision: str) -> Block:
    return next(block for block in text.blocks if block.provision == provision)


def test_blocks_lie_in_the_content_in_reading_order() -> None:
    text = document(pp("Recalling its lamps,"), op("Lights them.", "1."))
    assert [b.text for b in text.blocks][-5:] == [
        "- Lighthouses",
        "The Keepers of Lamps,",
        "Recalling its lamps,",
        "1. Lights them.",
        "41st plenary meeting 10 December 2020",
    ]
    assert [b.role for b in text.blocks][-5:] == [
        Role.TITLE,
        Role.FORMULA,
        Role.PREAMBULAR,
        Role.OPERATIVE,
        Role.ADOPTION,
    ]
    for b in text.blocks:
        start, end = b.offsets.span(0, len(b.text))
        assert text.content[start:end] == b.text
    assert text.content == "\n\n".join(b.text for b in text.blocks)


def test_footnotes_come_last_and_point_to_their_marks() -> None:
    note = '<authorialNote marker="{}"><p>\t{}</p></authorialNote>'
    first, star = note.format("1", 'See <a href="https://undocs.org/A/75/74">A/75/74</a>.'), note.format("*", "Again.")
    text = document(pp(f"Recalling the oil,{first} and wicks{star},"), op("Lights<sup>1</sup> them.", "1."))
    host = block(text, "PP1")
    assert host.text == "Recalling the oil, and wicks," and host.notes == ((18, "1"), (28, "*"))
    assert block(text, "OP1").text == "1. Lights them." and block(text, "OP1").notes == ((9, "1"),)
    notes = text.blocks[-2:]
    index = text.blocks.index(host)
    assert [(n.role, n.provision, n.mark, n.anchor, n.text) for n in notes] == [
        (Role.FOOTNOTE, "PP1", "1", (index, 18), "See A/75/74."),
        (Role.FOOTNOTE, "PP1", "*", (index, 28), "Again."),
    ]
    assert [notes[0].text[li.start : li.end] for li in notes[0].links] == ["A/75/74"]


def test_brackets_round_a_mark_are_no_words_but_other_raised_letters_are() -> None:
    note = '<sup>(</sup><authorialNote marker="1"><p>Note.</p></authorialNote><sup>)</sup>'
    text = document(pp(f"Rappelant le 1<sup>er</sup> phare{note} du port,"))
    assert block(text, "PP1").text == "Rappelant le 1er phare du port,"


def test_invisible_characters_are_dropped_and_spaces_collapsed() -> None:
    text = document(pp("Recalling\u00a0 the lamp\u00adlight <span> of\n cafe\u0301s</span><eol/>and\u200b inns,"))
    assert block(text, "PP1").text == "Recalling the lamplight of cafés and inns,"


def test_links_keep_their_place() -> None:
    text = document(pp('Recalling  its resolutions <a href="https://undocs.org/en/A/RES/1/2"> 1/2</a>,'))
    (link,) = block(text, "PP1").links
    assert (link.href, block(text, "PP1").text[link.start : link.end]) == ("https://undocs.org/en/A/RES/1/2", "1/2")


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://undocs.org/A/RES/70/1 ", "https://undocs.org/A/RES/70/1"),
        ("https://undocs.org/A/RES/70/1?a=1#b", "https://undocs.org/A/RES/70/1?a=1#b"),
        *((href, None) for href in ("A/RES/70/1", "https://undocs.org:en/A", "1:2", "https://x/%zz", "https://x/#a#b", "//x:y/")),
    ],
)
def test_a_link_that_is_no_address_is_left_out_of_the_graph(href: str, written: str | None) -> None:
    text = document(pp(f'Recalling its resolution <a href="{href}">70/1</a>,'))
    lines = "\n".join(Emitter(extract(text), BASE).triples())
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    cited = [str(q.object) for q in quads if q.predicate.value.endswith("#citation")]
    links = [str(q.object) for q in quads if q.predicate.value.endswith("#officialLink")]
    assert f"<{BASE}doc/A/RES/75/900#PP1-A/RES/70/1>" in cited
    assert links == ([f"<{written}>"] if written else [])


NUMBERED = {
    "points in mark-up": (
        pp("Recalling,"),
        f"<paragraph><num>1.</num><list><intro><p>Asks:</p></intro>{points(('(a)', 'Oil;'), ('(b)', 'Wicks;'))}</list>"
        "</paragraph>",
        ["PP1", "OP1", "OP1(a)", "OP1(b)"],
    ),
    "points in words": (
        "",
        op("Asks:", "1.") + op("(a) Oil:") + op("(i) Fish;") + op("(ii) Olive;") + op("(b) Wicks;") + op("Lights.", "2."),
        ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP2"],
    ),
    "points of a preambular paragraph": (
        pp("Noting:") + pp("(a) Oil,") + pp("(b) Wicks,") + pp("Recalling,"),
        op("Lights.", "1."),
        ["PP1", "PP1(a)", "PP1(b)", "PP2", "OP1"],
    ),
    "no numbers": ("", op("Lights;") + op("(a) Oil;") + op("Rests."), ["OP1", "OP1(a)", "OP2"]),
    "before the first number": ("", op("Adopts this:") + op("Lights.", "1."), ["OP0", "OP1"]),
    "preambular in the body": (pp("Recalling,"), op("Having seen lamps,") + op("Lights.", "1."), ["PP1", "PP2", "OP1"]),
    "operative in the preamble": (pp("Recalling,") + pp("1. Lights;"), op("Rests.", "2."), ["PP1", "OP1", "OP2"]),
    "a number lost": ("", op("Lights;", "1.") + op("Cleans;") + op("Rests.", "3."), ["OP1", "OP2", "OP3"]),
    "a number in the words": ("", op("Lights;", "1.") + op("2 Rests."), ["OP1", "OP2"]),
    "a continuation": (
        "",
        op("Lights:", "1.") + op("(a) Oil;") + op("and rests;") + op("Cleans.", "2."),
        ["OP1", "OP1(a)", "OP1", "OP2"],
    ),
    "sections": (
        pp("Recalling,"),
        head("I") + op("Lights;", "1.") + op("Cleans.", "2.") + head("II") + head("Rest") + op("Rests.", "1."),
        ["PP1", "OP1", "OP2", "II.OP1"],
    ),
    "sections whose numbers go on": (
        "",
        head("I") + op("Lights;", "1.") + head("II") + op("Rests.", "2."),
        ["OP1", "OP2"],
    ),
    "sections in mark-up": (
        "",
        "".join(
            f'<section><subheading>{number}</subheading><crossHeading refersTo="#preamble">Recalling,</crossHeading>'
            f"{op('Lights.')}</section>"
            for number in ("I", "II")
        ),
        ["PP1", "OP1", "II.PP1", "II.OP1"],
    ),
    "a table": (
        "",
        op("Spends:", "1.") + "<table><tr><td><p>1</p></td><td><p>Oil</p></td></tr><tr><td/></tr></table>" + op("Rests.", "2."),
        ["OP1", "OP1", "OP2"],
    ),
    "points that start with figures": (
        "",
        op("Asks:", "3.") + op("1) Oil;") + op("2) Wicks;") + op("Rests.", "4."),
        ["OP3", "OP3(1)", "OP3(2)", "OP4"],
    ),
}


@pytest.mark.parametrize(("preamble", "body", "expected"), NUMBERED.values(), ids=NUMBERED)
def test_labels_of_provisions(preamble: str, body: str, expected: list[str]) -> None:
    assert provisions(document(preamble, body)) == expected


def test_the_table_of_labels_is_whole() -> None:
    assert len(NUMBERED) == 15


LABELS = [
    ("ara", "إن مجلس المنارات،", ("1 -", "(أ)", "’1‘", "’2‘", "(هـ)")),
    ("zho", "灯塔管理大会，", ("1.", "(a)", "㈠", "㈡", "(e)")),
    ("rus", "Ассамблея смотрителей,", ("1.", "а)", "i)", "ii)", "е)")),
    ("fra", "La Conférence des phares,", ("1.", "a)", "i)", "ii)", "e)")),
]


@pytest.mark.parametrize(("language", "words", "nums"), LABELS, ids=[row[0] for row in LABELS])
def test_labels_are_the_same_in_every_language(language: str, words: str, nums: tuple[str, ...]) -> None:
    text = document(pp(words), "".join(op(words + ".", num) for num in nums), language=language)
    assert provisions(text) == ["PP1", "OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(e)"]


def test_a_collection_is_one_text_whose_parts_are_sections() -> None:
    body = f"<preamble>{FORMULA}{pp('Recalling,')}</preamble><mainBody>{op('Lights.')}</mainBody>"
    parts = "".join(
        f"<component><statement><preface><p><docNumber>{letter}</docNumber><docTitle>Oil</docTitle></p></preface>{body}"
        "</statement></component>"
        for letter in "AB"
    )
    text = document(after=f"</statement><components>{parts}</components><statement>")
    assert provisions(text) == ["PP1", "OP1", "B.PP1", "B.OP1"]
    assert [b.text for b in text.blocks if b.role is Role.HEADING] == ["A", "Oil", "B", "Oil"]


def test_annexes_and_votes() -> None:
    lines = """<outcome>[Adopted by <quantity>2</quantity> to 1.
     <outcome refersTo="inFavour">In favour:<eol/><organization>France, China]</organization></outcome></outcome>"""
    annex = f"<doc><mainBody>{head('Annex')}{op('Oil', '1.')}</mainBody></doc>"
    after = f"<conclusions><p><vote>{lines}</vote></p></conclusions><attachments>{annex}</attachments>"
    text = document(body=op("Lights.", "1."), after=after)
    tail = [(b.role, b.provision, b.text) for b in text.blocks if b.role in (Role.VOTE, Role.ANNEX)]
    assert tail == [
        (Role.VOTE, "HEADER", "[Adopted by 2 to 1."),
        (Role.VOTE, "HEADER", "In favour: France, China]"),
        (Role.ANNEX, "ANNEX", "Annex"),
        (Role.ANNEX, "ANNEX", "1. Oil"),
    ]


def test_an_annex_in_the_body_is_an_annex() -> None:
    text = document(body=op("Lights.", "1.") + head("Annex II") + op("Oil.", "1."))
    assert [b.provision for b in text.blocks if b.text.endswith("Oil.")] == ["ANNEX"]


def test_headings_end_without_a_stop() -> None:
    text = document(body=op("Lights;", "1.") + op("Rest of the keepers") + op("Rests.", "2."))
    assert block(text, "HEADING").text == "Rest of the keepers"


def test_what_the_mark_up_states() -> None:
    work = document(pp("Recalling,")).stated
    assert work is not None and work.ballot is not None
    assert (work.symbol, work.kind, work.body, work.session) == (SYMBOL, "resolution", "GA", "75")
    assert (work.title, work.adopted, work.issued, work.meeting) == ("Lighthouses", "2020-12-10", "2020-12-22", "41")
    assert (work.agenda_items, work.adoption) == (("60",), "RecordedVote")
    assert (work.drafts, work.reports) == (("A/C.4/75/L.2/Rev.1",), ("A/75/419",))
    assert work.sponsors == ("BIH", "COM", "CUB", "FJI", "TTO")
    assert work.unknown_sponsors == ("on behalf of the Group of 77 and China",)
    assert [(s.iri, s.label) for s in work.subjects] == [
        ("http://metadata.un.org/sdg/4", "sdg 4"),
        ("http://metadata.un.org/thesaurus/1", "a's b"),
    ]
    assert work.ballot.tally == {"inFavour": 2, "against": 1}
    assert work.ballot.voters == {"inFavour": ("CHN", "FRA"), "against": ()}
    assert work.ballot.unknown == (("against", "ATLANTIS"),)


ADOPTED = {
    "Adopted unanimously, 8700th meeting": ("Unanimous", "8700"),
    "Adopted by acclamation, 8701st meeting": ("Acclamation", "8701"),
    "Adopted without vote, 9th plenary meeting": ("WithoutVote", "9"),
    "Adopted under silence procedure": ("WithoutVote", None),
    "Adopted 13-0-2; voting by mail": ("RecordedVote", None),
}


@pytest.mark.parametrize("words", ADOPTED)
def test_adoption_and_meeting_from_the_workflow(words: str) -> None:
    step = f'<step date="2020-12-10" outcome="adopted" by="{words}"/>'
    work = document(workflow=step, voting='<voting outcome="VOTING BY MAIL"/>', after="").stated
    assert work is not None and (work.adoption, work.meeting) == ADOPTED[words]


@pytest.mark.parametrize(("votes", "adoption"), [((15, 0), "Unanimous"), ((13, 2), "RecordedVote"), ((), None)])
def test_adoption_as_the_ballot_shows_where_no_words_say(votes: tuple[int, ...], adoption: str | None) -> None:
    choices = zip(("inFavour", "abstaining"), votes, strict=False)
    counts = "".join(f'<count value="{number:03}" refersTo="#{choice}"/>' for choice, number in choices if number)
    work = document(workflow="", voting=f'<voting outcome="VOTING BY MAIL">{counts}</voting>', after="").stated
    assert work is not None and work.adoption == adoption


AGENDA = {
    "Agenda items 9, 13 and 14": ("9", "13", "14"),
    "Point 103 e) de l’ordre du jour": ("103(e)",),
    "Пункт 72 b) повестки дня": ("72(b)",),
    "البند 74 (ب) من جدول الأعمال": ("74(b)",),
    "议程项目18(a)和(c)": ("18(a)", "18(c)"),
}


@pytest.mark.parametrize("words", AGENDA)
def test_agenda_items(words: str) -> None:
    work = document(agenda=words).stated
    assert work is not None and work.agenda_items == AGENDA[words]


def test_the_symbol_on_which_two_of_three_agree() -> None:
    for printed in ("", "A/RES/75/899", "A/RES/75/900"):
        work = document(symbol=printed).stated
        assert work is not None and work.symbol == SYMBOL
    lettered = document(symbol="A/RES/75/900 B").stated
    assert lettered is not None and lettered.symbol == "A/RES/75/900B"


def test_a_year_in_which_the_council_did_not_reach_the_number_is_a_slip() -> None:
    council = document(symbol="S/RES/2510 (2019)", address="/akn/un/statement/deliberation/unsc/2020-02-12/2510-2019/").stated
    assert council is not None and council.symbol == "S/RES/2510(2020)"


def test_letters_outweigh_the_stated_language() -> None:
    assert document(pp("回顾灯塔和灯油，并注意到守塔人的报告，")).language == "zh"
    assert document(pp("Recalling the lamps and the oil,"), language="zho").language == "en"


def test_german_is_refused() -> None:
    with pytest.raises(ReadError, match=r"lamp\.xml: language de is not one of the six"):
        document(language="deu")


REFUSED = {
    b"<p><q></p>": "malformed XML, line 1, column",
    b"<html/>": "line 1: html is not akomaNtoso",
    b"": "malformed XML",
}


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_akn4un_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=rf"lamp\.xml: .*{REFUSED[data]}"):
        read_akn(data, "lamp.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    data = '<!DOCTYPE akomaNtoso [<!ENTITY secret SYSTEM "file:///etc/hostname">]><akomaNtoso>&secret;</akomaNtoso>'
    with pytest.raises(ReadError, match="entity declarations are not read"):
        read_akn(data.encode(encoding), "lamp.xml")
