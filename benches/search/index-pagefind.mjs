// Indexes documents with Pagefind's own package, and says in JSON how many seconds that took.
//
//   node index-pagefind.mjs <pagefind's module> <documents.json> <folder for the bundle> <language> [fragments.json]
//
// The last names a file for which article each fragment is of.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** Records on their way to the program at once. */
const BATCH = 500;

const [module, documentsFile, bundle, language, fragmentsFile] = process.argv.slice(2);
const { createIndex, close } = await import(pathToFileURL(module).href);
const documents = JSON.parse(readFileSync(documentsFile, "utf8"));

const fine = (answer) => {
  if (answer.errors?.length) throw new Error(answer.errors.join("\n"));
  return answer;
};
const seconds = (start) => (performance.now() - start) / 1000;

let start = performance.now();
const { index } = fine(await createIndex({ forceLanguage: language }));
const add = ({ id, title, summary }) =>
  index.addCustomRecord({ url: `/${id}/`, content: `${title} ${summary}`, language, meta: { title } });
for (let at = 0; at < documents.length; at += BATCH) {
  (await Promise.all(documents.slice(at, at + BATCH).map(add))).forEach(fine);
}
const added = seconds(start);
start = performance.now();
fine(await index.writeFiles({ outputPath: bundle }));
const written = seconds(start);
await close();

if (fragmentsFile) {
  const folder = join(bundle, "fragment");
  const fragments = {};
  for (const name of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(join(folder, name))).toString("utf8");
    fragments[name.slice(0, name.lastIndexOf("."))] = Number(text.match(/"url":"\/(\d+)\//)[1]);
  }
  writeFileSync(fragmentsFile, JSON.stringify(fragments));
}
console.log(JSON.stringify({ added, written }));
