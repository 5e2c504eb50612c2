// The peer: the list and its filters as a careful programmer writes them without a framework. The same edition, the
// same words searched, the same counts, the same rows in the same style sheets; String.includes over folded text.

const ROWS_MAX = 30;
const STORIES = 3;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const LANGUAGES = { en: "English", ko: "Korean" };
const FACETS = [
  { key: "section", names: (it) => (it._news_zone?.section ? [it._news_zone.section] : []) },
  { key: "tag", names: (it) => it.tags ?? [] },
  { key: "author", names: (it) => (it.authors ?? []).map((author) => author.name) },
  { key: "lang", names: (it) => [it.language], label: (name) => LANGUAGES[name] ?? name },
];

const field = document.getElementById("search");
const sentence = document.querySelector(".filters-sentence");
const clear = document.querySelector(".filters-clear");
const stories = document.querySelector(".stories");
const selects = FACETS.map((facet) => document.getElementById(facet.key));

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
    .replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const name in attributes) {
    made.setAttribute(name, attributes[name]);
  }
  made.append(...children);
  return made;
};

/** A text with what was found marked. Folding keeps the length of all that is in this edition. */
const marked = (text, folded, words) => {
  const spans = words.flatMap((word) => {
    const found = [];
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
    return found;
  }).sort((one, other) => one[0] - other[0]);
  const pieces = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (done <= start) {
      pieces.push(text.slice(done, start), element("mark", {}, text.slice(start, end)));
      done = end;
    }
  }
  pieces.push(text.slice(done));
  return pieces;
};

const ready = (item) => {
  const published = new Date(item.date_published);
  const names = FACETS.map((facet) => facet.names(item));
  const headline = fold(item.title);
  const deck = fold(item.summary);
  return {
    item, names, headline, deck, published,
    day: `${published.getDate()} ${MONTHS[published.getMonth()]} ${published.getFullYear()}`,
    haystack: [headline, deck, fold(names[2].join(", ")), fold(item.content_text)].join("\n"),
  };
};

const card = ({ item, names, headline, deck, published, day }, rank, words, query) => {
  const link = element("a", { id: `to-${item.id}`, href: `article/${item.id}${query}` }, ...marked(item.title, headline, words));
  const made = element("article", { class: `card card-${rank}`, lang: item.language },
    element("h2", { class: "card-headline" }, link));
  if (rank !== "brief") {
    made.append(element("p", { class: "card-deck" }, ...marked(item.summary, deck, words)));
  }
  made.append(element("p", { class: "card-meta", lang: "en" },
    element("span", { class: "card-section", lang: item.language }, names[0][0]),
    element("time", { datetime: published.toISOString() }, day)));
  return element("li", {}, made);
};

const options = (facet, counts) => [
  element("option", { value: "" }, "All"),
  ...[...counts.keys()].sort().map((name) =>
    element("option", { value: name }, `${facet.label?.(name) ?? name} (${counts.get(name)})`)),
];

const plural = (count) => (count === 1 ? "1 article" : `${count} articles`);

const button = (label, press) => {
  const made = element("button", { type: "button", class: "button" }, label);
  made.addEventListener("click", press);
  return made;
};

const draw = (articles) => {
  const words = fold(field.value).split(" ").filter(Boolean);
  const counts = FACETS.map(() => new Map());
  const found = articles.filter((article) => words.every((word) => article.haystack.includes(word)));
  for (const article of found) {
    article.names.forEach((names, nth) => {
      for (const name of names) {
        counts[nth].set(name, (counts[nth].get(name) ?? 0) + 1);
      }
    });
  }
  FACETS.forEach((facet, nth) => selects[nth].replaceChildren(...options(facet, counts[nth])));
  sentence.textContent = `Newest first · ${plural(found.length)}`;
  const empty = () => {
    field.value = "";
    draw(articles);
  };
  clear.replaceChildren(...(words.length ? [button("Clear filters", empty)] : []));

  const ranked = words.length === 0;
  const rank = (nth) => (!ranked ? "story" : nth === 0 ? "lead" : nth <= STORIES ? "story" : "brief");
  const query = ranked ? "" : `?q=${encodeURIComponent(field.value)}`;
  const shown = [];
  if (found.length === 0) {
    shown.push(element("div", { class: "message" }, element("h2", {}, "Nothing found"),
      element("p", {}, "Try fewer words, another section or a wider range of days.")), button("Clear filters", empty));
  } else {
    const rows = found.slice(0, ROWS_MAX).map((article, nth) => card(article, rank(nth), words, query));
    shown.push(element("ol", { class: ranked ? "list list-ranked" : "list" }, ...rows));
  }
  if (ROWS_MAX < found.length) {
    shown.push(button("More articles", () => {}));
  }
  stories.replaceChildren(...shown);
};

const edition = await (await fetch("/edition/feed.json")).json();
const articles = edition.items.map(ready).sort((one, other) => other.published - one.published);
field.addEventListener("input", () => draw(articles));
draw(articles);
