// What a page measures of the engine in it. An adapter exports `engine(variant)`, and what that gives answers to
//
//   build(documents, language)  takes `{ id, title, summary }`, newest first; ids are their places in that order
//   query(text, most, isComposing)
//                               the ids of what matches, best or newest first, of at least the first `most`; whether the
//                               last syllable is still being put together, as browsers tell of Korean
//
// where it searches what the page holds, and where it searches files on a host, to
//
//   open(base)                  makes ready; the address ends with a slash
//   search(text, count)         gives `rows(count)`, the first `{ id, title }` ready to be shown, and `all()`, every id; so
//                               many rows will be wanted, or none
//
// `all` is told whether a syllable is being put together too. Any of these may answer with a promise, and is then waited
// for.

let engine;

/** Memories of wasm programs: the browser counts them in no heap. */
const memories = new Set();
for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    const { exports } = made.instance ?? made;
    for (const it of Object.values(exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
    return made;
  };
}

/** A query begins in a task of its own, as one that was typed does. */
const breath = () => new Promise((taken) => setTimeout(taken));

const timed = async (work) => {
  const start = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - start, value };
};

globalThis.bench = {
  async load(adapter, variant) {
    engine = (await import(`/bench/${adapter}`)).engine(variant);
    return true;
  },

  async build(language) {
    const documents = await (await fetch("/bench/documents.json")).json();
    const { milliseconds } = await timed(() => engine.build(documents, language));
    return milliseconds;
  },

  /** Bytes of wasm programs on this page. */
  async wasm() {
    return [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0);
  },

  /** Milliseconds and how many ids, for each query. */
  async time(queries, most) {
    const samples = [];
    for (const query of queries) {
      await breath();
      const { milliseconds, value } = await timed(() => engine.query(query, most));
      samples.push([milliseconds, value.length]);
    }
    return samples;
  },

  /** The first ids for each query. */
  async find(queries, most) {
    const found = [];
    for (const query of queries) {
      await breath();
      found.push([...(await engine.query(query, most))].slice(0, most));
    }
    return found;
  },

  /** Every id for each query. A query is a text and whether it is being composed. */
  async findAll(queries) {
    const found = [];
    for (const [text, isComposing] of queries) {
      await breath();
      found.push([...(await engine.query(text, Infinity, isComposing))]);
    }
    return found;
  },

  async open(base, language) {
    document.documentElement.lang = language;
    const { milliseconds } = await timed(() => engine.open(base));
    return milliseconds;
  },

  /** Milliseconds until matches are known and until so many of them can be shown, and the ids of these. */
  async show(query, count) {
    await breath();
    const start = performance.now();
    const found = await engine.search(query, count);
    const known = performance.now() - start;
    const rows = await found.rows(count);
    const shown = performance.now() - start;
    if (rows.some((it) => !it.title)) throw new Error(`“${query}”: a row without a title`);
    return { known, shown, ids: rows.map((it) => it.id) };
  },

  /** The same from files on a host. */
  async everything(queries) {
    const found = [];
    for (const [text, isComposing] of queries) found.push(await (await engine.search(text, 0)).all(isComposing));
    return found;
  },
};
