// Ways from the chosen work: its neighbourhood to a depth, and the shortest path to another work.

const DEEPEST = 9;

function ways(work) {
  return [element("h3", {}, word("ways")), neighbourhoodField(work), pathField(work), state.path.length ? pathList() : null];
}

function neighbourhoodField(work) {
  const only = element("input", { type: "checkbox", id: "only" });
  only.checked = state.centre === work;
  const depth = element("input", { type: "number", id: "depth", min: 1, max: DEEPEST, value: state.depth, "aria-label": word("depth") });
  const apply = () => {
    state.depth = Math.min(Math.max(Math.round(Number(depth.value)) || 1, 1), DEEPEST);
    state.centre = only.checked ? work : null;
    applyFilters();
    fitTo(inSight(), true);
  };
  only.addEventListener("change", apply);
  depth.addEventListener("change", apply);
  return element("div", { class: "way" }, element("label", {}, only, word("neighbourhood")), depth);
}

function pathField(work) {
  const input = element("input", {
    ...{ type: "search", id: "path-to", role: "combobox", autocomplete: "off", spellcheck: "false" },
    ...{ "aria-expanded": "false", "aria-controls": "path-results", "aria-autocomplete": "list" },
    ...{ "aria-label": word("pathTo"), placeholder: word("pathTo") },
  });
  const list = element("ul", { class: "results", id: "path-results", role: "listbox", "aria-label": word("results"), hidden: "" });
  combobox(input, list, (other) => findPath(work, other));
  return element("div", {}, input, list, element("p", { class: "hint", id: "no-path", role: "status" }));
}

function findPath(from, to) {
  const path = shortestPath(from, to);
  state.path = path.length > 1 ? path : [];
  showPanel();
  repaint();
  if (!path.length) $("no-path").textContent = `${word("noPath")} ${to.id}`;
  fitTo(state.path, true);
}

// The works of the path in their order; an arrow points to the cited work.
function pathList() {
  const items = state.path.map((work, place) => {
    const before = state.path[place - 1];
    const cited = before && before.cites.some((edge) => edge.to === work && edge.shown);
    const arrow = before ? element("span", { "aria-label": word(cited ? "cites" : "citedBy") }, cited ? "↓ " : "↑ ") : null;
    return element("li", {}, arrow, workButton(work, () => choose(work, { focus: true })));
  });
  return element("ol", { id: "path" }, ...items);
}
