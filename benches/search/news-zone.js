// News Zone: `Engine` of the site's own `search.js` for what the page holds, and the files below `edition/search/` for
// the archive. Both are asked in bytes, by `handle`.

const missing = () => {
  throw new Error("not measured: benches/search/news-zone.js does not know how to ask this site's search");
};

export const engine = () => ({
  /** In memory: takes the documents, and answers with ids. */
  build: missing,
  query: missing,
  /** The archive of the site at that address: `search` gives `rows(count)` and `all()`. */
  open: missing,
  search: missing,
});
