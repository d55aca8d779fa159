// The works and citations of the page, and the one way to make elements.

const data = JSON.parse(document.getElementById("data").textContent);
const works = new Map(data.nodes.map((node) => [node.id, { ...node, cites: [], citedBy: [] }]));
for (const edge of data.edges) {
  works.get(edge.from).cites.push(edge);
  works.get(edge.to).citedBy.push(edge);
}

// the more cited the earlier, works that were read before those known from citations only
const byWeight = [...works.values()].sort(
  (a, b) => b.citedBy.length - a.citedBy.length || b.read - a.read || b.cites.length - a.cites.length
);

const $ = (id) => document.getElementById(id);

// Text goes in as text nodes only: nothing that a document says can become mark-up.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
