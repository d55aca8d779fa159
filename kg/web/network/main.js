// Put the parts together.

function showTip({ node, pointer }) {
  const work = works.get(node);
  const title = titleOf(work);
  $("tip").replaceChildren(element("strong", { dir: "ltr" }, work.id), title ? element("span", { lang: title.lang, dir: "auto" }, title.text) : "");
  $("tip").hidden = false;
  $("tip").style.left = `${Math.min(pointer.DOM.x + 14, innerWidth - $("tip").offsetWidth - 8)}px`;
  $("tip").style.top = `${Math.min(pointer.DOM.y + 14, innerHeight - $("tip").offsetHeight - 8)}px`;
  canvas.style.cursor = "pointer";
}

function hideTip() {
  $("tip").hidden = true;
  canvas.style.cursor = "";
}

function speak(code) {
  language = code;
  applyWords();
  showChoices();
  showCount();
  showPanel();
}

const fromAddress = () => {
  try {
    return decodeURI(location.hash.slice(1));
  } catch {
    return "";
  }
};

readColours();
startCanvas();
applyWords();
startFilters();
startSearch();
for (const [code, words] of Object.entries(data.words)) $("language").append(element("option", { value: code, lang: code }, words.name));
$("language").value = language;
$("language").addEventListener("change", () => speak($("language").value));
$("closer").addEventListener("click", () => zoomBy(1.4));
$("wider").addEventListener("click", () => zoomBy(1 / 1.4));
$("fit").addEventListener("click", () => fitTo([...visible], true));
network.on("click", ({ nodes: [id] }) => choose(id ?? null));
network.on("hoverNode", showTip);
network.on("blurNode", hideTip);
network.on("dragStart", hideTip);
network.on("zoom", hideTip);
addEventListener("keydown", (event) => event.key === "Escape" && event.target !== $("search") && choose(null));
addEventListener("hashchange", () => fromAddress() !== (chosen?.id ?? "") && choose(fromAddress(), { move: true }));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (readColours(), paint()));
fitTo([...works.keys()], false);
if (works.has(fromAddress())) choose(fromAddress(), { move: true });
