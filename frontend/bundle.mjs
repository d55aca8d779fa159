// Bundle every file of entries/ into one script (and its style sheet) for a browser: node bundle.mjs SOURCE TARGET
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [source, target] = process.argv.slice(2);
await build({
  entryPoints: readdirSync(join(source, "entries")).map((name) => join(source, "entries", name)),
  outdir: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "eof",
  logLevel: "warning",
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".eot": "dataurl", ".png": "dataurl" },
});
