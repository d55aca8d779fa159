// The filters, which are the legend too: by organ, kind, year, and whether the work itself was read.

const years = [...works.values()].map((work) => work.year).filter((year) => year !== null);
const span = { from: Math.min(...years), to: Math.max(...years) };
const count = (key, value) => byWeight.filter((work) => work[key] === value).length;

function choices(box, key, names, glyph) {
  const before = new Set([...box.querySelectorAll("input:not(:checked)")].map((input) => input.value));
  const values = Object.keys(names).filter((value) => count(key, value));
  values.sort((a, b) => (a === "other") - (b === "other") || count(key, b) - count(key, a));
  box.replaceChildren(
    ...values.map((value) => {
      const input = element("input", { type: "checkbox", value });
      input.checked = !before.has(value);
      return element("label", {}, input, glyph(value), names[value], element("b", {}, count(key, value).toLocaleString(language)));
    })
  );
}

function showChoices() {
  choices($("organs"), "group", word("organs"), (organ) => {
    const glyph = element("i", { class: "glyph organ", "aria-hidden": "true" });
    glyph.style.setProperty("--colour", `var(--${organ})`);
    return glyph;
  });
  choices($("kinds"), "kind", word("kinds"), (kind) => element("i", { class: "glyph", "data-kind": kind, "aria-hidden": "true" }));
}

const ticked = (box) => new Set([...box.querySelectorAll("input:checked")].map((input) => input.value));
const yearIn = (id) => ($(id).value === "" ? span[id] : Number($(id).value));

function applyFilters() {
  const [organs, kinds] = [ticked($("organs")), ticked($("kinds"))];
  const [from, to] = [yearIn("from"), yearIn("to")];
  const passes = (work) =>
    organs.has(work.group) &&
    kinds.has(work.kind) &&
    (work.read || $("cited-only").checked) &&
    (work.year === null ? $("undated").checked : from <= work.year && work.year <= to);
  visible = new Set(byWeight.filter(passes).map((work) => work.id));
  if (chosen && !visible.has(chosen.id)) choose(null);
  else paint();
  showCount();
}

function showCount() {
  const shown = data.edges.filter((edge) => visible.has(edge.from) && visible.has(edge.to)).length;
  const part = (some, all) => (some === all ? all.toLocaleString(language) : `${some.toLocaleString(language)} ${word("of")} ${all.toLocaleString(language)}`);
  $("count").textContent = `${part(visible.size, works.size)} ${word("works")} · ${part(shown, data.edges.length)} ${word("citations")}`;
}

function resetFilters() {
  for (const input of $("filters").querySelectorAll("input[type=checkbox]")) input.checked = true;
  for (const id of ["from", "to"]) $(id).value = years.length ? span[id] : "";
  visible = new Set(works.keys());
  paint();
  showCount();
}

function startFilters() {
  $("filters").open = innerWidth > 760;
  for (const id of ["from", "to"]) Object.assign($(id), { min: span.from, max: span.to, disabled: !years.length });
  showChoices();
  resetFilters();
  $("filters").addEventListener("change", applyFilters);
  $("reset").addEventListener("click", resetFilters);
}
