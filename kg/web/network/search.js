// The search: a symbol in any spelling ("70/153", "1325 (2000)", "第23/3号决议"), or words of a title in any language.

const MOST = 40;
let found = [];
let active = -1;

// Fold what makes no difference: case, width, accents, the spaces inside symbols, and where a part letter stands (217 A (III)
// is 217(III)A in a symbol).
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/\s*([()/])\s*/g, (_, sign) => (sign === ")" ? ") " : sign))
    .replace(/(\d+) ?([a-z])\(([ivxl-]+)\)/g, "$1($3)$2")
    .replace(/\) +(?=[a-z]\b)/g, ")");

const tokensOf = (text) =>
  (fold(text).match(/\p{Script=Han}+|[^\s\p{Script=Han},;:"'«»“”]+/gu) ?? [])
    // 第 and 号 stand about the number (大会第70/153号决议), a full stop behind it
    .map((token) => token.replace(/第$|^[号號]|\.+$/gu, ""))
    .filter(Boolean);

const hay = new Map();
function haystack(work) {
  if (!hay.has(work.id)) {
    const names = Object.values(data.words).flatMap((words) => [words.organs[work.group], words.kinds[work.kind]]);
    hay.set(work.id, [work.id, work.label, ...Object.values(work.titles), ...names].map(fold).join("\n"));
  }
  return hay.get(work.id);
}

function find(query) {
  const tokens = tokensOf(query);
  const matches = byWeight.filter((work) => tokens.every((token) => haystack(work).includes(token)));
  const exact = (work) => tokens.some((token) => `/${fold(work.id).trim()}`.endsWith(`/${token}`));
  return [...matches.filter(exact), ...matches.filter((work) => !exact(work))];
}

function showResults() {
  const query = $("search").value.trim();
  found = find(query).slice(0, MOST);
  active = query && found.length ? 0 : -1;
  const items = found.map((work, place) => {
    const title = titleOf(work);
    const item = element(
      "li",
      { role: "option", id: `result-${place}` },
      element("span", { dir: "ltr" }, work.id),
      title && element("small", { lang: title.lang, dir: "auto" }, title.text)
    );
    // not "click": the list would be gone with the focus before the button is up again
    item.addEventListener("pointerdown", (event) => (event.preventDefault(), pick(place)));
    return item;
  });
  $("results").replaceChildren(...(items.length ? items : [element("li", { role: "option", "aria-disabled": "true" }, word("none"))]));
  openResults(true);
}

function openResults(open) {
  $("results").hidden = !open;
  $("search").setAttribute("aria-expanded", String(open));
  if (open) mark();
}

function mark() {
  [...$("results").children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
  $("search").setAttribute("aria-activedescendant", active < 0 ? "" : `result-${active}`);
  $("results").children[active]?.scrollIntoView({ block: "nearest" });
}

function pick(place) {
  if (!found[place]) return;
  openResults(false);
  choose(found[place].id, { focus: true, move: true });
}

function onSearchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    if ($("results").hidden) return showResults();
    active = Math.min(Math.max(active + step, 0), found.length - 1);
    mark();
  } else if (event.key === "Enter") pick(Math.max(active, 0));
  else if (event.key === "Escape") openResults(false);
}

function startSearch() {
  $("search").addEventListener("input", showResults);
  $("search").addEventListener("focus", showResults);
  $("search").addEventListener("blur", () => openResults(false));
  $("search").addEventListener("keydown", onSearchKey);
}
