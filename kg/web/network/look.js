// How works and citations look, whatever draws them: by organ or community, by measure, and by what stands out.

// chosen: the work in the panel; path: works; centre: the work whose neighbourhood alone is shown, to a depth
const state = { chosen: null, path: [], centre: null, depth: 1, colour: "organ", size: "CitedBy" };
let marked = null; // the works and citations that stand out, with the chosen work or the path

function mark() {
  const { chosen, path } = state;
  if (path.length) {
    const steps = path.slice(1).flatMap((work, before) => linksOf(work).filter((edge) => edge.from === path[before] || edge.to === path[before]));
    marked = { works: new Set(path), edges: new Set(steps) };
  } else if (chosen) marked = { works: neighbours(chosen).add(chosen), edges: new Set(linksOf(chosen)) };
  else marked = null;
}

const communityColour = (community) => (community === null ? colours.other : colours[`c${community % PALETTE}`]);
const colourOf = (work) => (state.colour === "organ" ? colours[work.organ] : communityColour(work.community));
const sizeOf = (work) => work[`size${state.size}`];
const isEnd = (work) => work === state.chosen || (state.path.length && work === state.path.at(-1));

function nodeLook(work) {
  const colour = colourOf(work);
  return {
    shown: work.shown,
    size: sizeOf(work),
    faint: marked !== null && !marked.works.has(work),
    end: isEnd(work),
    fill: work.read ? colour : mix(colour, colours.back, 0.62),
    border: isEnd(work) ? colours.text : mix(colour, colours.back, work.read ? 0.35 : 0.2),
  };
}

function edgeLook(edge) {
  const stands = marked?.edges.has(edge);
  const direction = !marked ? "edge" : !stands ? "far" : edge.to === state.chosen ? "in" : "out";
  return {
    shown: edge.shown,
    stands: Boolean(stands),
    colour: colours[direction] ?? colours.edge,
    opacity: { edge: 0.45, far: 0.07, in: 0.9, out: 0.9 }[direction],
    width: Math.min(1 + Math.log2(edge.citations.length || 1) / 2, 3),
  };
}
