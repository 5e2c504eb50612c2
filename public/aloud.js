// Reads articles aloud, sentence by sentence, and marks the one that is read. Voices are the browser's own. Which article
// comes next is the app's business (`news_core::listening`).

const LEAVES = "p, h1, h2, h3, h4, h5, h6, li, figcaption, td, th, pre";
const MARK = "aloud";

/** How long voices are waited for: browsers fetch their list in the background, and some have none. */
const VOICES_WAIT_MS = 1500;

const languageOf = (element) => element.closest("[lang]")?.lang || document.documentElement.lang;

/** Sentences of a block, each with the range of the page that it stands in. */
const sentencesOf = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  const at = (offset) => {
    const piece = pieces.findLast((it) => it.start <= offset) ?? pieces[0];
    return [piece.node, Math.min(offset - piece.start, piece.node.length)];
  };
  const parts = globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter(languageOf(block) || undefined, { granularity: "sentence" }).segment(text)]
    : [{ segment: text, index: 0 }];
  return parts.filter((it) => it.segment.trim()).map(({ segment, index }) => {
    const range = new Range();
    range.setStart(...at(index));
    range.setEnd(...at(index + segment.trimEnd().length));
    // The language of the words themselves: a paragraph may be in another than its article.
    const language = languageOf(range.startContainer.parentElement);
    return { text: segment.trim(), language, range, block };
  });
};

/** The sentences of an article: its headline, and its text. */
const articleOf = (story) => {
  const blocks = [...story.querySelectorAll(".story-headline, .deck, .body *")].filter((it) => it.matches(`${LEAVES}, .deck`));
  // A block with blocks inside says nothing of its own.
  return blocks.filter((it) => !it.querySelector(LEAVES)).flatMap(sentencesOf);
};

/** The same of an article that does not stand in the page: a JSON Feed of one item. Its document is inert. */
const writtenIn = (text) => {
  const { title = "", content_html: html = "", content_text: words = "", language } = JSON.parse(text).items[0];
  const { body, documentElement } = globalThis.newsZone.inert(html);
  const line = (name, words) => Object.assign(body.ownerDocument.createElement(name), { textContent: words });
  documentElement.lang = language ?? document.documentElement.lang;
  if (!html) body.append(...words.split(/\n+/).map((it) => line("p", it)));
  body.prepend(line("h1", title));
  return [...body.querySelectorAll(LEAVES)].filter((it) => !it.querySelector(LEAVES)).flatMap(sentencesOf);
};

/** Keys and buttons outside the page that ask for something, where there are any: of a headset, of a lock screen. */
const KEYS = { play: "play", pause: "pause", stop: "stop", nexttrack: "next", previoustrack: "previous" };

const session = (tell) => {
  const { mediaSession } = navigator;
  if (!mediaSession) return () => {};
  const hear = (action, word) => {
    try {
      mediaSession.setActionHandler(action, word && (() => tell(word)));
    } catch {
      // A key that this browser does not know of.
    }
  };
  return (state, title) => {
    mediaSession.playbackState = state;
    for (const [action, word] of Object.entries(KEYS)) hear(action, state === "none" ? null : word);
    if (title && globalThis.MediaMetadata) mediaSession.metadata = new MediaMetadata({ title });
  };
};

const voices = () =>
  new Promise((resolve) => {
    const had = speechSynthesis.getVoices();
    if (had.length) return resolve(had);
    const answer = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener?.("voiceschanged", answer, { once: true });
    setTimeout(answer, VOICES_WAIT_MS);
  });

// Said here and not in a style sheet: checkers of pages know neither this nor any other highlight yet.
if (globalThis.Highlight) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`::highlight(${MARK}) { background-color: var(--mark); color: var(--ink); }`);
  document.adoptedStyleSheets.push(sheet);
}

const unmark = (sentence) => {
  CSS.highlights?.delete(MARK);
  sentence?.block.classList.remove(MARK);
};

const mark = (sentence) => {
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set(MARK, new Highlight(sentence.range));
  else sentence.block.classList.add(MARK);
  sentence.block.scrollIntoView({ block: "nearest" });
};

/** A reader of articles. `tell` is told "speaking", "paused", "ended" when the article is over, or "none" without a voice;
 *  and what is asked for outside the page: "play", "pause", "stop", "next", "previous". */
export const aloud = (tell) => {
  const show = session(tell);
  let sentences = [];
  let nth = 0;
  let rate = 1;
  // Whatever a voice still says that was begun before is not for us.
  let turn = 0;

  const hush = () => {
    turn += 1;
    unmark(sentences[nth]);
    globalThis.speechSynthesis?.cancel();
  };

  const say = (list) => {
    const sentence = sentences[nth];
    if (!sentence) {
      sentences = [];
      return tell("ended");
    }
    const mine = turn;
    const base = sentence.language.toLowerCase().split("-")[0];
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = sentence.language;
    utterance.rate = rate;
    utterance.voice = list.find((it) => it.lang.toLowerCase().split(/[-_]/)[0] === base) ?? null;
    const next = () => {
      if (mine !== turn) return;
      unmark(sentence);
      nth += 1;
      say(list);
    };
    utterance.onend = next;
    // A sentence that a voice cannot say is passed over.
    utterance.onerror = next;
    mark(sentence);
    speechSynthesis.speak(utterance);
  };

  const begin = async () => {
    const mine = (turn += 1);
    const list = globalThis.speechSynthesis ? await voices() : [];
    if (mine !== turn) return;
    const base = (it) => it.toLowerCase().split(/[-_]/)[0];
    const wanted = base(sentences[nth]?.language ?? "");
    if (!list.some((it) => base(it.lang) === wanted)) {
      sentences = [];
      return tell("none");
    }
    tell("speaking");
    show("playing", sentences[0].text);
    say(list);
  };

  return {
    /** Reads an article from its beginning: the one in the page for an empty text, or the one that is given. Without either
     *  it goes on where it was stopped. */
    speak(speed, text) {
      hush();
      rate = speed;
      if (text !== undefined) {
        sentences = text ? writtenIn(text) : articleOf(document.querySelector(".panel-article .story"));
        nth = 0;
      }
      begin();
    },

    pause() {
      hush();
      show("paused");
      tell("paused");
    },

    stop() {
      hush();
      sentences = [];
      show("none");
    },
  };
};
