// Keeps documents for reading offline because the reader said so: in the order they are given, within a limit, and with
// the size said. Says how much there is of everything that is kept, and takes it away.

/** The run that counts: a later wish ends an earlier one. */
let latest = 0;

/** What was kept, and how much that is. */
const held = async (cache) => {
  const urls = [];
  let bytes = 0;
  for (const { url } of await cache.keys()) {
    urls.push(url);
    bytes += Number((await cache.match(url))?.headers.get("content-length"));
  }
  return [bytes, urls.join("\n")];
};

/** The names of a site's caches, and whether each is of the app: its files, and which page began with which version. */
const shelves = async (name) => {
  const names = (await globalThis.caches?.keys()) ?? [];
  const own = names.filter((it) => it.startsWith(`${name} `));
  return own.map((it) => [it, /^(shell |clients$)/.test(it.slice(name.length + 1))]);
};

/** How many bytes are kept: by the keeper, as UTF-8; for reading offline; and of the app. */
export const sizes = async (name, keeper) => {
  const bytes = [0, 0, 0];
  for (const store of ["records", "articles"]) bytes[0] += new Blob(await keeper.all(store).catch(() => [])).size;
  // Where a browser lets a site keep nothing, there is nothing.
  for (const [shelf, isApp] of await shelves(name).catch(() => [])) bytes[isApp ? 2 : 1] += (await held(await caches.open(shelf)))[0];
  return bytes;
};

/** Takes everything away but the app, without which pages that are open would break. Answers with nothing, or with the
 *  name of what went wrong. */
export const erase = async (name, keeper) => {
  latest += 1;
  const trouble = await keeper.erase();
  try {
    for (const [shelf, isApp] of await shelves(name)) if (!isApp) await caches.delete(shelf);
  } catch (error) {
    // What may not be looked at has nothing in it.
    if (error?.name !== "SecurityError") return error?.name || "Error";
  }
  return trouble;
};

/** Fetches a document and puts it away; says how long it is, or nothing where it cannot be had or is too long. */
const bring = async (cache, url, room) => {
  const answer = await fetch(url);
  if (!answer.ok || answer.redirected || !/json/.test(answer.headers.get("content-type"))) return undefined;
  const bytes = await answer.arrayBuffer();
  if (room < bytes.byteLength) throw new RangeError("no room");
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set("content-length", bytes.byteLength);
  await cache.put(url, new Response(bytes, { headers }));
  return bytes.byteLength;
};

/** Keeps these documents and no others, as far as `bytesMax` goes; without any wish only says what is kept. `tell` is
 *  given the size, the addresses, and whether there was no room for all. */
export const keep = async (name, urls, bytesMax, tell) => {
  latest += 1;
  const run = latest;
  const cache = await caches.open(name);
  let isFull = false;
  if (urls) {
    let bytes = 0;
    for (const { url } of await cache.keys()) if (!urls.includes(url)) await cache.delete(url);
    for (const url of urls) {
      if (run !== latest) return;
      if (!url.startsWith(document.baseURI)) continue;
      try {
        const known = await cache.match(url);
        bytes += known ? Number(known.headers.get("content-length")) : ((await bring(cache, url, bytesMax - bytes)) ?? 0);
      } catch (error) {
        // No network: what is here stays. No room, by the reader's word or the browser's: the rest is left out.
        isFull = !(error instanceof TypeError);
        break;
      }
      if (bytesMax < bytes) {
        isFull = true;
        await cache.delete(url);
        break;
      }
    }
  }
  if (run === latest) tell(...(await held(cache)), isFull);
};
