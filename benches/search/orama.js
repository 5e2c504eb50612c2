// https://docs.orama.com/open-source: all words have to occur (threshold 0), each with one edit at most.

import { create, insertMultiple, search } from "@orama/orama";

/** Documents between two breaths of the page. */
const BATCH = 1000;

export const engine = () => {
  const index = create({ schema: { title: "string", summary: "string" } });
  let count = 0;
  return {
    async build(documents) {
      count = documents.length;
      const named = documents.map(({ id, title, summary }) => ({ id: `${id}`, title, summary }));
      await insertMultiple(index, named, BATCH);
    },
    async query(text, most) {
      const found = await search(index, { term: text, tolerance: 1, threshold: 0, limit: Math.min(most, count) });
      return found.hits.map((it) => Number(it.id));
    },
  };
};
