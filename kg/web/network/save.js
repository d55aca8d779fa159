// Saving what is shown: as a picture (SVG, sharp at any size), and as data (JSON that networkx and D3 read).

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

// Shapes of radius one, as the style sheet and vis-network have them; the rest are circles.
const SHAPES = {
  decision: "0,-1 1,0 0,1 -1,0",
  report: "-1,-1 1,-1 1,1 -1,1",
  draft: "-1,-0.85 1,-0.85 0,0.95",
  "meeting-record": "0,-0.95 1,0.85 -1,0.85",
  document: "-0.5,-0.9 0.5,-0.9 1,0 0.5,0.9 -0.5,0.9 -1,0",
  "presidential-statement": "0,-1 0.26,-0.28 1,-0.24 0.4,0.2 0.62,0.96 0,0.52 -0.62,0.96 -0.4,0.2 -1,-0.24 -0.26,-0.28",
};

function picture() {
  const context = $("over").getContext("2d");
  const axis = axisMarks();
  const parts = [
    ...axis.lines.map((x) => `<path d="M${round(x)} 0V${innerHeight}" stroke="${colours.line}"/>`),
    ...edges.filter((edge) => edge.shown).map(svgEdge),
    ...[...byWeight].reverse().filter((work) => work.shown).map(svgWork),
    ...wordsOnScreen(context, axis).map(svgWord),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${innerWidth}" height="${innerHeight}" viewBox="0 0 ${innerWidth} ${innerHeight}">`,
    `<title>${escaped(word("heading"))}</title><rect width="100%" height="100%" fill="${colours.back}"/>`,
    ...parts.filter(Boolean),
    "</svg>",
  ].join("\n");
}

const outside = (places) =>
  places.every(({ x }) => x < 0) || places.every(({ y }) => y < 0) || places.every(({ x }) => x > innerWidth) || places.every(({ y }) => y > innerHeight);

function svgEdge(edge) {
  const [a, b] = [surface.point(edge.from), surface.point(edge.to)];
  if (outside([a, b])) return "";
  const { colour, opacity, width, stands } = edgeLook(edge);
  const calm = stands ? 1 : surface.calm;
  const thick = round(width * surface.thickness() * (stands ? 1.6 : 0.7));
  return `<path d="M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}" stroke="${colour}" stroke-width="${thick}" stroke-opacity="${opacity * calm}"/>`;
}

function svgWork(work) {
  const { x, y } = surface.point(work);
  const r = round(surface.radius(work));
  if (outside([{ x: x - r, y: y - r }, { x: x + r, y: y + r }])) return "";
  const { fill, border, faint } = nodeLook(work);
  const look = `fill="${fill}" stroke="${border}"${faint ? ' opacity="0.16"' : ""}`;
  const title = `<title>${escaped(work.id)}</title>`;
  const shape = SHAPES[work.kind];
  if (!shape) return `<circle cx="${round(x)}" cy="${round(y)}" r="${r}" ${look}>${title}</circle>`;
  return `<polygon points="${shape}" transform="translate(${round(x)} ${round(y)}) scale(${r})" stroke-width="${round(1 / r)}" ${look}>${title}</polygon>`;
}

function svgWord({ text, x, y, align, bold, soft }) {
  const anchor = { left: "start", right: "end" }[align] ?? "middle";
  const look = `font-family="system-ui, sans-serif" font-size="${LABEL.size}" font-weight="${bold ? 600 : 400}" text-anchor="${anchor}"`;
  const halo = `paint-order="stroke" stroke="${colours.back}" stroke-width="${HALO}" stroke-linejoin="round"`;
  return `<text x="${round(x)}" y="${round(y + LABEL.size * 0.85)}" ${look} ${halo} fill="${soft ? colours.soft : colours.text}">${escaped(text)}</text>`;
}

// The works and citations that are shown, in the node-link form of networkx.
function shownData() {
  const nodes = works
    .filter((work) => work.shown)
    .map(({ id, kind, organ, year, adopted, titles, read, pagerank, bridges, community, citedBy }) => ({
      ...{ id, kind, organ, year, adopted, titles, read, citedBy: citedBy.length, pagerank: pagerank / 1e6, bridges },
      community: community === null ? null : works[data.communities[community]].id,
    }));
  const links = edges
    .filter((edge) => edge.shown)
    .map(({ from, to, citations }) => ({ source: from.id, target: to.id, citations: citations.map((one) => ({ ...one, verb: one.verb && verbOf(one) })) }));
  return JSON.stringify({ directed: true, multigraph: false, graph: { view: location.hash }, nodes, edges: links }, null, 1) + "\n";
}

function save(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function startSaving() {
  $("save-picture").addEventListener("click", () => save("network.svg", "image/svg+xml", picture()));
  $("save-data").addEventListener("click", () => save("network.json", "application/json", shownData()));
}
