// Keeps texts by key in the browser's own database: small records in one store, whole articles in another, because they
// are many bytes that few pages want. What a key or a text means is the app's business (`news_core::kept`).

const ARTICLE = "article/";
const STORES = ["records", "articles"];

/** How long an answer is waited for, and how often it is asked for. */
const OPEN_WAIT_MS = 3_000;
const OPEN_TRIES = 3;

const heard = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Ends a transaction at once, and not when the page hears of all that was asked for: one that is left before, and that its
 *  browser puts aside for coming back to, would keep the stores locked to every other. */
const finish = (transaction) => transaction.commit?.();

/** A keeper of that name. `changed` is called when another page of the site has changed what is kept. */
export const keeper = (name, changed) => {
  let database;

  const open = async (version) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const had = request.result.objectStoreNames;
      STORES.filter((store) => !had.contains(store)).forEach((store) => request.result.createObjectStore(store));
    };
    // Some engines leave a page without an answer that asks while another page is being left.
    const late = new Promise((_, reject) => setTimeout(reject, OPEN_WAIT_MS, new DOMException("", "TimeoutError")));
    return Promise.race([heard(request), late]);
  };

  const connect = async (tries = OPEN_TRIES) => {
    // Without a version: whoever made it later than this program was written has it as they like.
    let opened = await open().catch((error) => {
      if (error?.name !== "TimeoutError" || tries < 2) throw error;
      return connect(tries - 1);
    });
    if (!STORES.every((store) => opened.objectStoreNames.contains(store))) {
      const { version } = opened;
      opened.close();
      opened = await open(version + 1);
    }
    const forget = () => {
      opened.close();
      database = undefined;
    };
    // Another page wants to change or remove the database: it does not wait for this one.
    opened.onversionchange = forget;
    opened.onclose = forget;
    return opened;
  };

  const begin = async (mode, options) => {
    database ??= connect();
    try {
      return (await database).transaction(STORES, mode, options);
    } catch (error) {
      database = undefined;
      throw error;
    }
  };

  const read = async (store, ask) => {
    const transaction = await begin("readonly");
    const answer = ask(transaction.objectStore(store));
    finish(transaction);
    return answer;
  };

  const channel = globalThis.BroadcastChannel && new BroadcastChannel(name);
  if (channel) channel.onmessage = () => changed();

  /** Changes what is kept: all of it, or nothing. Answers with nothing, or with the name of what went wrong. */
  const change = async (work) => {
    try {
      const transaction = await begin("readwrite", { durability: "strict" });
      const done = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
      });
      try {
        work(STORES.map((store) => transaction.objectStore(store)));
        finish(transaction);
      } catch (error) {
        done.catch(() => {});
        transaction.abort();
        throw error;
      }
      await done;
    } catch (error) {
      return error?.name || "Error";
    }
    channel?.postMessage("");
    return "";
  };

  return {
    /** Every key of a store, each followed by its text. */
    async all(store) {
      const [keys, texts] = await read(store, (from) => Promise.all([heard(from.getAllKeys()), heard(from.getAll())]));
      return keys.flatMap((key, nth) => [key, texts[nth]]);
    },

    /** The text of an article, if it is kept. */
    article: (id) => read("articles", (from) => heard(from.get(id))),

    /** Writes texts under their keys, and takes away those without one (`undefined`). */
    write: (changes) =>
      change(([records, articles]) => {
        for (let nth = 0; nth < changes.length; nth += 2) {
          const [key, text] = changes.slice(nth, nth + 2);
          const isArticle = key.startsWith(ARTICLE);
          const [store, under] = isArticle ? [articles, key.slice(ARTICLE.length)] : [records, key];
          if (text === undefined) store.delete(under);
          else store.put(text, under);
        }
      }),

    /** Takes everything away. */
    erase: () => change((stores) => stores.forEach((store) => store.clear())),
  };
};
