// <news-zone>: the zone on anyone's page. The contract is docs/contracts/element.md.
//
// Until the element comes near the screen this is all. Then it asks the source, once for all elements, and draws its
// headlines (`headlines.js`); the program that reads and filters (`reader.js`) comes when a reader shows that they want
// it. Nothing of the page is touched but the elements themselves, and no method of its arrays called: pages patch those.

const set = (words) => new Set(words.split(" "));
/** Values of attributes, the default first. */
const CHOICES = {
  layout: set("list cards headlines"),
  open: set("place dialog site tab"),
  theme: set("auto light dark host"),
  filter: set("off on"),
  images: set("on off"),
  history: set("off hash"),
};
const TEXTS = set("section tag author lang query article src");
/** Attributes that change how the element looks or acts, and not what it shows. */
const QUIET = set("theme refresh history");
/** Properties to read attributes by, by whose plain names there are methods. */
const PROPERTIES = { open: "openMode", refresh: "refreshSeconds" };
const HERE = /place|dialog/;

const WAIT_MS = 15e3;
const KEPT_MS = 6e4;

const ask = fetch;
const fault = (reason, url, status) => ({ reason, url, status });

/** What each address answered, and when it was asked: all elements share it. Who wants it anew shares what is awaited. */
const answers = new Map();
const answer = (url, maxAge) => {
  const now = Date.now();
  for (const [other, { at }] of answers) if (at < now - KEPT_MS) answers.delete(other);
  let kept = answers.get(url);
  if (!kept || (kept.isHere && kept.at < now - maxAge)) {
    const load = async () => {
      const reply = await ask(url, { credentials: "omit", signal: AbortSignal.timeout(WAIT_MS) });
      return { reply, bytes: await reply.arrayBuffer() };
    };
    const read = async () => {
      const { reply, bytes } = await kept.whole;
      kept.isHere = true;
      if (!reply.ok) throw fault("status", url, reply.status);
      try {
        return JSON.parse(new TextDecoder().decode(bytes));
      } catch {
        throw fault("unreadable", url);
      }
    };
    answers.set(url, kept = { at: now, whole: load() });
    kept.page = read().catch((error) => {
      answers.delete(url);
      throw error.reason ? error : fault(error.name === "TimeoutError" ? "slow" : "unreachable", url);
    });
  }
  return kept;
};

/** The first document of a source, where it is, and the site it belongs to. */
const firstPage = async ({ src, section }, maxAge) => {
  // WordPress sends whole posts unless it is asked as the program asks.
  if (/\/wp\/v2\/posts\b/.test(src)) return { url: src, source: src, page: {} };
  const all = ["embed/zone/headlines.json", "edition/manifest.json"];
  const ofSection = async () => `embed/section/${encodeURIComponent((await headlines()).slug(section))}/headlines.json`;
  const places = !src.endsWith("/") ? [src] : section ? [await ofSection(), ...all] : all;
  for (let nth = 0; ; nth++) {
    const source = new URL(places[nth], src).href;
    let url = source;
    try {
      let page = await answer(url, maxAge).page;
      let home = page._news_zone?.home;
      if (page.version === "news-zone/edition/1") {
        home = "../";
        url = new URL(page.lists[0].file, url).href;
        page = { ...await answer(url, maxAge).page, next_url: source };
      }
      return { url, source, page, home: home && new URL(home, url).href };
    } catch (error) {
      // A site that was published without such a file may say so with a page of words.
      const isMissing = error.status === 404 || error.reason === "unreadable";
      if (!places[nth + 1] || !isMissing) throw error.reason ? error : fault("unreadable", url);
    }
  }
};

/** Lets the page around do what it has to: reading, making and laying out are a turn each. */
const pause = () => new Promise((done) => setTimeout(done));

const once = (load) => {
  let coming;
  // A failed fetch is forgotten, so that the next wish is a real one.
  return () => coming ??= load().catch(() => {
    coming = undefined;
    throw fault("reader", import.meta.url);
  });
};
const headlines = once(() => import("./headlines.js"));
/** What an element asked for already is not asked for again. */
const share = async (url, signal) => {
  const kept = await answers.get(url)?.whole;
  if (!kept) return ask(url, { credentials: "omit", signal });
  const { reply: { status, headers }, bytes } = kept;
  return Object.defineProperty(new Response(bytes, { status, headers }), "url", { value: kept.reply.url });
};
const reader = once(async () => (await import("./reader.js")).begin(share));

