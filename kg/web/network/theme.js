// Colours, read from the style sheet so that the reader's light or dark scheme rules them.

const colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["back", "card", "text", "soft", "edge", "out", "in", ...Object.keys(data.words.en.organs)]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

// Mix two #rrggbb colours; share is the second one's.
function mix(first, second, share) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(first, at) * (1 - share) + channel(second, at) * share));
  return "#" + mixed.map((value) => value.toString(16).padStart(2, "0")).join("");
}
