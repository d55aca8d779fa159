// Labels of one size on the screen at any zoom, the most linked works first, none over another. While works stand out, only
// they have labels.

// the first tenth, at `most` so many, may lie over other works; the rest need a free place and a work of radius `least`;
// more than `tried` are not looked at, as this is done for every frame
const LABEL = { size: 11.5, gap: 3, least: 5, most: 24, tried: 3000 };
const byLinks = [...byWeight].sort((a, b) => b.citedBy.length * 2 + b.cites.length - a.citedBy.length * 2 - a.cites.length);

// Return the labels to draw, as {text, x, y, bold, soft}: x is the middle, y the top; `taken` are places of other words.
function placeLabels(context, taken) {
  const spots = onScreen();
  const always = marked ? spots.length : Math.min(spots.length / 10, LABEL.most);
  const discs = new Boxes();
  for (const { x, y, r, work } of spots) discs.add([x - r, y - r, x + r, y + r], work);
  return spots
    .map((spot, rank) => (rank < always || spot.r >= LABEL.least ? placed(context, spot, rank < always, discs, taken) : null))
    .filter(Boolean);
}

// The works in sight that may have a label, with their place and radius on the screen, the chosen one first, then by links.
function onScreen() {
  const spots = [];
  for (const work of byLinks) {
    if (!work.shown || (marked && !marked.works.has(work))) continue;
    const { x, y } = surface.point(work);
    const r = surface.radius(work);
    if (x < -r || y < -r || x > innerWidth + r || y > innerHeight + r) continue;
    if (spots.push({ work, x, y, r }) === LABEL.tried) break;
  }
  return spots.sort((a, b) => isEnd(b.work) - isEnd(a.work));
}

// The places of a label in order of preference, as [middle, top]: below its work, above it, right, left.
function placesOf({ x, y, r }, half) {
  const [side, middle] = [r + LABEL.gap + half, y - LABEL.size / 2];
  return [[x, y + r + LABEL.gap], [x, y - r - LABEL.gap - LABEL.size], [x + side, middle], [x - side, middle]];
}

function placed(context, spot, first, discs, taken) {
  const { work } = spot;
  const bold = work.read || isEnd(work);
  context.font = fontOf(bold);
  const half = context.measureText(work.label).width / 2;
  const box = ([x, top]) => [x - half - 2, top - 1, x + half + 2, top + LABEL.size + 1];
  const apart = placesOf(spot, half).filter((place) => !taken.meets(box(place), work));
  const place = apart.find((place) => !discs.meets(box(place), work)) ?? (first ? apart[0] : undefined);
  if (!place) return null;
  taken.add(box(place), work);
  return { text: work.label, x: place[0], y: place[1], bold, soft: !work.read };
}

const fontOf = (bold) => `${bold ? 600 : 400} ${LABEL.size}px system-ui, sans-serif`;
