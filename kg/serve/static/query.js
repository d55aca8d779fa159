// The SPARQL editor: YASGUI around this server's endpoint, shipped queries, and the query as a command or a program.
(() => {
  "use strict";
  const place = document.getElementById("editor");
  const endpoint = `${location.origin}/sparql`;
  const prefixes = JSON.parse(place.dataset.prefixes);

  const asked = new URLSearchParams(location.hash.slice(1)).get("query");
  const first = document.querySelector("#examples option:nth-child(2)").value;
  Yasgui.Yasr.defaults.prefixes = prefixes;
  const editor = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    populateFromUrl: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    yasqe: { createShareableLink: null },
  });
  const query = () => editor.getTab().getQuery();
  const set = (text) => editor.getTab().setQuery(text);

  const tab = editor.getTab();
  tab.setEndpoint(endpoint);
  if (asked) { set(asked); tab.query(); }
  else if (!query().trim() || query().includes("WHERE {\n  ?sub ?pred ?obj")) set(first);

  document.getElementById("examples").addEventListener("change", (event) => {
    if (event.target.value) set(event.target.value);
  });

  const forms = {
    curl: (text) => `curl '${endpoint}' -H 'Accept: text/csv' --data-urlencode 'query=${text.replaceAll("'", "'\\''")}'`,
    Python: (text) => [
      "import json, urllib.parse, urllib.request",
      "",
      `query = ${JSON.stringify(text)}`,
      'form = urllib.parse.urlencode({"query": query}).encode()',
      `request = urllib.request.Request(${JSON.stringify(endpoint)}, form, {"Accept": "application/sparql-results+json"})`,
      "for row in json.load(urllib.request.urlopen(request))[\"results\"][\"bindings\"]:",
      '    print({name: term["value"] for name, term in row.items()})',
    ].join("\n"),
    R: (text) => [
      `query <- ${JSON.stringify(text)}`,
      `address <- paste0(${JSON.stringify(endpoint)}, "?format=csv&query=", URLencode(query, reserved = TRUE))`,
      "print(read.csv(url(address), encoding = \"UTF-8\"))",
    ].join("\n"),
  };
  const status = document.getElementById("copied");
  for (const button of document.querySelectorAll(".copy")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(forms[button.dataset.as](query()));
      status.textContent = `${status.dataset.word}: ${button.dataset.as}`;
    });
  }
})();
