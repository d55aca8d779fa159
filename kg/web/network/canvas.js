// The drawing: vis-network nodes and edges, and how the chosen work stands out.

const canvas = $("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let network = null;
let chosen = null;
let visible = new Set(works.keys());
let thickness = 1;

const edgeId = (edge) => `${edge.from} ${edge.to}`;
const neighbours = (work) => new Set([...work.cites.map((edge) => edge.to), ...work.citedBy.map((edge) => edge.from)]);

function nodeLook(work, near) {
  const organ = colours[work.group];
  const faint = near && work !== chosen && !near.has(work.id);
  return {
    id: work.id,
    hidden: !visible.has(work.id),
    borderWidth: work === chosen ? 4 : 1.5,
    // see-through, so that the citations of the chosen work show behind the others
    opacity: faint ? 0.16 : 1,
    color: {
      background: work.read ? organ : mix(organ, colours.back, 0.78),
      border: work === chosen ? colours.text : mix(organ, colours.back, work.read ? 0.35 : 0.2),
    },
  };
}

function edgeLook(edge) {
  const direction = !chosen ? "edge" : edge.from === chosen.id ? "out" : edge.to === chosen.id ? "in" : "far";
  const opacity = { edge: 0.45, out: 0.9, in: 0.9, far: 0.07 }[direction];
  return {
    id: edgeId(edge),
    hidden: !visible.has(edge.from) || !visible.has(edge.to),
    width: thickness * Math.min(1 + Math.log2(edge.citations.length || 1) / 2, 3) * (direction === "out" || direction === "in" ? 1.6 : 1),
    color: { color: colours[direction] ?? colours.edge, opacity },
  };
}

function paint() {
  const near = chosen && neighbours(chosen);
  nodes.update([...works.values()].map((work) => nodeLook(work, near)));
  edges.update(data.edges.map(edgeLook));
}

function startCanvas() {
  nodes.add([...works.values()].map(({ id, shape, size, x, y }) => ({ id, shape, size, x, y })));
  edges.add(data.edges.map((edge) => ({ id: edgeId(edge), from: edge.from, to: edge.to })));
  // a wide network opens at a small scale, at which thin lines would fade out
  thickness = Math.min(Math.max(Math.max(...byWeight.map((work) => work.x), 0) / 1800, 1), 3);
  paint();
  network = new vis.Network(canvas, { nodes, edges }, data.options);
  network.on("afterDrawing", drawLabels);
}

// What the cards leave free of the canvas, in pixels from its left and right.
function margins() {
  const taken = { left: 0, right: 0 };
  if (innerWidth <= 760) return taken;
  for (const card of [$("tools"), $("panel")]) {
    const box = card.getBoundingClientRect();
    if (!box.width) continue;
    if (box.left < innerWidth / 2) taken.left = Math.max(taken.left, box.right);
    else taken.right = Math.max(taken.right, innerWidth - box.left);
  }
  return taken;
}

// Fit works into the free part of the canvas.
function fitTo(ids, animate) {
  if (!ids.length) return;
  const places = ids.map((id) => network.getPosition(id));
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const taken = margins();
  const [width, height] = [innerWidth - taken.left - taken.right - 70, innerHeight - 90];
  const scale = Math.min(width / (right - left + 1), height / (bottom - top + 1), 1.6);
  const shift = (taken.left - taken.right) / 2 / scale;
  network.moveTo({ position: { x: (left + right) / 2 - shift, y: (top + bottom) / 2 }, scale, animation: animate && motion() });
}

const motion = () => !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 350, easingFunction: "easeInOutQuad" };
const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
