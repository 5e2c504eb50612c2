// Keeps the app, and what was read with it, for the time without a network. docs/offline.md says what is kept and how
// long.
//
// Invariants: a page goes on with the version of the app that it began with. What other origins answer is never kept.
// What is kept of the app is what its hash says, or it is fetched again. No clock is asked.
"use strict";

// What the app is made of: its version, the page that draws everything, and the SHA-256 of each file. A build puts it
// before this line; a worker that nobody told has nothing to keep and goes.
const SHELL = self.SHELL;

const SCOPE = registration.scope;
const BASE = new URL(SCOPE).pathname;
const PREFIX = `news-zone ${BASE} `;

/** Most bytes that are kept unasked: of documents, of pages, of pictures. What came first goes first. */
const BYTES_MAX = { documents: 24 << 20, pages: 8 << 20, pictures: 16 << 20 };
/** Where kept answers are looked for: what the reader chose to keep goes by no limit but the reader's own. */
const SHELVES = ["documents", "pages", "pictures", "chosen"];
/** How many answers are kept before what is over the limit is taken away. */
const KEPT_UNSWEPT = 16;
/** How many pages are opened before the notes of closed ones are taken away. */
const NOTED_UNSWEPT = 32;
/** How long a network that says nothing is waited for where something is kept, in milliseconds. */
const PATIENCE_MS = 4000;
/** Requests at once while the app is fetched: the page goes first. */
const REQUESTS_MAX = 3;

/** Files that never change: what is in them is in their names, or in their folder's. */
const IMMUTABLE = /^(edition\/(list|pack|volume|gone)-[^/]*\.json|edition\/search\/.+\.bin|media\/[^/]+)$/;
/** What a document calls itself. */
const DOCUMENT = /json|xml|octet-stream/;

const shelf = (name) => caches.open(PREFIX + name);
const pathOf = (url) => url.slice(SCOPE.length).split(/[?#]/)[0];

/** An answer as it is kept: unpacked, as long as it then is, and from no other address than it was asked at. */
const anew = (bytes, { headers: said }) => {
  const headers = new Headers(said);
  headers.delete("content-encoding");
  headers.set("content-length", bytes.byteLength);
  return new Response(bytes, { headers });
};

// --- The app's own files.

const hashOf = async (bytes) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));

/** A file of the app as its hash says it is; nothing where it is missing or has become something else. */
const sound = async (version, path, hash) => {
  const found = await (await shelf(`shell ${version}`)).match(SCOPE + path);
  const bytes = await found?.arrayBuffer();
  return bytes && (await hashOf(bytes)) === hash ? anew(bytes, found) : undefined;
};

/** A file of the app from the network, if it is what it should be there: an older version's may be gone. */
const brought = async (path, hash) => {
  const answer = await fetch(SCOPE + path, { cache: "no-cache", integrity: `sha256-${hash}` });
  return anew(await answer.arrayBuffer(), answer);
};

/** A file of the app, whatever became of the one that was kept. */
const mended = async (version, path, hash) => {
  const answer = await brought(path, hash);
  await put(await shelf(`shell ${version}`), SCOPE + path, answer.clone()).catch(() => {});
  return answer;
};

const versions = async () => {
  const start = `${PREFIX}shell `;
  return (await caches.keys()).filter((it) => it.startsWith(start)).map((it) => it.slice(start.length));
};

const hashIn = (shell, path) => (shell && Object.hasOwn(shell.files, path) ? shell.files[path] : undefined);

const shells = new Map([[SHELL?.version, Promise.resolve(SHELL)]]);
/** What a version is made of, which it has noted beside its files. */
const shellOf = (version) => {
  const note = async () => (await (await shelf(`shell ${version}`)).match(`${SCOPE}shell.json`))?.json();
  if (!shells.has(version)) shells.set(version, note());
  return shells.get(version);
};

/** The file from any version that has the same: what did not change is not fetched again. */
const before = async (path, hash) => {
  for (const version of await versions()) {
    const found = await sound(version, path, hash);
    if (found) return found;
  }
  return undefined;
};

