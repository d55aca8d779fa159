// What a work cites and what cites it, with the evidence of each citation.

function citationList(direction, heading, list, end) {
  if (!list.length) return [];
  const items = [...list].sort((a, b) => compareSymbols(a[end].id, b[end].id)).map((edge) => {
    const other = edge[end];
    const title = titleOf(other);
    return element(
      "li",
      { class: "to" },
      workButton(other, () => choose(other, { focus: true, move: true })),
      title && element("span", { class: "subtitle", lang: title.lang, dir: "auto" }, title.text),
      ...edge.citations.map(citation)
    );
  });
  return [element("h3", { class: direction }, `${heading} (${list.length})`), element("ul", {}, ...items)];
}

const workButton = (work, onclick) => element("button", { class: "work", type: "button", dir: "ltr", onclick }, work.id);

const compareSymbols = (a, b) => a.localeCompare(b, "en", { numeric: true });

function citation({ provision, verb, quote, date }) {
  const name = verb && inLanguage(verb);
  return element(
    "p",
    { class: "citation" },
    element("span", { class: "provision", dir: "ltr" }, provision),
    name ? ` ${name}` : null,
    date ? element("small", {}, ` ${word("dated")} `, element("time", { dir: "ltr" }, date)) : null,
    quote ? element("q", { dir: "auto" }, quote) : null
  );
}
