// https://pagefind.app, asked as its own page of results asks it: a search, then the data of what is shown.

export const engine = () => {
  let pagefind;
  let fragments;
  const number = (url) => Number(url.match(/\d+/)[0]);
  return {
    async open(base) {
      pagefind = await import(`${base}pagefind/pagefind.js`);
      await pagefind.init();
    },
    async search(text) {
      const { results } = await pagefind.search(text);
      return {
        async rows(count) {
          const data = await Promise.all(results.slice(0, count).map((it) => it.data()));
          return data.map(({ url, meta }) => ({ id: number(url), title: meta.title }));
        },
        // Which article a fragment is of stands in the fragment alone: the bench has read them all beforehand.
        async all() {
          fragments ??= await (await fetch("/bench/fragments.json")).json();
          return results.map((it) => fragments[it.id]);
        },
      };
    },
  };
};