const install = async () => {
  if (!SHELL) return;
  const cache = await shelf(`shell ${SHELL.version}`);
  const paths = Object.keys(SHELL.files);
  const next = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const hash = SHELL.files[path];
      await put(cache, SCOPE + path, (await before(path, hash)) ?? (await brought(path, hash)));
    }
  };
  // One that fails fails them all: then the version before stays, and the next visit goes on where this one stopped.
  await Promise.all(Array.from({ length: REQUESTS_MAX }, next)).catch(async (error) => {
    // What has no room as a whole takes none.
    if (error.name === "QuotaExceededError") await caches.delete(`${PREFIX}shell ${SHELL.version}`);
    throw error;
  });
  await cache.put(`${SCOPE}shell.json`, new Response(JSON.stringify(SHELL)));
  // Nobody has to wait for the last page of the old version to be closed: each page keeps its version.
  await skipWaiting();
};

// --- Which page began with which version.

const noted = new Map();
const note = async (id, version) => {
  if (!id) return;
  noted.set(id, version);
  if (noted.size % NOTED_UNSWEPT === 0) await sweepNotes();
  await (await shelf("clients")).put(`${SCOPE}client/${id}`, new Response(version));
};

/** Takes away the notes of pages that were closed; answers with those that are open. */
const sweepNotes = async () => {
  const living = (await clients.matchAll({ includeUncontrolled: true, type: "all" })).map((it) => it.id);
  const cache = await shelf("clients");
  for (const { url } of await cache.keys()) {
    const id = url.slice(`${SCOPE}client/`.length);
    // One that is about to open was noted by this worker, and is no client yet.
    if (!living.includes(id) && !noted.has(id)) await cache.delete(url);
  }
  return living;
};

/** The version that a page, or a worker of a page, began with. */
const versionOf = async (id) => {
  if (!noted.has(id)) {
    const found = id && (await (await shelf("clients")).match(`${SCOPE}client/${id}`));
    noted.set(id, found ? await found.text() : SHELL.version);
  }
  return noted.get(id);
};

const activate = async () => {
  if (!SHELL) {
    await forget();
    return registration.unregister();
  }
  const used = new Set([SHELL.version]);
  for (const id of await sweepNotes()) {
    const version = await versionOf(id);
    used.add(version);
    await note(id, version);
  }
  for (const version of await versions()) if (!used.has(version)) await caches.delete(`${PREFIX}shell ${version}`);
  // The page that brought this worker along has fetched the same files by itself.
  await clients.claim();
};

const forget = async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
};

// --- What was read.

/** Puts an answer away. Where there is no room, what is kept unasked makes some; where there is still none, it fails. */
const put = async (cache, key, answer) => {
  const spare = answer.clone();
  try {
    await cache.put(key, answer);
  } catch {
    for (const name of Object.keys(BYTES_MAX)) await sweep(name, BYTES_MAX[name] >> 3);
    await cache.put(key, spare);
  }
};

/** Takes away what came first, until the rest is within a limit. */
const sweep = async (name, bytes_max = BYTES_MAX[name]) => {
  const cache = await shelf(name);
  const keys = await cache.keys();
  let bytes = 0;
  for (const key of keys.reverse()) {
    bytes += Number((await cache.match(key))?.headers.get("content-length"));
    if (bytes_max < bytes) await cache.delete(key);
  }
};

let unswept = 0;

const keep = async (name, key, answer) => {
  const bytes = await answer.arrayBuffer();
  await put(await shelf(name), key, anew(bytes, answer));
  unswept += 1;
  if (KEPT_UNSWEPT < unswept) {
    unswept = 0;
    await sweep(name);
  }
};

const kept = async (url) => {
  for (const name of SHELVES) {
    const found = await (await shelf(name)).match(url);
    if (found) return found;
  }
  return undefined;
};

const drop = async (url) => {
  for (const name of SHELVES) await (await shelf(name)).delete(url);
};

/** Where an answer may be kept; nowhere unless it is whole, this site's own, and what it is taken for. */
const shelfFor = (request, path, answer) => {
  if (!answer.ok || answer.status !== 200 || answer.redirected || answer.type !== "basic") return undefined;
  const kind = answer.headers.get("content-type") ?? "";
  if (request.mode === "navigate") return kind.startsWith("text/html") ? "pages" : undefined;
  if (request.destination === "image") return path.startsWith("media/") && kind.startsWith("image/") ? "pictures" : undefined;
  return request.destination === "" && DOCUMENT.test(kind) ? "documents" : undefined;
};

