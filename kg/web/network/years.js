// The time slider: from a year to a year, and how the network grew.

const years = works.map((work) => work.year).filter((year) => year !== null);
const span = { from: years.reduce((a, b) => Math.min(a, b), Infinity), to: years.reduce((a, b) => Math.max(a, b), -Infinity) };
const PACE = 450; // milliseconds a year
let playing = null;

const yearIn = (id) => Number($(id).value);
const inYears = (work) => (work.year === null ? $("undated").checked : yearIn("from") <= work.year && work.year <= yearIn("to"));

function resetYears() {
  for (const id of ["from", "to"]) $(id).value = years.length ? span[id] : 0;
  showYears();
}

function showYears() {
  for (const id of ["from", "to"]) $(`${id}-year`).textContent = years.length ? $(id).value : "";
  const share = (id) => `${((yearIn(id) - span.from) / (span.to - span.from || 1)) * 100}%`;
  $("slider").style.setProperty("--start", share("from"));
  $("slider").style.setProperty("--end", share("to"));
}

// The thumbs don't pass each other.
function slide(moved, other) {
  const beyond = moved === "from" ? Math.min : Math.max;
  $(moved).value = beyond(yearIn(moved), yearIn(other));
  showYears();
}

function startYears() {
  for (const id of ["from", "to"]) Object.assign($(id), { min: span.from, max: span.to, disabled: !years.length });
  $("from").addEventListener("input", () => slide("from", "to"));
  $("to").addEventListener("input", () => slide("to", "from"));
  $("play").disabled = !years.length;
  $("play").addEventListener("click", () => (playing ? stop() : play()));
}

// Let the last year run from the first to the end.
function play() {
  if (yearIn("to") === span.to) $("to").value = yearIn("from");
  $("play").textContent = "❚❚";
  playing = setInterval(() => {
    if (yearIn("to") >= span.to) return stop();
    $("to").value = yearIn("to") + 1;
    showYears();
    applyFilters();
  }, PACE);
}

function stop() {
  clearInterval(playing);
  playing = null;
  $("play").textContent = "▶";
}
