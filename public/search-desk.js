// Runs the search (`search.js` and its wasm): hands it what the page says, lets it go on between other things, and
// fetches what it wants. In a worker of the page, or in the page itself where there can be none.

import start, { Desk } from "./search.js";

/** Bytes of a file of the index that stand before what is packed. */
const HEAD = 16;

/** Most bytes that a file may come to when it is unpacked: what says more is no file of an index. */
const BYTES_MAX = 1 << 22;

const said = new TextEncoder();

/** A number as the search reads it: seven bits a byte, the lowest first. */
const number = (value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
};

/** A file as it was, its packed part unpacked. */
const unpacked = async (file) => {
  const head = file.slice(0, HEAD);
  const stream = new Blob([file.slice(HEAD)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const parts = [head];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > BYTES_MAX) throw new RangeError("too long");
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/** Opens a desk; `tell` is given what the search says. */
export const open = async (tell) => {
  await start();
  const desk = new Desk();
  const { port1, port2 } = new MessageChannel();
  let goesOn = false;
  let isOpen = true;

  // By a message and not at once: what the page says meanwhile comes in between.
  const later = () => {
    if (!goesOn && isOpen) {
      goesOn = true;
      port2.postMessage(0);
    }
  };
  const take = (bytes) => {
    if (!isOpen) return;
    desk.take(bytes);
    later();
  };
  const bring = async (url) => {
    const name = said.encode(url);
    let file;
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new TypeError(answer.status);
      file = await unpacked(await answer.arrayBuffer());
    } catch {
      // Said as a file without bytes.
    }
    // What a page says of a file: `Said::File`.
    const words = [3, ...number(name.length), ...name, ...(file ? [1] : [])];
    const bytes = new Uint8Array(words.length + (file?.length ?? 0));
    bytes.set(words);
    if (file) bytes.set(file, words.length);
    take(bytes);
  };
  /** Asks an engine on other machines; where that fails, the search is told so and answers by itself. */
  const askElsewhere = async (engine, question) => {
    const said = await import("./search-remote.js").then((it) => it.ask(engine, question)).catch(() => undefined);
    // `Said::Answered`: the number stands behind the first byte of the question.
    take(said ?? Uint8Array.from([6, ...question.subarray(1, question.findIndex((it, at) => 0 < at && it < 128) + 1)]));
  };
  port1.onmessage = () => {
    goesOn = false;
    if (!isOpen) return;
    const reply = desk.step();
    if (reply) tell(reply);
    desk.wants().forEach(bring);
    const engine = desk.asks();
    if (engine) askElsewhere(engine, desk.asks());
    if (desk.isBusy()) later();
  };
  const close = () => {
    isOpen = false;
    port1.close();
    desk.free();
  };
  return { take, close };
};
