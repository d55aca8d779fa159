// Ways through the works that are shown, along citations in either direction.

function step(work) {
  return linksOf(work)
    .filter((edge) => edge.shown)
    .map((edge) => (edge.from === work ? edge.to : edge.from));
}

// Return the works within `depth` citations of one, with how far each is.
function around(work, depth) {
  const found = new Map([[work, 0]]);
  for (const [at, far] of found) {
    if (far < depth) for (const next of step(at)) if (!found.has(next)) found.set(next, far + 1);
  }
  return found;
}

// Return the works of a shortest path, both ends included; empty where there is none.
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  for (const [work] of before) {
    if (work === to) break;
    for (const next of step(work)) if (!before.has(next)) before.set(next, work);
  }
  if (!before.has(to)) return [];
  const path = [];
  for (let work = to; work; work = before.get(work)) path.unshift(work);
  return path;
}
