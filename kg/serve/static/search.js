// Suggest what is found while one types; without this script the form still leads to the page of results.
(() => {
  "use strict";
  const input = document.getElementById("q");
  const list = document.getElementById("suggestions");
  let chosen = -1;
  let asked = 0;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const show = (found) => {
    list.replaceChildren(...found.map((one, i) => {
      const item = element("li", "", "");
      item.id = `suggestion-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.href = one.href;
      item.append(element("bdi", "", one.text), element("span", "kind", one.kind));
      if (one.below) item.append(element("bdi", "below", one.below));
      return item;
    }));
    chosen = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
  };

  const ask = async () => {
    const typed = input.value.trim();
    const number = ++asked;
    if (!typed) return close();
    const reply = await fetch(`/search?format=json&q=${encodeURIComponent(typed)}`);
    // an answer that comes after a later question is dropped
    if (reply.ok && number === asked) show(await reply.json());
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.href);
    else return;
    if (event.key !== "Escape") event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.href);
  });
  input.addEventListener("blur", close);
})();
