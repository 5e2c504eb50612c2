// Headlines, drawn from a page of an edition or any JSON Feed, as far as that needs no judgement: where an article has no
// id or headline of its own, or more than this page has to be looked through, nothing is drawn here and the program that
// reads does it. What it draws is what that program draws over it (`ui::card`), so that taking over changes nothing.
//
// It calls no method of the page's arrays: pages patch those.

const STYLE = `:host{display:block}
:host([hidden]){display:none}
.zone{all:initial;display:block;container-type:inline-size;box-sizing:border-box;color-scheme:light dark;overflow-wrap:anywhere;
--u:var(--news-zone-size,16px);--paper:var(--news-zone-background,light-dark(#fbfaf7,#12161c));--ink:var(--news-zone-color,light-dark(#1a1c20,#e8e6e0));--ink-soft:var(--news-zone-muted,light-dark(#4a4f57,#adb3bc));--accent:var(--news-zone-accent,light-dark(#a8201a,#ff8a7a));--line:var(--news-zone-line,light-dark(#dad6cc,#2f3640));--gap:var(--news-zone-gap,var(--u));
--sans:var(--news-zone-font,system-ui,"Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR",sans-serif);--serif:var(--news-zone-headline-font,"Iowan Old Style","Palatino Linotype","Noto Serif",Georgia,"Times New Roman","Liberation Serif","Noto Serif CJK KR",Batang,serif);
padding:var(--gap);background:var(--paper);color:var(--ink);font-size:var(--u);line-height:1.5;font-family:var(--sans)}
:host([theme=light]) .zone{color-scheme:light}
:host([theme=dark]) .zone{color-scheme:dark}
:host([theme=host]) .zone{--paper:var(--news-zone-background,transparent);--ink:var(--news-zone-color,currentColor);--ink-soft:var(--news-zone-muted,color-mix(in srgb,currentColor 78%,transparent));--line:var(--news-zone-line,color-mix(in srgb,currentColor 25%,transparent));--accent:var(--news-zone-accent,currentColor);--sans:var(--news-zone-font,inherit);--serif:var(--news-zone-headline-font,inherit);color-scheme:inherit;padding:0}
.zone:lang(ko),.zone :where([lang]):lang(ko){word-break:keep-all;line-height:1.68}
.zone :where([lang]):not(:lang(ko)){word-break:normal;line-height:1.5}
.list,.list *{box-sizing:border-box;margin:0;padding:0}
.list{list-style:none;display:grid;grid-template-columns:minmax(0,1fr);gap:var(--gap)}
.list>li+li{border-top:1px solid var(--line);padding-top:var(--gap)}
.card-headline{font-size:1.125em;font-weight:600;line-height:1.3;font-family:var(--serif);text-wrap:balance}
.card-headline:lang(ko){line-height:1.4}
.card-headline a{display:block;color:inherit;text-decoration:none}
.card-headline a:hover{text-decoration:underline}
a:focus-visible{outline:2px solid light-dark(#0b57d0,#8ab4f8);outline-offset:2px}
.kicker{display:block;font-size:.72em;line-height:1.5;font-family:var(--sans)}
.kicker,.card-deck,.card-meta time{color:var(--ink-soft)}
.card-deck{margin-top:.4em;font-size:.875em;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.card-meta{margin-top:.4em;font-size:.8125em;display:flex;flex-wrap:wrap;gap:0 .6em}
.card-section{font-weight:600}
.card-picture{display:block;width:100%;height:auto;aspect-ratio:3/2;object-fit:cover;margin-bottom:.6em;background:var(--line)}
.headlines{gap:calc(var(--gap)/2)}
.headlines>li+li{padding-top:calc(var(--gap)/2)}
.headlines .card-headline{font-size:1em}
.headlines .card-meta{display:none}
@container (min-width:34em){.cards{grid-template-columns:repeat(auto-fill,minmax(15em,1fr));gap:calc(var(--gap)*1.5)}.cards>li+li{border:0;padding:0}.cards>li:only-child{grid-column:1/-1;max-width:26em}}
[aria-busy]{cursor:progress}
.filters{min-height:calc(var(--u)*6.75);margin-bottom:calc(var(--u)*1.25)}
@container (max-width:18em){.filters{min-height:calc(var(--u)*8)}}
@media (pointer:coarse){.filters{min-height:calc(var(--u)*7.5)}}
.field{display:grid;gap:calc(var(--u)/4)}
.field-label{font-size:.8125em;line-height:calc(var(--u)*1.25);color:var(--ink-soft)}
.filters input{box-sizing:border-box;width:100%;height:calc(var(--u)*2.75);padding:0 .75em;font:inherit;color:inherit;background:var(--paper);border:1px solid color-mix(in srgb,var(--ink) 50%,transparent);border-radius:3px}`;

/** Makes the style sheet of a document's elements, once a document: they cannot share it with those in a frame. */
export const sheetOf = (text) => {
  const sheets = new WeakMap();
  return ({ ownerDocument: page }) => {
    if (!sheets.has(page)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(text);
      sheets.set(page, sheet);
    }
    return sheets.get(page);
  };
};

/** The style of an element. Attached by script, which no page's policy restricts. */
export const style = sheetOf(STYLE);

const own = (item) => item._news_zone ?? {};

/** A name as addresses have it, which is how names are compared. */
export const slug = (name) => `${name}`.toLowerCase().replace(/[^\p{Alphabetic}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value || value === "") element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
};

/** Where an article stands: in its site, or where it says. */
export const hrefOf = (item, { home, page, source }) => {
  if (home) return `${home}article/${encodeURIComponent(item.id)}/`;
  const { protocol, href } = new URL(item.url ?? page.home_page_url ?? source, source);
  return /^https?:$/.test(protocol) ? href : source;
};

