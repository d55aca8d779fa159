// The filters, which are the legend too: by organ, kind, community, verb, year, and whether the work itself was read.

const UNNAMED = "-"; // the value of what has no community or no verb
const counted = (values) => values.reduce((sums, value) => sums.set(value, (sums.get(value) ?? 0) + 1), new Map());
const verbOf = (citation) => (citation.verb ? citation.verb.en ?? Object.values(citation.verb)[0] : UNNAMED);
const communityOf = (work) => (work.community === null ? UNNAMED : works[data.communities[work.community]].id);
const verbs = new Map(citations.filter(({ verb }) => verb).map((citation) => [verbOf(citation), citation.verb]));

const organGlyph = (colour) => {
  const glyph = element("i", { class: "glyph organ", "aria-hidden": "true" });
  glyph.style.setProperty("--colour", `var(--${colour})`);
  return glyph;
};
const communityNumber = new Map(data.communities.map((place, community) => [works[place].id, community]));

// Each group of choices: how often each value is there, its name, its sign in the legend.
const GROUPS = {
  organs: { counts: counted(works.map((work) => work.organ)), name: organName, glyph: organGlyph },
  kinds: {
    counts: counted(works.map((work) => work.kind)),
    name: kindName,
    glyph: (kind) => element("i", { class: "glyph", "data-kind": kind, "aria-hidden": "true" }),
  },
  communities: {
    counts: counted(works.map(communityOf)),
    name: (value) => communityName(communityNumber.get(value) ?? null),
    glyph: (value) => organGlyph(communityNumber.has(value) ? `c${communityNumber.get(value) % PALETTE}` : "other"),
  },
  verbs: {
    counts: counted(citations.map(verbOf)),
    name: (value) => (value === UNNAMED ? word("noVerb") : inLanguage(verbs.get(value))),
    glyph: () => null,
  },
};

const last = (value) => value === UNNAMED || value === "other";
const boxesOf = (group) => [...$(group).querySelectorAll("input")];
const unticked = (group) => boxesOf(group).filter((input) => !input.checked).map((input) => input.value);

// Make the choices of a group anew, in the present language; what is not ticked stays so.
function showGroup(group) {
  const { counts, name, glyph } = GROUPS[group];
  const before = new Set(unticked(group));
  const values = [...counts.keys()].sort((a, b) => last(a) - last(b) || counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  $(group).replaceChildren(
    ...values.map((value) => {
      const input = element("input", { type: "checkbox", value });
      input.checked = !before.has(value);
      return element("label", {}, input, glyph(value), element("span", { dir: "auto" }, name(value)), element("b", {}, number(counts.get(value))));
    })
  );
}

const showChoices = () => Object.keys(GROUPS).forEach(showGroup);
const ticked = (group) => new Set(boxesOf(group).filter((input) => input.checked).map((input) => input.value));

function applyFilters() {
  const [organs, kinds, communities, said] = Object.keys(GROUPS).map(ticked);
  for (const work of works) {
    work.shown = organs.has(work.organ) && kinds.has(work.kind) && communities.has(communityOf(work));
    work.shown &&= (work.read || $("cited-only").checked) && inYears(work);
  }
  const every = said.size === GROUPS.verbs.counts.size;
  for (const edge of edges) {
    edge.shown = edge.from.shown && edge.to.shown && (every || edge.citations.some((citation) => said.has(verbOf(citation))));
  }
  // the citations of some verbs alone are asked for: works without any would hide them
  if (!every) for (const work of works) work.shown &&= linksOf(work).some((edge) => edge.shown);
  if (state.centre) showAround(state.centre, state.depth);
  if (state.chosen && !state.chosen.shown) choose(null);
  else repaint();
  showCount();
}

function showAround(centre, depth) {
  const near = around(centre, depth);
  for (const work of works) work.shown &&= near.has(work);
  for (const edge of edges) edge.shown &&= edge.from.shown && edge.to.shown;
}

function showCount() {
  const part = (list) => {
    const some = list.filter((one) => one.shown).length;
    return some === list.length ? number(some) : `${number(some)} ${word("of")} ${number(list.length)}`;
  };
  $("count").textContent = `${part(works)} ${word("works")} · ${part(edges)} ${word("citations")}`;
}

function resetFilters() {
  for (const input of $("filters").querySelectorAll("input[type=checkbox]")) input.checked = true;
  state.centre = null;
  resetYears();
  applyFilters();
}

function startFilters() {
  $("filters").open = !onPhone();
  showChoices();
  startYears();
  resetFilters();
  $("filters").addEventListener("change", (event) => event.target.closest("fieldset, #filters > label") && applyFilters());
  for (const button of document.querySelectorAll("[data-all]")) button.addEventListener("click", () => turn(button.dataset.all));
  $("reset").addEventListener("click", () => (resetFilters(), showPanel()));
}

// Tick the whole group, or if all of it is ticked, nothing.
function turn(group) {
  const all = unticked(group).length > 0;
  for (const input of boxesOf(group)) input.checked = all;
  applyFilters();
}
