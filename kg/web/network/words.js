// The words of the page in the reader's language.

let language = document.documentElement.lang;

const word = (key) => data.words[language][key];
const organName = (organ) => word("organs")[organ];
const kindName = (kind) => word("kinds")[kind];
const inLanguage = (labels) => labels[language] ?? labels.en ?? Object.values(labels)[0];
const number = (value, options) => value.toLocaleString(language, options);

// The title in the reader's language, else in English, else in any.
function titleOf(work) {
  const found = [language, "en", ...Object.keys(work.titles).sort()].find((code) => work.titles[code]);
  return found ? { text: work.titles[found], lang: found } : null;
}

// A community is named by its most cited work; those that are too small for a name are one.
function communityName(community) {
  if (community === null) return word("others");
  const work = works[data.communities[community]];
  const title = titleOf(work)?.text;
  const label = `\u2066${work.label}\u2069`; // a symbol reads from left to right among Arabic words
  return title ? `${label} · ${title}` : label;
}

function applyWords() {
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  document.title = word("heading");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-aria]")) node.setAttribute("aria-label", word(node.dataset.aria));
  for (const node of document.querySelectorAll("button[data-aria]")) node.title = word(node.dataset.aria);
}
