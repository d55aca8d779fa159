// The side panel: what is known of the chosen work, and ways from it.

function choose(work, { focus = false, move = false } = {}) {
  state.chosen = work;
  if (!state.path.includes(work)) state.path = [];
  if (work && !work.shown) resetFilters();
  showPanel();
  repaint();
  if (work && move) fitTo([work, ...[...neighbours(work)].filter((other) => other.shown)], true);
  if (work && focus) $("panel").focus();
}

function repaint() {
  mark();
  surface.paint();
  keepAddress();
}

function showPanel() {
  const panel = $("panel");
  const { chosen } = state;
  panel.hidden = !chosen;
  if (!chosen) return panel.replaceChildren();
  panel.scrollTop = 0;
  panel.replaceChildren(
    ...[
      element("header", {}, element("h2", { dir: "ltr" }, chosen.id), closeButton()),
      badges(chosen),
      facts(chosen),
      chosen.page && element("a", { href: chosen.page, target: "_blank", rel: "noopener noreferrer" }, word("page")),
      ...ways(chosen),
      ...citationList("out", word("cites"), chosen.cites, "to"),
      ...citationList("in", word("citedBy"), chosen.citedBy, "from"),
    ].filter(Boolean)
  );
}

const closeButton = () =>
  element("button", { class: "close", type: "button", "aria-label": word("close"), onclick: () => choose(null) }, "×");

function badges(work) {
  const organ = element("i", { class: "glyph organ" });
  organ.style.setProperty("--colour", `var(--${work.organ})`);
  const texts = [[organ, organName(work.organ)], [element("i", { class: "glyph", "data-kind": work.kind }), kindName(work.kind)]];
  if (!work.read) texts.push([element("i", { class: "glyph hollow" }), word("unread")]);
  return element("div", { class: "badges" }, ...texts.map((parts) => element("span", { class: "badge" }, ...parts)));
}

function facts(work) {
  const list = element("dl", {});
  const add = (name, ...values) => list.append(element("dt", {}, name), element("dd", {}, ...values));
  for (const code of Object.keys(data.words)) {
    if (work.titles[code]) {
      list.append(element("dt", {}, data.words[code].name), element("dd", { lang: code, dir: "auto" }, work.titles[code]));
    }
  }
  if (work.adopted) add(word("adopted"), element("time", { dir: "ltr" }, work.adopted));
  else if (work.year) add(word("year"), String(work.year));
  if (work.adoption) add(word("vote"), word("adoption")[work.adoption] ?? work.adoption, ...tally(work.vote));
  else if (work.vote) add(word("vote"), ...tally(work.vote));
  add(word("community"), communityName(work.community));
  add("PageRank", `${number(work.pagerank / 1000, { maximumSignificantDigits: 3 })} ‰`);
  add(word("bridges"), number(work.bridges));
  return list;
}

function tally(vote) {
  if (!vote) return [];
  const parts = ["inFavour", "against", "abstaining"].filter((part) => vote[part] !== undefined);
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  for (const part of parts.filter((part) => vote[part])) {
    const piece = element("i", { class: part });
    piece.style.flexGrow = vote[part];
    bar.append(piece);
  }
  return [bar, element("div", { class: "tally" }, ...parts.map((part) => element("span", { class: part }, `${word(part)} ${vote[part]}`)))];
}
