// Colours, read from the style sheet so that the reader's light or dark scheme rules them.

const PALETTE = 10; // colours of communities, taken in turn
const colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const turns = Array.from({ length: PALETTE }, (_, turn) => `c${turn}`);
  for (const name of ["back", "card", "text", "soft", "line", "edge", "out", "in", ...turns, ...Object.keys(data.words.en.organs)]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// Mix two #rrggbb colours; share is the second one's.
function mix(first, second, share) {
  const [a, b] = [channels(first), channels(second)];
  return "#" + a.map((value, at) => Math.round(value * (1 - share) + b[at] * share).toString(16).padStart(2, "0")).join("");
}
