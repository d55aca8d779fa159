// A field that finds works while one types, with its list: ↑ and ↓ go through the list, Enter takes a work.

const MOST = 40;

function combobox(input, list, onPick) {
  let found = [];
  let active = -1;

  function showResults() {
    const query = input.value.trim();
    found = find(query).slice(0, MOST);
    active = query && found.length ? 0 : -1;
    const none = element("li", { role: "option", "aria-disabled": "true" }, word("none"));
    list.replaceChildren(...(found.length ? found.map(item) : [none]));
    open(true);
  }

  function item(work, place) {
    const title = titleOf(work);
    const made = element(
      "li",
      { role: "option", id: `${list.id}-${place}` },
      element("span", { dir: "ltr" }, work.id),
      title && element("small", { lang: title.lang, dir: "auto" }, title.text)
    );
    // not "click": the list would be gone with the focus before the button is up again
    made.addEventListener("pointerdown", (event) => (event.preventDefault(), pick(place)));
    return made;
  }

  function open(wide) {
    list.hidden = !wide;
    input.setAttribute("aria-expanded", String(wide));
    if (wide) markActive();
  }

  function markActive() {
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === active)));
    input.setAttribute("aria-activedescendant", active < 0 ? "" : `${list.id}-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function pick(place) {
    if (!found[place]) return;
    open(false);
    onPick(found[place]);
  }

  function onKey(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      if (list.hidden) return showResults();
      active = Math.min(Math.max(active + by, 0), found.length - 1);
      markActive();
    } else if (event.key === "Enter") pick(Math.max(active, 0));
    else if (event.key === "Escape") open(false);
  }

  input.addEventListener("input", showResults);
  input.addEventListener("focus", showResults);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", onKey);
}