// --- What is no longer to be shown.

/** The hash that an article goes by among those that may not be shown: `news_core::edition::gone_key`. */
const goneKey = (id) => {
  const whole = (value) => BigInt.asUintN(64, value);
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(id)) hash = whole((hash ^ BigInt(byte)) * 0x100000001b3n);
  for (const factor of [0xff51afd7ed558ccdn, 0xc4ceb9fe1a85ec53n]) hash = whole((hash ^ (hash >> 33n)) * factor);
  return (hash ^ (hash >> 33n)).toString(16).padStart(16, "0");
};

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const names = (text, kind) => [...text.matchAll(new RegExp(`${kind}-[^"#/]+\\.json`, "g"))].map((it) => it[0]);

/** Whether the search's folder of that name is one of an index: its seal, the lowest byte first, is in the directory. */
const hasFolder = (directory, seal) => {
  const bytes = seal.match(/../g)?.map((it) => parseInt(it, 16)).reverse() ?? [];
  return directory.some((_, at) => bytes.every((it, nth) => directory[at + nth] === it));
};

const unpacked = async (answer) => {
  const packed = (await answer.arrayBuffer()).slice(16);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** An edition has changed: of what is kept of it, what it no longer has goes, and so do pages of withdrawn articles. */
const follow = async (url, text) => {
  const folder = url.slice(0, url.lastIndexOf("/") + 1);
  const outline = JSON.parse(text);
  const own = (name) => kept(folder + name).then((it) => it?.text() ?? "");
  const reached = new Set(["list", "volume", "gone"].flatMap((kind) => names(text, kind)));
  for (const volume of names(text, "volume")) for (const list of names(await own(volume), "list")) reached.add(list);
  for (const list of [...reached]) if (list.startsWith("list-")) for (const pack of names(await own(list), "pack")) reached.add(pack);
  const directory = outline.search && (await fetch(folder + outline.search).then(unpacked));
  const told = outline.gone && (await fetch(folder + outline.gone));
  if (told?.ok) await keep("documents", folder + outline.gone, told.clone());
  const gone = told ? await told.json() : {};
  // A page goes with an article that it is about, or that it only leads to by its headline.
  const isGone = (text) => [...text.matchAll(/article\/([^/"?#]+)/g)].some((it) => goneKey(decoded(it[1])) in gone);
  const isOver = async (address, cache) => {
    if (!address.startsWith(folder)) return isGone(address) || isGone(await (await cache.match(address)).text());
    const name = address.slice(folder.length);
    if (/^(list|pack|volume|gone)-/.test(name)) return !reached.has(name);
    if (name.startsWith("feed")) return true;
    const seal = /^search\/([0-9a-f]{16})\//.exec(name)?.[1];
    return seal ? !directory || !hasFolder(directory, seal) : name.startsWith("search/index-") && name !== outline.search;
  };
  for (const shelfName of ["documents", "pages", "chosen"]) {
    const cache = await shelf(shelfName);
    for (const request of await cache.keys()) if (await isOver(request.url, cache)) await cache.delete(request);
  }
};

// --- Answering.

/** Tells the page whether the network answers, when that has changed. */
let isOnline = true;
const hear = async (is) => {
  if (is === isOnline) return;
  isOnline = is;
  for (const client of await clients.matchAll()) client.postMessage({ online: is });
};

/** What an answer is kept under: a printed page is the same whatever is asked behind its address. */
const keyOf = ({ mode, url }) => (mode === "navigate" ? url.split(/[?#]/)[0] : url);

/** The network's answer, from which is learned whenever it comes; fails where there is none, or none in time while
 *  something is kept. */
const ask = (event, path, spare) => {
  const { request } = event;
  const answer = fetch(request).then((answer) => {
    event.waitUntil(hear(true));
    const name = shelfFor(request, path, answer);
    if (name) event.waitUntil(learn(name, request, path, answer.clone()).catch(() => {}));
    // The host has said that there is none.
    if (answer.status === 404 || answer.status === 410) event.waitUntil(drop(keyOf(request)));
    return answer;
  });
  event.waitUntil(answer.catch(() => {}));
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE_MS, new Error("slow")));
  return spare ? Promise.race([answer, late]) : answer;
};

/** The network first: news that were kept are shown only where none can be had. */
const fresh = async (event, path) => {
  const { request } = event;
  const spare = await kept(keyOf(request));
  try {
    const answer = await ask(event, path, spare);
    // A host in trouble, or the sign-in page of a strange network, in place of a document.
    const isStrange = 499 < answer.status || (answer.ok && request.destination === "" && !shelfFor(request, path, answer));
    return spare && isStrange ? spare : answer;
  } catch (error) {
    if (request.signal.aborted) throw error;
    event.waitUntil(hear(false));
    return spare;
  }
};

/** Keeps an answer. A manifest that is another one has things to say of what is kept, and is kept itself once all of it
 *  was done. */
const learn = async (name, request, path, answer) => {
  if (path.endsWith("/manifest.json")) {
    const before = await (await kept(request.url))?.text();
    const text = await answer.clone().text();
    if (before !== undefined && text !== before) await follow(request.url, text);
  }
  await keep(name, keyOf(request), answer);
};

/** Whether all pages are drawn by the app: then the address of a page is no file's. */
const isBare = SHELL?.page === "index.html";
const isRoute = (path) => path === SHELL.page || !/\.[^/]*$/.test(path);

/** A page that is drawn by the app on every site. */
const LIBRARY = "library/";

const kindOf = (request, path) => {
  if (request.mode === "navigate") return (isBare && isRoute(path)) || path === LIBRARY ? "app" : "page";
  return IMMUTABLE.test(path) && request.cache !== "reload" ? "immutable" : "fresh";
};

const answer = async (event, path) => {
  const { request } = event;
  const isNavigation = request.mode === "navigate";
  const version = isNavigation ? SHELL.version : await versionOf(event.clientId);
  if (isNavigation || request.destination === "worker") event.waitUntil(note(event.resultingClientId, version));
  const hash = !isNavigation && hashIn(await shellOf(version), path);
  if (hash) return (await sound(version, path, hash)) ?? mended(version, path, hash);
  const drawn = () => sound(SHELL.version, SHELL.page, SHELL.files[SHELL.page]);
  switch (kindOf(request, path)) {
    case "app":
      // The bare page has no news in it: they come by their own ways, and fresh.
      return (await drawn()) ?? fetch(request);
    case "page":
      return (await fresh(event, path)) ?? (await drawn()) ?? Response.error();
    case "immutable":
      return (await kept(request.url)) ?? (await fresh(event, path)) ?? Response.error();
    default:
      return (await fresh(event, path)) ?? Response.error();
  }
};

/** Fetches what a page read before there was a worker, so that the first visit is kept as well. */
const catchUp = async (urls) => {
  for (const url of new Set(urls)) {
    const path = pathOf(url);
    if (!url.startsWith(SCOPE) || hashIn(SHELL, path) || (await kept(url))) continue;
    const isPage = !IMMUTABLE.test(path) && isRoute(path);
    if (isPage && (isBare || path === LIBRARY)) continue;
    const got = await fetch(url, { cache: IMMUTABLE.test(path) ? "force-cache" : "no-cache" }).catch(() => undefined);
    if (!got) continue;
    const request = isPage ? { mode: "navigate" } : { destination: path.startsWith("media/") ? "image" : "" };
    const name = shelfFor(request, path, got);
    if (name) await keep(name, keyOf({ ...request, url }), got).catch(() => {});
  }
};

/** A page says that it is there, and what it has read: it is told how things stand. */
const greet = async (page, { read }) => {
  page.postMessage({ online: isOnline, newer: (await versionOf(page.id)) !== SHELL.version });
  await catchUp(read);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(greet(event.source, event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // What is left alone: other origins, parts of films, what other sites embed, and this file itself.
  const isOurs = SHELL && request.method === "GET" && request.url.startsWith(SCOPE) && !request.headers.has("range");
  if (isOurs && !path.startsWith("embed/") && path !== "service-worker.js") event.respondWith(answer(event, path));
});
