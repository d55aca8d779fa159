// Labels of one size on the screen at any zoom, the most linked works first, none over another. While a work is chosen, only
// it and its neighbours have labels.

// the first tenth, at `most` so many, may lie over other works; the rest need a free place and a work of radius `least`
const LABEL = { size: 11.5, gap: 3, least: 5, most: 24 };
const byLinks = [...byWeight].sort((a, b) => b.citedBy.length * 2 + b.cites.length - a.citedBy.length * 2 - a.cites.length);

function drawLabels(context) {
  const scale = network.getScale();
  const ratio = context.getTransform().a / scale;
  const spots = onScreen(scale);
  const always = chosen ? spots.length : Math.min(spots.length / 10, LABEL.most);
  const [discs, names] = [new Boxes(), new Boxes()];
  for (const { x, y, r, work } of spots) discs.add([x - r, y - r, x + r, y + r], work);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.direction = "ltr";
  spots.forEach((spot, rank) => {
    if (rank < always || spot.r >= LABEL.least) label(context, spot, rank < always, discs, names);
  });
  context.restore();
}

// The works in sight that may have a label, with their place and radius on the screen, the chosen one first, then by links.
function onScreen(scale) {
  const told = chosen && neighbours(chosen).add(chosen.id);
  const spots = [];
  for (const work of byLinks) {
    if (!visible.has(work.id) || (told && !told.has(work.id))) continue;
    const { x, y } = network.canvasToDOM(network.getPosition(work.id));
    const r = work.size * scale;
    if (x < -r || y < -r || x > innerWidth + r || y > innerHeight + r) continue;
    spots.push({ work, x, y, r });
  }
  return spots.sort((a, b) => (b.work === chosen) - (a.work === chosen));
}

// The places of a label in order of preference, as [middle, top]: below its work, above it, right, left.
function placesOf({ x, y, r }, half) {
  const [side, middle] = [r + LABEL.gap + half, y - LABEL.size / 2];
  return [[x, y + r + LABEL.gap], [x, y - r - LABEL.gap - LABEL.size], [x + side, middle], [x - side, middle]];
}

function label(context, spot, first, discs, names) {
  const { work } = spot;
  context.font = `${work.read || work === chosen ? 600 : 400} ${LABEL.size}px system-ui, sans-serif`;
  const half = context.measureText(work.label).width / 2;
  const box = ([x, top]) => [x - half - 2, top - 1, x + half + 2, top + LABEL.size + 1];
  const apart = placesOf(spot, half).filter((place) => !names.meets(box(place), work));
  const place = apart.find((place) => !discs.meets(box(place), work)) ?? (first ? apart[0] : undefined);
  if (!place) return;
  names.add(box(place), work);
  context.strokeStyle = colours.back;
  context.lineWidth = 3.5;
  context.strokeText(work.label, ...place);
  context.fillStyle = work.read ? colours.text : colours.soft;
  context.fillText(work.label, ...place);
}

// Boxes [left, top, right, bottom] on the screen, sorted into squares so that a box is held against its neighbours only.
class Boxes {
  static SIDE = 64;
  #squares = new Map();

  *#keys([left, top, right, bottom]) {
    const at = (value) => Math.floor(value / Boxes.SIDE);
    for (let x = at(left); x <= at(right); x++) for (let y = at(top); y <= at(bottom); y++) yield x * 100003 + y;
  }

  add(box, owner) {
    for (const key of this.#keys(box)) {
      if (!this.#squares.has(key)) this.#squares.set(key, []);
      this.#squares.get(key).push([...box, owner]);
    }
  }

  meets(box, owner) {
    const [left, top, right, bottom] = box;
    for (const key of this.#keys(box)) {
      for (const [l, t, r, b, other] of this.#squares.get(key) ?? []) {
        if (other !== owner && l < right && r > left && t < bottom && b > top) return true;
      }
    }
    return false;
  }
}
