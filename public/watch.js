// Keeps watch while the page stands: whether there is a network, when to look for news, whether there is a newer version
// of the app. Brings the service worker along once nobody waits for anything else.
//
// It draws nothing and decides nothing about news: it tells the app.

/** What it tells: that it is time to look for news; that there is a network, or none and what was kept; that a newer
 *  version is ready; how much is kept because the reader said so, what, and whether there was no room for more. `platform::watch::Word` reads it. */
const LOOK = 0;
const NETWORK = 1;
const VERSION = 2;
const SHELF = 3;

/** How long the page stands before the worker is fetched, in milliseconds: it brings as much as the page itself. */
const WORKER_WAIT_MS = 2000;
/** How often the wait for the next look is doubled at most, after looks that failed. */
const DOUBLED_MAX = 4;

const BASE = new URL(document.baseURI).pathname;
const PREFIX = `news-zone ${BASE} `;

/** Whether the reader saves data: then nothing is fetched that nobody has asked for. */
const isLite = () => navigator.connection?.saveData || /\blite=on/.test(document.documentElement.dataset.display);

const idle = () => new Promise((done) => setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(done), WORKER_WAIT_MS));

/** What this page has read of its own site so far. */
const read = () => {
  const isOf = (it) => ["fetch", "xmlhttprequest", "link", "img"].includes(it.initiatorType);
  return [location.href.split("#")[0], ...performance.getEntriesByType("resource").filter(isOf).map((it) => it.name)];
};

/** Takes away the worker and everything that was ever kept. */
const putAway = async () => {
  const registration = await navigator.serviceWorker.getRegistration(BASE);
  if (registration?.scope === new URL(BASE, location.href).href) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
};

/** Has the worker come, and greets it, and each that takes its place: it says whether this page's version is the newest. */
const bring = async (hear) => {
  const { serviceWorker } = navigator;
  const greet = () => serviceWorker.controller?.postMessage({ read: [] });
  serviceWorker.addEventListener("controllerchange", greet);
  serviceWorker.addEventListener("message", ({ data }) => hear(data));
  const url = new URL("service-worker.js", document.baseURI).href;
  const registration = await serviceWorker.register(url, { updateViaCache: "none" });
  const ready = await serviceWorker.ready;
  ready.active.postMessage({ read: read() });
  return registration;
};

/** Addresses of documents that can be read without a network. */
const documents = async () => {
  const urls = [];
  for (const name of ["documents", "chosen"]) {
    const keys = await caches.open(PREFIX + name).then((it) => it.keys()).catch(() => []);
    urls.push(...keys.map((it) => it.url));
  }
  return urls.join("\n");
};

/** Begins. `seconds` lie between two looks, none for 0; `keeps` says whether there may be a worker. */
export const watch = async (keeps, seconds, tell) => {
  let registration;
  let failed = 0;
  let alarm;
  let looked = performance.now();
  let isHeard = true;
  let isOnline = true;
  const keep = async (urls, bytesMax) => {
    // With the wish to keep something the worker comes that was not fetched before.
    if (urls?.length) registration ??= await bring(hear);
    const { keep } = await import("./keep.js");
    await keep(`${PREFIX}chosen`, urls, bytesMax, (...shelf) => tell([SHELF, ...shelf]));
  };

  // A link to the search leads into its field.
  if (location.hash === "#search") document.getElementById("search")?.focus();

  const settle = async () => {
    const now = navigator.onLine && isHeard;
    if (now === isOnline) return;
    isOnline = now;
    const kept = now ? null : await documents();
    if (now === isOnline) tell([NETWORK, kept]);
  };
  const hear = ({ online, newer }) => {
    isHeard = online;
    if (newer) tell([VERSION]);
    settle();
  };

  const look = () => {
    if (document.hidden || !navigator.onLine) return;
    looked = performance.now();
    if (isLite()) return wait();
    registration?.update().catch(() => {});
    tell([LOOK]);
  };
  const wait = () => {
    clearTimeout(alarm);
    if (!seconds) return;
    const due = looked + seconds * 1000 * 2 ** Math.min(failed, DOUBLED_MAX) - performance.now();
    alarm = setTimeout(look, Math.max(0, due));
  };
  document.addEventListener("visibilitychange", () => document.hidden || wait());
  navigator.connection?.addEventListener?.("change", wait);
  for (const sign of ["online", "offline"]) {
    addEventListener(sign, () => {
      // A network that has come back is heard of; whether the site answers shows at the next request.
      if (navigator.onLine) isHeard = true;
      settle();
      wait();
    });
  }
  settle();
  wait();

  (async () => {
    // No worker without a secure address, in another's page, or where the browser keeps nothing for this site.
    if (!navigator.serviceWorker || !globalThis.caches || top !== self) return;
    await idle();
    if (!keeps) return putAway();
    // The app once more, for the time without a network, is as much as many pictures.
    if (!isLite() || navigator.serviceWorker.controller) registration = await bring(hear);
    await keep();
  })().catch(() => {});

  return {
    /** What came of the last look. */
    looked: (answered) => {
      failed = answered ? 0 : failed + 1;
      wait();
    },
    reload: () => location.reload(),
    /** Keeps these documents, an address a line, and no others. */
    keep: (urls, bytesMax) => void keep(urls ? urls.split("\n") : [], bytesMax).catch(() => {}),
  };
};