const picture = (item, { url }) => {
  const { alt, width, height } = own(item).image ?? {};
  const src = new URL(item.image, url).href;
  // The widths that a published picture can be had in, too.
  const [, stem, widths] = /^(.*-)[^-]*[#/]webp=(.*)$/.exec(src) ?? [];
  const srcset = widths?.replace(/\d+/g, `${stem}$&.webp $&w`);
  return make("img", {
    class: "card-picture", part: "picture", loading: "lazy", decoding: "async", referrerpolicy: "no-referrer",
    alt: alt ?? "", width, height, sizes: srcset && "20em", srcset, src,
  });
};

/** What the zone's own tables say (`news_core::lang`): the search field's name, and how a day is written. */
const WORDS = { en: ["Search", "D N Y"], ko: ["검색", "Y년 M월 D일"], ja: ["検索", "Y年M月D日"] };
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** The language of the words on a page that is in this one: the first of them where there are none in it. */
const spoken = (language) => WORDS[language] ? language : "en";

/** A day as the zone writes it. Without the browser's own formatter, which takes a slow phone a tenth of a second. */
const dayOf = (at, words) => {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  const parts = { Y: year, M: month + 1, N: MONTHS[month], D: day };
  return WORDS[words][1].replace(/[YMND]/g, (it) => parts[it]);
};

const card = (item, found, { layout, images, open, words }) => {
  const { kicker, section, deck = item.summary } = own(item);
  const isCards = layout === "cards";
  const published = new Date(item.date_published);
  const link = make("a", {
    id: `to-${item.id}`, href: hrefOf(item, found),
    target: (open === "tab" || open === "site" && self !== top) && "_blank", rel: open === "tab" && "noopener",
  }, kicker && make("span", { class: "kicker", part: "kicker" }, `[${kicker}]`), kicker && " ", item.title);
  const day = +published && make("time", { datetime: published.toISOString().replace(".000", ""), part: "date" },
    dayOf(published, words));
  const kind = section && make("span", { class: "card-section", part: "section", lang: item.language }, section);
  return make("li", { part: "item" }, make("article", { class: `card card-${isCards ? "story" : "brief"}`, part: "card", lang: item.language, dir: !item.language && "auto" },
    isCards && images === "on" && item.image && picture(item, found),
    make("h2", { class: "card-headline", part: "headline" }, link),
    isCards && deck && make("p", { class: "card-deck", part: "deck" }, deck),
    (kind || day) && make("p", { class: "card-meta", part: "meta", lang: words }, kind, day)));
};

const age = (item) => Date.parse(item.date_published) || -Infinity;

const isOut = (item, now) => {
  const { status, embargoed_until: from, expires } = own(item);
  return (!status || status === "usable") && (!from || Date.parse(from) <= now) && !(Date.parse(expires) <= now);
};

/** Those of the page's articles that are wanted, newest first; nothing where that takes more than looking. */
const select = (page, { section, tag, author, lang, article, limit, query }) => {
  if (query) return;
  const now = Date.now();
  const has = (names, wanted) => {
    for (const it of names ?? []) if (slug(it?.name ?? it) === slug(wanted)) return true;
    return !wanted;
  };
  const rows = [];
  for (const item of page.items) {
    if (!item.id || !item.title) return;
    const language = item.language ?? page.language ?? "";
    const isWanted = isOut(item, now) && (!article || `${item.id}` === article) && has([own(item).section ?? ""], section) &&
      has(item.tags, tag) && has(item.authors, author) && (!lang || language.split("-")[0] === lang);
    if (!isWanted) continue;
    let place = rows.length;
    for (; place && age(rows[place - 1]) < age(item); place--) rows[place] = rows[place - 1];
    rows[place] = item;
    if (rows.length > limit) rows.length = limit;
  }
  return rows.length < (article ? 1 : limit) && page.next_url ? undefined : rows;
};

/** Cards that are laid out at once: what a slow phone does between two frames of the page around. */
const AT_ONCE = 3;

/**
 * The zone of these options with its first headlines, how many there are, and what draws the rest, a few at a time, for as
 * long as that is wanted. Nothing where the program that reads has to draw it.
 */
export const draw = (found, given) => {
  const words = spoken(given.words);
  const options = { ...given, words };
  try {
    const list = make("ol", { class: `list ${options.layout}`, part: "list" });
    const cards = [];
    for (const item of select(found.page, options)) cards[cards.length] = card(item, found, options);
    for (let nth = 0; nth < cards.length && nth < AT_ONCE; nth++) list.append(cards[nth]);
    const fill = async (isWanted) => {
      for (let nth = AT_ONCE; nth < cards.length && isWanted(); nth++) {
        // A frame, or its time where nobody looks.
        if (nth % AT_ONCE === 0) await new Promise((done) => setTimeout(done, 16));
        if (isWanted()) list.append(cards[nth]);
      }
    };
    const search = options.filter === "on" && make("div", { class: "filters", part: "filters", role: "search" },
      make("label", { class: "field field-search" }, make("span", { class: "field-label" }, WORDS[words][0]),
        make("input", { type: "search", id: "search", autocomplete: "off", enterkeyhint: "search" })));
    return { zone: make("div", { class: "zone", part: "zone", lang: words }, search, list), count: cards.length, fill };
  } catch {
    // A source with an article in it that is not as expected.
  }
};

/** An empty zone, for the program that reads to draw in. */
export const room = ({ words }) => make("div", { class: "zone", part: "zone", lang: spoken(words) });
