// Finding works: by a symbol in any spelling ("70/153", "1325 (2000)", "第23/3号决议"), or words of a title in any language.

// Fold what makes no difference: case, width, accents, the spaces inside symbols, and where a part letter stands (217 A (III)
// is 217(III)A in a symbol).
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/\s*([()/])\s*/g, (_, sign) => (sign === ")" ? ") " : sign))
    .replace(/(\d+) ?([a-z])\(([ivxl-]+)\)/g, "$1($3)$2")
    .replace(/\) +(?=[a-z]\b)/g, ")");

const tokensOf = (text) =>
  (fold(text).match(/\p{Script=Han}+|[^\s\p{Script=Han},;:"'«»“”]+/gu) ?? [])
    // 第 and 号 stand about the number (大会第70/153号决议), a full stop behind it
    .map((token) => token.replace(/第$|^[号號]|\.+$/gu, ""))
    .filter(Boolean);

// The names of organs and kinds in all languages, folded once for all works.
const folded = (names) => fold(Object.values(data.words).map(names).join("\n"));
const organHay = Object.fromEntries(Object.keys(data.words.en.organs).map((organ) => [organ, folded((words) => words.organs[organ])]));
const kindHay = Object.fromEntries(Object.keys(data.words.en.kinds).map((kind) => [kind, folded((words) => words.kinds[kind])]));

const hay = new Map();
function haystack(work) {
  if (!hay.has(work)) {
    const own = fold([work.id, work.label, ...Object.values(work.titles)].join("\n"));
    hay.set(work, `${own}\n${organHay[work.organ]}\n${kindHay[work.kind]}`);
  }
  return hay.get(work);
}

function find(query) {
  const tokens = tokensOf(query);
  const matches = byWeight.filter((work) => tokens.every((token) => haystack(work).includes(token)));
  const exact = (work) => tokens.some((token) => `/${fold(work.id).trim()}`.endsWith(`/${token}`));
  return [...matches.filter(exact), ...matches.filter((work) => !exact(work))];
}
