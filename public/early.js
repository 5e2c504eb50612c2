// Asks for what the first screen needs while the app is on its way, and shows its words until the app draws them. The
// app takes the answers over, so that nothing is fetched twice.
//
// It shows only what needs no judgement: an item that may have to be withheld is left to the app, and so are filters,
// several sources, and every format but JSON Feed.
"use strict";

{
  const ROWS = 8;
  const STORIES = 4;
  const CHARS = 128;
  const asked = new Map();
  const others = new Set();

  const ask = (address) => {
    const { href } = new URL(address, document.baseURI);
    if (others.has(href)) throw new Error("The app was quicker.");
    const controller = new AbortController();
    const answer = fetch(href, { signal: controller.signal });
    asked.set(href, { answer, controller });
    return answer.then((it) => it.clone().json());
  };

  /** As `fetch`. What was asked for early is handed out once; who asks again does not wait for what may hang. */
  (globalThis.newsZone ??= {}).fetch = (url, signal) => {
    const early = asked.get(url);
    if (early?.answer) {
      asked.set(url, {});
      signal.addEventListener("abort", () => early.controller.abort());
      return early.answer;
    }
    if (!early) others.add(url);
    return fetch(url, { signal, cache: early ? "reload" : "default" });
  };

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) if (attributes[name]) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  const own = (item) => item._news_zone ?? {};
  const deckOf = (item) => own(item).deck ?? item.summary ?? "";
  const age = (item) => Date.parse(item.date_published) || -Infinity;
  const isPlain = (item) => item.id && item.title && !own(item).status && !own(item).embargoed_until && !own(item).expires;

  const card = (item, nth) => {
    const rank = nth ? (nth < STORIES ? "story" : "brief") : "lead";
    const words = item.title.length > CHARS ? item.title.slice(0, CHARS - 1) + "…" : item.title;
    const link = make("a", { href: `article/${encodeURIComponent(item.id)}/` }, words);
    const deck = nth < STORIES && deckOf(item) ? [make("p", { class: "card-deck" }, deckOf(item))] : [];
    const section = make("span", { class: "card-section" }, own(item).section ?? "\u00a0");
    return make("li", {}, make("article", { class: `card card-${rank}`, lang: item.language, dir: "auto" },
      make("h2", { class: "card-headline" }, link), ...deck, make("p", { class: "card-meta" }, section)));
  };

  const story = (item) => {
    const text = item.content_text ?? "";
    const parts = text.split(/\n\s*\n/).length > 1 ? text.split(/\n\s*\n/) : text.split("\n");
    const paragraphs = parts.filter((it) => it.trim()).map((it) => make("p", {}, it));
    const head = make("header", { class: "story-head" }, make("h1", {}, item.title), make("p", { class: "deck" }, deckOf(item)));
    const page = make("article", { class: "story", lang: item.language, dir: "auto" }, head, make("div", { class: "body" }, ...paragraphs));
    return make("main", { class: "place-article" }, make("section", { class: "panel panel-recent" }),
      make("section", { class: "panel" }, make("p", { class: "breadcrumb" }, "\u00a0"), page));
  };

  /** The other rows, with room for the lines of dates that the app writes (`news_core::division`). */
  const briefs = (shown) => {
    const days = (chars) => shown.slice(0, 30).map((it) => (it.date_published ?? "").slice(0, chars));
    const periods = days(10).filter((it, nth, all) => it !== all[nth - 1]).length * 2 > days(10).length ? days(7) : days(10);
    const parts = [];
    for (let nth = STORIES; nth < ROWS && nth < shown.length; nth += 1) {
      if (nth === STORIES || periods[nth] !== periods[nth - 1]) {
        parts.push(make("p", { class: "date" }, "\u00a0"), make("ol", { class: "list list-briefs" }));
      }
      parts.at(-1).append(card(shown[nth], nth));
    }
    return make("div", { class: "stretch" }, ...parts);
  };

  const show = (items) => {
    const waiting = document.getElementById("waiting");
    const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
    const id = /^article\/([^/]+)\/?$/.exec(path)?.[1];
    const shown = items.filter(isPlain).sort((one, other) => age(other) - age(one));
    const opened = id && shown.find((it) => String(it.id) === decodeURIComponent(id));
    if (!waiting || (path && !opened)) return;
    const [filters, list] = waiting.querySelectorAll(".waiting-filters, ol");
    if (opened) filters.remove();
    if (opened) list.replaceWith(story(opened));
    else list.replaceWith(make("ol", { class: "list list-ranked" }, ...shown.slice(0, STORIES).map(card)), briefs(shown));
    for (const name of ["aria-hidden", "hidden"]) waiting.removeAttribute(name);
  };

  const begin = async () => {
    const { sources = [{ url: "edition/feed.json" }], routes } = await ask("news-zone.json").catch(() => ({}));
    const feeds = sources.map((it) => it.url).filter((it) => /\.json(?:[?#]|$)/.test(it)).map(ask);
    const [feed] = await Promise.all(feeds.map((it) => it.catch(() => ({}))));
    if (sources.length === 1 && routes !== "hash" && !location.search && feed?.items?.length) show(feed.items);
  };
  begin().catch(() => {});
}
