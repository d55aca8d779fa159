// The SPARQL editor: YASGUI around this server's endpoint, shipped queries, and the query as a command or a program.
// Without YASGUI, which comes from npm when the package is built, there is a plain text field.
(() => {
  "use strict";
  const place = document.getElementById("editor");
  const plain = document.getElementById("plain");
  const endpoint = `${location.origin}/sparql`;

  const field = () => {
    const area = plain.elements.query;
    return { get: () => area.value, set: (text) => { area.value = text; }, run: () => plain.requestSubmit() };
  };
  const yasgui = () => {
    plain.hidden = true;
    Yasgui.Yasr.defaults.prefixes = JSON.parse(place.dataset.prefixes);
    const editor = new Yasgui(place, {
      requestConfig: { endpoint, method: "POST" },
      persistenceId: null,
      populateFromUrl: false,
      endpointCatalogueOptions: { getData: () => [{ endpoint }] },
      yasqe: { createShareableLink: null },
    });
    const tab = () => editor.getTab();
    return { get: () => tab().getQuery(), set: (text) => tab().setQuery(text), run: () => tab().query() };
  };
  const editor = window.Yasgui ? yasgui() : field();

  const examples = document.getElementById("examples");
  const asked = new URLSearchParams(location.hash.slice(1)).get("query");
  editor.set(asked ?? examples.options[1].value);
  if (asked && window.Yasgui) editor.run();
  examples.addEventListener("change", () => { if (examples.value) editor.set(examples.value); });

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
      await navigator.clipboard.writeText(forms[button.dataset.as](editor.get()));
      status.textContent = `${status.dataset.word}: ${button.dataset.as}`;
    });
  }
})();
