// https://github.com/nextapps-de/flexsearch: "forward" finds beginnings of words, "full" what stands inside them.

import { Index } from "flexsearch";

export const engine = (variant) => {
  const index = new Index({ tokenize: variant || "forward" });
  let count = 0;
  return {
    build(documents) {
      count = documents.length;
      for (const { id, title, summary } of documents) index.add(id, `${title} ${summary}`);
    },
    query: (text, most) => index.search(text, { limit: Math.min(most, count) }),
  };
};
