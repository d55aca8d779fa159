// Put the parts together.

function showTip(work, { x, y }) {
  const title = titleOf(work);
  $("tip").replaceChildren(element("strong", { dir: "ltr" }, work.id), title ? element("span", { lang: title.lang, dir: "auto" }, title.text) : "");
  $("tip").hidden = false;
  $("tip").style.left = `${Math.min(x + 14, innerWidth - $("tip").offsetWidth - 8)}px`;
  $("tip").style.top = `${Math.min(y + 14, innerHeight - $("tip").offsetHeight - 8)}px`;
  $("canvas").style.cursor = "pointer";
}

function hideTip() {
  $("tip").hidden = true;
  $("canvas").style.cursor = "";
}

function speak(code) {
  language = $("language").value = code;
  applyWords();
  showChoices();
  showCount();
  showPanel();
  repaint();
}

// The place goes into the address when it has come to rest.
let resting = 0;
function onFrame() {
  drawOverlay();
  clearTimeout(resting);
  resting = setTimeout(keepAddress, 300);
}

function startLooks() {
  $("colour-by").addEventListener("change", () => ((state.colour = $("colour-by").value), repaint()));
  $("size-by").addEventListener("change", () => ((state.size = $("size-by").value), repaint()));
}

function startZoom() {
  $("closer").addEventListener("click", () => zoomBy(1.4));
  $("wider").addEventListener("click", () => zoomBy(1 / 1.4));
  $("fit").addEventListener("click", () => fitTo(inSight(), true));
}

function start() {
  readColours();
  for (const [code, words] of Object.entries(data.words)) $("language").append(element("option", { value: code, lang: code }, words.name));
  $("language").value = language;
  applyWords();
  if (!surface.possible()) return $("count").replaceChildren(word("noDrawing"));
  startFilters();
  surface.start({ onClick: (work) => choose(work), onHover: showTip, onLeave: hideTip, onFrame, fit: () => fitTo(works, false) });
  combobox($("search"), $("results"), (work) => choose(work, { focus: true, move: true }));
  startLooks();
  startZoom();
  startSaving();
  $("language").addEventListener("change", () => speak($("language").value));
  addEventListener("keydown", (event) => event.key === "Escape" && event.target.type !== "search" && choose(null));
  addEventListener("hashchange", () => location.hash !== kept && restore());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (readColours(), repaint()));
  surface.started = true;
  if (location.hash) restore();
}

start();
