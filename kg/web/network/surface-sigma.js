// The drawing surface of large networks: sigma.js over a graphology graph.

const surface = (() => {
  const canvas = $("canvas");
  const ROOM = 1.6; // of its place that a work may take while all is in sight; it grows with the root of the scale
  const LARGEST = 1.6; // a work at any scale, of its size
  const QUIET = 1500; // citations that may be drawn as plain as in a small network
  let sigma = null;
  let over = null; // the work under the pointer
  let whole = 1; // the scale, in pixels a unit, at which all is in sight

  // sigma takes colours with their channels multiplied by their opacity
  const glass = (colour, opacity) => `rgba(${channels(colour).map((value) => Math.round(value * opacity))},${opacity})`;

  const node = (work) => {
    const look = nodeLook(work);
    const color = look.end ? look.border : look.faint ? mix(look.fill, colours.back, 0.82) : look.fill;
    const shape = data.drawing.shapes[work.kind];
    return { hidden: !look.shown, shape, size: (look.size + (look.end ? 4 : 0)) * (look.faint ? 0.7 : 1), color, zIndex: look.faint ? 0 : look.end ? 2 : 1 };
  };
  const link = (edge) => {
    const look = edgeLook(edge);
    if (look.stands) return { hidden: !look.shown, type: "arrow", size: (state.path.length ? 4 : 2) * look.width, color: glass(look.colour, 0.8), zIndex: 1 };
    const calm = Math.sqrt(Math.min(QUIET / edges.length, 1));
    return { hidden: !look.shown || marked !== null, type: "line", size: 1, color: glass(look.colour, look.opacity * calm), zIndex: 0 };
  };

  function start({ onClick, onHover, onLeave, onFrame, fit }) {
    // first the outermost works alone: the others are drawn once, when it is known where they fit
    sigma = new Sigma(graphOf(outermost(), []), canvas, {
      renderLabels: false,
      zIndex: true,
      stagePadding: 0,
      minCameraRatio: 0.005,
      maxCameraRatio: 20,
      zoomToSizeRatioFunction: (ratio) => Math.max(Math.sqrt(ratio) / (ROOM * whole), 1 / LARGEST),
      nodeProgramClasses: { circle: NodeShapeProgram },
      edgeProgramClasses: { line: EdgeLineProgram },
      defaultDrawNodeHover: () => {},
      nodeReducer: (place, { x, y }) => ({ x, y, ...node(works[place]) }),
      edgeReducer: (place) => link(edges[place]),
    });
    sigma.on("afterRender", onFrame);
    sigma.on("clickNode", ({ node: place }) => onClick(works[place]));
    sigma.on("clickStage", () => onClick(null));
    sigma.on("enterNode", ({ node: place, event }) => onHover((over = works[place]), event));
    sigma.on("leaveNode", () => onLeave((over = null)));
    sigma.getCamera().on("updated", () => over && onLeave());
    sigma.on("resize", () => (whole = view().scale * sigma.getCamera().ratio));
    canvas.addEventListener("keydown", steer);
    whole = view().scale;
    fit();
    sigma.setGraph(graphOf(works, edges));
  }

  // Arrow keys move the network, plus and minus zoom, as vis-network's do.
  function steer(event) {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    const factor = { "+": 1.2, "=": 1.2, "-": 1 / 1.2 }[event.key] ?? 1;
    if (!x && !y && factor === 1) return;
    event.preventDefault();
    const now = view();
    show({ x: now.x + (x * 60) / now.scale, y: now.y + (y * 60) / now.scale, scale: now.scale * factor }, false);
  }

  function graphOf(some, links) {
    const graph = new Graph({ type: "directed" });
    for (const { place, x, y } of some) graph.addNode(place, { x, y: -y });
    for (const { place, from, to } of links) graph.addEdgeWithKey(place, from.place, to.place);
    return graph;
  }

  function outermost() {
    const first = (beyond) => works.reduce((one, other) => (beyond(other, one) ? other : one), works[0]);
    const found = [first((a, b) => a.x < b.x), first((a, b) => a.x > b.x), first((a, b) => a.y < b.y), first((a, b) => a.y > b.y)];
    return works.length ? new Set(found) : [];
  }

  const point = ({ x, y }) => sigma.graphToViewport({ x, y: -y });

  function view() {
    const { width, height } = sigma.getDimensions();
    const { x, y } = sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    return { x, y: -y, scale: point({ x: 1000, y: 0 }).x / 1000 - point({ x: 0, y: 0 }).x / 1000 };
  }

  function show({ x, y, scale }, animate) {
    const ratio = (sigma.getCamera().ratio * view().scale) / scale;
    const target = { ...sigma.viewportToFramedGraph(point({ x, y })), ratio };
    if (animate) sigma.getCamera().animate(target, { duration: 350, easing: "quadraticInOut" });
    else sigma.getCamera().setState(target);
  }

  return {
    possible: () => document.createElement("canvas").getContext("webgl2") !== null,
    start,
    paint: () => sigma?.refresh(),
    calm: 0.4,
    thickness: () => 1,
    point,
    radius: (work) => sigma.scaleSize(sizeOf(work)),
    view,
    show,
  };
})();
