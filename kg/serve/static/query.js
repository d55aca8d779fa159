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
    const prefixes = JSON.parse(place.dataset.prefixes);
    const [above, below] = ["editor-query", "editor-results"].map((id) => {
      const part = document.createElement("div");
      part.id = id;
      place.append(part);
      return part;
    });
    const yasqe = new Yasgui.Yasqe(above, {
      requestConfig: { endpoint, method: "POST" },
      persistenceId: null,
      createShareableLink: null,
      showQueryButton: true,
    });
    const yasr = new Yasgui.Yasr(below, { persistenceId: null, prefixes });
    yasqe.on("queryResponse", (_, response, duration) => yasr.setResponse(response, duration));
    // what YASGUI leaves without a name or out of reach of the keyboard
    const name = (selector, attribute, value) => {
      for (const one of place.querySelectorAll(selector)) one.setAttribute(attribute, value);
    };
    const finish = () => {
      name("textarea", "aria-label", document.title);
      name("select.tableSizer", "aria-label", place.dataset.rows);
      name(".CodeMirror-scroll", "tabindex", "0");
    };
    yasr.on("drawn", finish);
    finish();
    // an IRI of the graph leads to its page on this server
    const local = (event) => {
      const link = event.target.closest("a.iri");
      if (!link?.href.startsWith(place.dataset.base)) return;
      link.href = link.href.replace(place.dataset.base, "/");
      link.target = "_self";
    };
    below.addEventListener("pointerover", local);
    below.addEventListener("focusin", local);
    return { get: () => yasqe.getValue(), set: (text) => yasqe.setValue(text), run: () => yasqe.query() };
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
