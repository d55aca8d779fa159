// The works and citations of the page, and the one way to make elements.

const data = JSON.parse(document.getElementById("data").textContent);

const column = (stored) => (Array.isArray(stored) ? stored : stored.at.map((place) => stored.values[place]));
const records = (columns) => {
  const names = Object.keys(columns);
  const values = names.map((name) => column(columns[name]));
  return (values[0] ?? []).map((_, row) => Object.fromEntries(names.map((name, at) => [name, values[at][row]])));
};

const works = records(data.works).map((work, place) => ({
  ...work,
  place,
  x: data.drawing.x[place],
  y: data.drawing.y[place],
  label: work.label ?? work.id,
  page: work.page === true ? `https://docs.un.org/en/${work.id}` : work.page,
  cites: [],
  citedBy: [],
  shown: true,
}));
const byId = new Map(works.map((work) => [work.id, work]));

const citations = records(data.citations);
const edges = [];
{
  let said = 0;
  for (const from of works) {
    for (let left = from.out; left > 0; left--) {
      const place = edges.length;
      const to = works[data.edges.to[place]];
      const edge = { place, from, to, citations: citations.slice(said, (said += data.edges.citations[place])), shown: true };
      edges.push(edge);
      from.cites.push(edge);
      to.citedBy.push(edge);
    }
  }
}

// the more cited the earlier, works that were read before those known from citations only
const byWeight = [...works].sort((a, b) => b.citedBy.length - a.citedBy.length || b.read - a.read || b.cites.length - a.cites.length);

const neighbours = (work) => new Set([...work.cites.map((edge) => edge.to), ...work.citedBy.map((edge) => edge.from)]);
const linksOf = (work) => [...work.cites, ...work.citedBy];

const $ = (id) => document.getElementById(id);

// Text goes in as text nodes only: nothing that a document says can become mark-up.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
