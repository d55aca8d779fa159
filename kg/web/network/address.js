// The view in the address, so that a link shows another reader the same: the chosen work, its path or neighbourhood, what is
// filtered, colours and sizes, language, and the place. #A/RES/70/153 alone chooses a work.

const BETWEEN = "|";
const SWITCHES = ["undated", "cited-only"];
let kept = ""; // what this page wrote last

function viewParts() {
  const { chosen, path, centre, depth, colour, size } = state;
  const at = surface.view();
  return {
    work: chosen?.id,
    path: path.length ? path.at(-1).id : undefined,
    around: centre?.id,
    depth: centre ? depth : undefined,
    ...Object.fromEntries(Object.keys(GROUPS).map((group) => [`no-${group}`, unticked(group).join(BETWEEN) || undefined])),
    ...Object.fromEntries(SWITCHES.map((id) => [`no-${id}`, $(id).checked ? undefined : 1])),
    from: years.length && yearIn("from") > span.from ? yearIn("from") : undefined,
    to: years.length && yearIn("to") < span.to ? yearIn("to") : undefined,
    colour: colour === "organ" ? undefined : colour,
    size: size === "CitedBy" ? undefined : size,
    language: language === data.language ? undefined : language,
    at: [at.x.toFixed(1), at.y.toFixed(1), at.scale.toPrecision(4)].join(),
  };
}

function keepAddress() {
  // an address that the reader has just put in is not written over before it is read
  if (!surface.started || location.hash !== kept) return;
  const parts = Object.entries(viewParts()).filter(([, value]) => value !== undefined);
  // slashes and brackets may stand in a fragment, and symbols are full of them
  const text = new URLSearchParams(parts).toString().replace(/%(?:2F|28|29|3A|2C)/g, decodeURIComponent);
  history.replaceState(null, "", `#${text}`);
  kept = location.hash;
}

const fromAddress = () => {
  const text = location.hash.slice(1);
  try {
    return /^[a-z-]+=/.test(text) ? new URLSearchParams(text) : new URLSearchParams({ work: decodeURIComponent(text) });
  } catch {
    return new URLSearchParams();
  }
};

// Show the view of the address; what it names that is not here is passed over.
function restore() {
  const parts = fromAddress();
  kept = location.hash;
  const work = (name) => byId.get(parts.get(name)) ?? null;
  if (data.words[parts.get("language")]) speak(parts.get("language"));
  for (const group of Object.keys(GROUPS)) {
    const off = new Set(parts.get(`no-${group}`)?.split(BETWEEN));
    for (const input of boxesOf(group)) input.checked = !off.has(input.value);
  }
  for (const id of SWITCHES) $(id).checked = !parts.has(`no-${id}`);
  resetYears();
  for (const id of ["from", "to"]) if (/^\d{4}$/.test(parts.get(id))) $(id).value = parts.get(id);
  showYears();
  for (const [name, id] of [["colour", "colour-by"], ["size", "size-by"]]) {
    if ([...$(id).options].some(({ value }) => value === parts.get(name))) state[name] = $(id).value = parts.get(name);
  }
  Object.assign(state, { centre: work("around"), depth: Math.min(Math.max(parseInt(parts.get("depth"), 10) || 1, 1), DEEPEST) });
  const chosen = work("work");
  state.path = [];
  state.chosen = null;
  applyFilters();
  const at = (parts.get("at") ?? "").split(",").map(Number);
  const placed = at.length === 3 && at.every(Number.isFinite) && at[2] > 0;
  if (chosen) choose(chosen, { move: !placed });
  if (chosen && work("path")) findPath(chosen, work("path"));
  if (placed) surface.show({ x: at[0], y: at[1], scale: at[2] }, false);
}
