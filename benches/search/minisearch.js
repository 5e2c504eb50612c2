// https://lucaong.github.io/minisearch/: its own advice for searching while typing is prefixes and a fuzziness of 0.2.

import MiniSearch from "minisearch";

export const engine = () => {
  const searchOptions = { prefix: true, fuzzy: 0.2, combineWith: "AND" };
  const index = new MiniSearch({ fields: ["title", "summary"], searchOptions });
  return {
    build: (documents) => index.addAll(documents),
    query: (text) => index.search(text).map((it) => it.id),
  };
};
