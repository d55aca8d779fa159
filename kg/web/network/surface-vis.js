// The drawing surface of small networks: vis-network, with the places and shapes that pyvis was given.

const surface = (() => {
  const canvas = $("canvas");
  const nodes = new vis.DataSet();
  const links = new vis.DataSet();
  let network = null;
  let thickness = 1;
  const motion = { duration: 350, easingFunction: "easeInOutQuad" };

  const node = (work) => {
    const look = nodeLook(work);
    return {
      id: work.place,
      hidden: !look.shown,
      size: look.size,
      borderWidth: look.end ? 4 : 1.5,
      // see-through, so that the citations of the chosen work show behind the others
      opacity: look.faint ? 0.16 : 1,
      color: { background: look.fill, border: look.border },
    };
  };
  const link = (edge) => {
    const look = edgeLook(edge);
    return {
      id: edge.place,
      hidden: !look.shown,
      width: thickness * look.width * (look.stands ? 1.6 : 1),
      color: { color: look.colour, opacity: look.opacity },
    };
  };

  function start({ onClick, onHover, onLeave, onFrame, fit }) {
    nodes.add(data.drawing.nodes.map(({ id, shape }) => ({ id, shape, x: works[id].x, y: works[id].y })));
    links.add(edges.map((edge) => ({ id: edge.place, from: edge.from.place, to: edge.to.place })));
    // a wide network opens at a small scale, at which thin lines would fade out
    thickness = Math.min(Math.max(works.reduce((most, work) => Math.max(most, work.x), 0) / 1800, 1), 3);
    paint();
    network = new vis.Network(canvas, { nodes, edges: links }, data.drawing.options);
    network.on("afterDrawing", onFrame);
    network.on("click", ({ nodes: [place] }) => onClick(works[place] ?? null));
    network.on("hoverNode", ({ node: place, pointer }) => onHover(works[place], pointer.DOM));
    for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, onLeave);
    fit();
  }

  function paint() {
    if (!nodes.length) return;
    nodes.update(works.map(node));
    links.update(edges.map(link));
  }

  return {
    possible: () => true,
    start,
    paint,
    calm: 1,
    thickness: () => thickness * network.getScale(),
    point: (place) => network.canvasToDOM(place),
    radius: (work) => sizeOf(work) * network.getScale(),
    view: () => ({ ...network.getViewPosition(), scale: network.getScale() }),
    show: ({ x, y, scale }, animate) => network.moveTo({ position: { x, y }, scale, animation: animate && motion }),
  };
})();