class NewsZone extends HTMLElement {
  static observedAttributes = [...Object.keys(CHOICES), ...TEXTS, "limit", "refresh"];
  static #watcher = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) target.#comeNear(isIntersecting);
  }, { rootMargin: "300px" });

  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #zone;
  /** What the headlines that are shown answer. */
  #shown;
  #found;
  #attached;
  #isNear = false;
  #turn = 0;
  #isExpected = false;
  /** Opens what the address names: the program reads it once it is there. */
  #follow = () => this.#zone && location.hash.includes("=") && this.#expect(true);
  #pending;
  #timer;

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#root.addEventListener("click", (event) => this.#click(event));
    for (const sign of ["pointerover", "pointerdown", "focusin"]) {
      // A pointer passes over many things: once is enough.
      const isSign = () => sign !== "pointerover" || !this.#isExpected;
      this.#root.addEventListener(sign, () => isSign() && this.#expect(), { passive: true });
    }
  }

  connectedCallback() {
    NewsZone.#watcher.observe(this);
  }

  disconnectedCallback() {
    NewsZone.#watcher.unobserve(this);
    this.#isNear = false;
    this.#turn++;
    clearInterval(this.#timer);
    removeEventListener("hashchange", this.#follow);
    this.#fallBack();
  }

  attributeChangedCallback(name, before, now) {
    if (this.#isNear && before !== now) QUIET.has(name) ? this.#tick() : this.#later();
  }

  refresh() {
    return this.#attached?.refresh() ?? this.#draw(-1);
  }

  async open(id) {
    const link = this.#root.getElementById(`to-${id}`);
    const url = link?.href ?? (this.#found && (await headlines()).hrefOf({ id }, this.#found));
    if (!url || !this.#announce(`${id}`, url, link)) return false;
    if (HERE.test(this.openMode)) return this.#bring(`${id}`, url);
    this.openMode === "tab" ? window.open(url, "_blank", "noopener") : location.assign(url);
    return true;
  }

  close() {
    this.#attached?.close();
  }

  #comeNear(isNear) {
    // Coming back by scrolling is a sign of interest; being there when the page opens is none.
    if (isNear && this.#zone && this.filter === "on") this.#expect();
    this.#isNear = isNear;
    if (isNear && !this.#zone) this.#later();
    this.#tick();
  }

  /** Asks again from time to time, while that can be seen. */
  #tick() {
    clearInterval(this.#timer);
    const again = () => document.hidden || this.#attached?.isBusy() || this.refresh();
    if (this.refreshSeconds && this.#isNear) this.#timer = setInterval(again, this.refreshSeconds * 1e3);
  }

  /** Draws once, however many changes there are in one turn. */
  #later() {
    this.#pending ??= Promise.resolve().then(() => {
      this.#pending = undefined;
      if (this.#isNear) this.#draw(KEPT_MS);
    });
  }

  #options() {
    // Those who word something know which languages there are.
    const words = this.closest("[lang]")?.lang.split("-")[0].toLowerCase() ?? "";
    const options = { words, limit: this.limit };
    let asked = `${this.limit}`;
    for (const name of [...TEXTS, ...Object.keys(CHOICES)]) {
      const value = options[name] = this[PROPERTIES[name] ?? name];
      if (!QUIET.has(name)) asked += `\n${value}`;
    }
    // A language, whatever its region.
    options.lang = options.lang.split("-")[0].toLowerCase();
    return { ...options, asked };
  }

  async #draw(maxAge) {
    const turn = ++this.#turn;
    const options = this.#options();
    try {
      const both = [firstPage(options, maxAge), headlines()];
      const [found, { draw, room, style }] = await Promise.all(both);
      await pause();
      if (turn !== this.#turn) return;
      this.#root.adoptedStyleSheets = [style(this)];
      this.#found = { ...found, room };
      const drawn = draw(found, options);
      if (!drawn) return void await this.#attach(options, true);
      if (!drawn.count) throw fault("empty", found.url);
      await pause();
      if (turn !== this.#turn) return;
      const focused = this.#root.activeElement?.id;
      this.#attached?.detach();
      this.#attached = undefined;
      this.#show(drawn.zone, options);
      await drawn.fill(() => turn === this.#turn);
      if (turn !== this.#turn) return;
      if (focused) this.#root.getElementById(focused)?.focus({ preventScroll: true });
      this.#say("ready", { count: drawn.count, source: found.source });
      if (options.history === "hash") {
        addEventListener("hashchange", this.#follow);
        this.#follow();
      }
    } catch (error) {
      if (turn === this.#turn) this.#fail(error.reason ? error : fault("unreadable", options.src), options);
    }
  }

  /** A source that fails when it is asked the same again leaves what it gave. */
  #fail(error, { asked }) {
    if (this.#shown !== asked || error.reason === "empty") this.#fallBack();
    this.#say("error", error);
  }

  #show(zone, { asked }) {
    this.#shown = asked;
    if (zone === this.#zone) return;
    this.#zone?.remove();
    this.#slot.remove();
    this.#root.append(this.#zone = zone);
  }

  #clear() {
    this.#attached?.detach();
    this.#zone?.remove();
    this.#attached = this.#zone = this.#shown = undefined;
    this.#isExpected = false;
  }

  #fallBack() {
    this.#clear();
    this.#found = undefined;
    this.#root.append(this.#slot);
  }

  /** Someone shows that they may want more than headlines. */
  #expect(isNamed) {
    if (!this.#zone || this.#attached) return;
    this.#isExpected = true;
    if (isNamed || this.filter === "on") this.#attach(this.#options()).catch((error) => this.#say("error", error));
    // Whoever goes on to open an article is told if this fails.
    else if (HERE.test(this.openMode)) reader().catch(() => {});
  }

  /**
   * Lets the program that reads take over what is drawn, or draw all by itself. Nothing comes of it where something else
   * has been asked meanwhile.
   */
  async #attach(options, draws = false) {
    const turn = this.#turn;
    const attach = await reader();
    if (turn !== this.#turn || !this.#found) return;
    if (this.#attached && !draws) return this.#attached;
    this.#attached?.detach();
    const zone = draws ? this.#found.room(options) : this.#zone;
    return this.#attached = attach({
      element: this,
      root: this.#root,
      zone,
      options,
      found: this.#found,
      isDrawn: !draws,
      forget: () => answers.delete(this.#found?.source),
      show: () => this.#show(zone, options),
      fail: (error) => this.#fail(error, options),
      say: (name, detail) => this.#say(name, detail),
    });
  }

  #click(event) {
    const link = event.target.closest?.("a[href]");
    const { ctrlKey, metaKey, shiftKey, altKey, button, defaultPrevented } = event;
    if (!link || ctrlKey || metaKey || shiftKey || altKey || button || defaultPrevented) return;
    const id = link.id.startsWith("to-") ? link.id.slice(3) : this.#attached?.idOf(link.href);
    if (!id) return;
    const isHere = HERE.test(this.openMode);
    const goesOn = this.#announce(id, link.href, link);
    if (isHere || !goesOn) event.preventDefault();
    if (isHere && goesOn) this.#bring(id, link.href);
  }

  #announce(id, url, link) {
    return this.#say("open", { id, url, headline: link?.textContent.trim() ?? "", open: this.openMode }, true);
  }

  /** Opens an article here; where that cannot be, at its publisher's. */
  async #bring(id, url) {
    const zone = this.#zone;
    zone?.setAttribute("aria-busy", "true");
    try {
      const attached = await this.#attach(this.#options());
      attached?.open(id);
      return !!attached;
    } catch {
      this.#say("error", fault("reader", url));
      if (this.isConnected) location.assign(url);
      return false;
    } finally {
      zone?.removeAttribute("aria-busy");
    }
  }

  #say(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`news-zone-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }
}

/** A property that is read so, and written as the attribute. */
const reflect = (attribute, read, name = PROPERTIES[attribute] ?? attribute) => {
  Object.defineProperty(NewsZone.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return read(this.getAttribute(attribute)?.trim() ?? "", this);
    },
    set(value) {
      value == undefined ? this.removeAttribute(attribute) : this.setAttribute(attribute, value);
    },
  });
};
// Frameworks write attributes as properties of the same name where there are any: a method must not be lost to that.
for (const name of Object.keys(PROPERTIES)) {
  const { [name]: method } = NewsZone.prototype;
  reflect(name, (_, zone) => (...given) => method.apply(zone, given), name);
}
const number = (attribute, least, most, other) =>
  reflect(attribute, (text) => (+text >= least && +text <= most ? Math.floor(+text) : other));
for (const name of TEXTS) reflect(name, (text) => text);
for (const name of Object.keys(CHOICES)) {
  const [first] = CHOICES[name];
  reflect(name, (text) => (CHOICES[name].has(text) ? text : first));
}
number("limit", 1, 100, 10);
number("refresh", 30, 86400, 0);
reflect("src", (text) => {
  const site = new URL("../", import.meta.url).href;
  try {
    const { protocol, href } = new URL(text || site, document.baseURI);
    return /^https?:$/.test(protocol) ? href : site;
  } catch {
    return site;
  }
});

// Of two versions on one page the first one stays.
if (!customElements.get("news-zone")) customElements.define("news-zone", NewsZone);
