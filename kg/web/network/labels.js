// Labels of one size on the screen at any zoom, the most cited first, none over another or over a work.

const LABEL = { size: 11.5, gap: 3, least: 4, always: 14 };

function drawLabels(context) {
  const scale = network.getScale();
  const ratio = context.getTransform().a / scale;
  const spots = onScreen(scale);
  const taken = new Boxes();
  for (const spot of spots) taken.add(spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r, spot);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.direction = "ltr";
  spots.forEach((spot, rank) => (spot.must || spot.r >= LABEL.least || rank < LABEL.always) && label(context, spot, taken));
  context.restore();
}

// The works in sight, with their place and radius on the screen: the chosen one and its neighbours first, then by weight.
function onScreen(scale) {
  const near = chosen && neighbours(chosen);
  const spots = [];
  for (const work of byWeight) {
    if (!visible.has(work.id)) continue;
    const { x, y } = network.canvasToDOM(network.getPosition(work.id));
    const r = work.size * scale;
    if (x < -r || y < -r || x > innerWidth + r || y > innerHeight + r) continue;
    spots.push({ work, x, y, r, must: work === chosen, near: near?.has(work.id), faint: near && work !== chosen && !near.has(work.id) });
  }
  return near ? spots.sort((a, b) => b.must - a.must || b.near - a.near) : spots;
}

function label(context, spot, taken) {
  const { work } = spot;
  context.font = `${work.read || spot.must ? 600 : 400} ${LABEL.size}px system-ui, sans-serif`;
  const half = context.measureText(work.label).width / 2;
  const top = spot.y + spot.r + LABEL.gap;
  const box = [spot.x - half - 2, top - 1, spot.x + half + 2, top + LABEL.size + 1];
  if (!spot.must && taken.meets(...box, spot)) return;
  taken.add(...box, spot);
  context.strokeStyle = colours.back;
  context.lineWidth = 3.5;
  context.strokeText(work.label, spot.x, top);
  context.fillStyle = spot.faint ? mix(colours.soft, colours.back, 0.6) : work.read ? colours.text : colours.soft;
  context.fillText(work.label, spot.x, top);
}

// Boxes on the screen, sorted into squares so that a box is held against its neighbours only.
class Boxes {
  static SIDE = 64;
  #squares = new Map();

  *#keys(left, top, right, bottom) {
    const at = (value) => Math.floor(value / Boxes.SIDE);
    for (let x = at(left); x <= at(right); x++) for (let y = at(top); y <= at(bottom); y++) yield x * 100003 + y;
  }

  add(left, top, right, bottom, owner) {
    for (const key of this.#keys(left, top, right, bottom)) {
      if (!this.#squares.has(key)) this.#squares.set(key, []);
      this.#squares.get(key).push([left, top, right, bottom, owner]);
    }
  }

  meets(left, top, right, bottom, owner) {
    for (const key of this.#keys(left, top, right, bottom)) {
      for (const [l, t, r, b, other] of this.#squares.get(key) ?? []) {
        if (other !== owner && l < right && r > left && t < bottom && b > top) return true;
      }
    }
    return false;
  }
}
