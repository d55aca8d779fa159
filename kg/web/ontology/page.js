"use strict";
(() => {
  const root = document.documentElement;
  const chooser = document.getElementById("language");
  const field = document.getElementById("filter");
  const known = Array.from(chooser.options, (option) => option.value);

  function speak(language) {
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    chooser.value = language;
    document.title = document.querySelector(`h1 [lang=${language}]`).textContent;
  }

  // Shows the terms whose names in any language, or whose explanation, have the words.
  function find() {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const article of document.querySelectorAll("article")) {
      const text = article.querySelector("h3").textContent + " " + article.querySelector("p").textContent;
      const fits = words.every((word) => text.toLocaleLowerCase().includes(word));
      shown += fits ? 1 : 0;
      for (const node of document.querySelectorAll(`[data-term="${article.dataset.term}"]`)) node.hidden = !fits;
    }
    for (const section of document.querySelectorAll("main section")) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    document.getElementById("none").hidden = shown > 0;
  }

  const wanted = navigator.languages.map((code) => code.slice(0, 2)).find((code) => known.includes(code));
  speak(wanted || root.lang);
  chooser.addEventListener("change", () => speak(chooser.value));
  field.addEventListener("input", find);
})();
