// Ask an endpoint with a JavaScript client: node clients.mjs CLIENT ENDPOINT, queries as a JSON object on standard input.
// Prints for each query the rows as N-Triples terms by variable.
import { readFileSync } from "node:fs";

const [client, endpoint] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(0, "utf8"));

const term = (t) => t.termType === "NamedNode" ? ["uri", t.value] : t.termType === "BlankNode" ? ["bnode", ""]
  : ["literal", t.value, t.language, t.datatype.value];

const askers = {
  async "sparql-http-client"() {
    const { default: Client } = await import("sparql-http-client/ParsingClient.js");
    const one = new Client({ endpointUrl: endpoint });
    return async (query) => (await one.query.select(query, { operation: "postUrlencoded" }))
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, t]) => [name, term(t)])));
  },
  async comunica() {
    const { QueryEngine } = await import("@comunica/query-sparql");
    const engine = new QueryEngine();
    return async (query) => {
      const rows = await (await engine.queryBindings(query, { sources: [{ type: "sparql", value: endpoint }] })).toArray();
      return rows.map((row) => Object.fromEntries([...row].map(([name, t]) => [name.value, term(t)])));
    };
  },
};

const ask = await askers[client]();
const answers = {};
for (const [name, query] of Object.entries(queries)) answers[name] = await ask(query);
process.stdout.write(JSON.stringify(answers));
