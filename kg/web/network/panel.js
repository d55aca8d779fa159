// The side panel: what is known of the chosen work.

function choose(id, { focus = false, move = false } = {}) {
  chosen = works.get(id) ?? null;
  if (chosen && !visible.has(id)) resetFilters();
  history.replaceState(null, "", chosen ? `#${encodeURI(id)}` : location.href.split("#")[0]);
  showPanel();
  paint();
  if (chosen && move) fitTo([id, ...[...neighbours(chosen)].filter((other) => visible.has(other))], true);
  if (chosen && focus) $("panel").focus();
}

function showPanel() {
  const panel = $("panel");
  panel.hidden = !chosen;
  if (!chosen) return panel.replaceChildren();
  panel.scrollTop = 0;
  panel.replaceChildren(
    ...[
      element("header", {}, element("h2", { dir: "ltr" }, chosen.id), closeButton()),
      badges(chosen),
      facts(chosen),
      chosen.page && element("a", { href: chosen.page, target: "_blank", rel: "noopener noreferrer" }, word("page")),
      ...citationList("out", word("cites"), chosen.cites, "to"),
      ...citationList("in", word("citedBy"), chosen.citedBy, "from"),
    ].filter(Boolean)
  );
}

const closeButton = () =>
  element("button", { class: "close", type: "button", "aria-label": word("close"), onclick: () => choose(null) }, "×");

function badges(work) {
  const organ = element("i", { class: "glyph organ" });
  organ.style.setProperty("--colour", `var(--${work.group})`);
  const texts = [[organ, organName(work.group)], [element("i", { class: "glyph", "data-kind": work.kind }), kindName(work.kind)]];
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

function citationList(direction, heading, list, end) {
  if (!list.length) return [];
  const items = [...list].sort((a, b) => compareSymbols(a[end], b[end])).map((edge) => {
    const other = works.get(edge[end]);
    const title = titleOf(other);
    return element(
      "li",
      { class: "to" },
      element("button", { class: "work", type: "button", dir: "ltr", onclick: () => choose(other.id, { focus: true, move: true }) }, other.id),
      title && element("span", { class: "subtitle", lang: title.lang, dir: "auto" }, title.text),
      ...edge.citations.map(citation)
    );
  });
  return [element("h3", { class: direction }, `${heading} (${list.length})`), element("ul", {}, ...items)];
}

const compareSymbols = (a, b) => a.localeCompare(b, "en", { numeric: true });

function citation({ provision, verb, quote, date }) {
  const name = verb && (verb[language] ?? verb.en ?? Object.values(verb)[0]);
  return element(
    "p",
    { class: "citation" },
    element("span", { class: "provision", dir: "ltr" }, provision),
    name ? ` ${name}` : null,
    date ? element("small", {}, ` ${word("dated")} `, element("time", { dir: "ltr" }, date)) : null,
    quote ? element("q", { dir: "auto" }, quote) : null
  );
}
