// The years and the streams of a network that is placed along time: lines at years, and the names of streams.

const YEARS = { steps: [20, 10, 5, 1], apart: 38, foot: 20 };
const NAME = { longest: 46, inset: 12, lead: 7, apart: 12 };

// The community of each stream with its middle, the largest first: where there is no room for all names, theirs stay.
const streams = (data.drawing.streams ?? [])
  .map(([place, middle]) => [place === null ? null : works[place].community, middle])
  .sort(([a], [b]) => (a === null) - (b === null) || a - b);

// Return {lines: [x], words: [{text, x, y, align, bold}]} on the screen; nothing where time has no axis.
function axisMarks() {
  if (!data.drawing.years) return { lines: [], words: [] };
  const years = yearMarks();
  const free = margins();
  const foot = innerHeight - free.bottom - YEARS.foot;
  const words = years.map(({ year, x }) => ({ text: String(year), x: x + 4, y: foot, align: "left", bold: false, soft: true }));
  return { lines: years.map(({ x }) => x), words: [...words, ...streamNames(free)] };
}

// The years to tell, round ones first, as near to each other as their words let them.
function yearMarks() {
  const found = [];
  for (const step of YEARS.steps) {
    for (const [year, left] of data.drawing.years) {
      if (year % step) continue;
      const { x } = surface.point({ x: left, y: 0 });
      if (x > 0 && x < innerWidth && found.every((other) => Math.abs(other.x - x) >= YEARS.apart)) found.push({ year, x });
    }
  }
  return found.sort((a, b) => a.x - b.x);
}

// The works begin where the shorter names end.
const roomForNames = () => (data.drawing.streams ? Math.min(70, innerWidth / 10) : 0);

function streamNames(free) {
  const rtl = language === "ar";
  const x = rtl ? innerWidth - free.right - NAME.inset : free.left + NAME.inset;
  const names = [];
  for (const [community, middle] of streams) {
    const y = surface.point({ x: 0, y: middle }).y - NAME.lead;
    if (names.some((other) => Math.abs(other.y - y) < NAME.apart)) continue;
    const full = communityName(community);
    const text = full.length > NAME.longest ? `${full.slice(0, NAME.longest - 1)}…` : full;
    names.push({ text, x, y, align: rtl ? "right" : "left", bold: true, soft: true });
  }
  return names;
}
