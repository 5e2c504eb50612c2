// Asks a search engine on other machines, one node after the other (`remote.js` and its wasm), and says what came of it.

import start, { Remote } from "./remote.js";

/** How long a node is waited for, in milliseconds: `news_core::search::remote::nodes::WAIT_MS_MAX`. */
const WAIT_MS = 2500;
/** What is said of an answer that did not come in time. */
const TOO_LATE = 1;

let remote;

/** Asks; answers with what to say to the search, or with nothing where it has to answer by itself. */
export const ask = async (engine, question) => {
  remote ??= start().then(() => new Remote(engine));
  const it = await remote;
  if (!it.begin(question)) return undefined;
  const { number } = it;
  for (let url = it.next(performance.now()); url; url = it.next(performance.now())) {
    const since = performance.now();
    let status = 0;
    let text = "";
    try {
      const headers = { "Content-Type": "text/plain;charset=UTF-8" };
      const signal = AbortSignal.timeout(WAIT_MS);
      const answer = await fetch(url, { method: "POST", body: it.body(), headers, signal, credentials: "omit" });
      text = await answer.text();
      status = answer.status;
    } catch (error) {
      status = error.name === "TimeoutError" ? TOO_LATE : 0;
    }
    // Another question has come meanwhile.
    if (it.number !== number) return undefined;
    const said = it.hear(status, text, performance.now() - since, performance.now());
    if (said) return said;
  }
  return undefined;
};
