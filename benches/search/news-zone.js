// News Zone, by the programs that the app itself runs: `search-desk.js` of the built app, which starts the search's module,
// lets it go on between other things and fetches the files that it wants. Here it runs in the page instead of in a worker of
// the page. What is said either way is bytes: `Said` and `Reply` of `crates/news-core/src/search`.

/** Articles told of at a time. */
const PART = 1000;
/** Rows asked for where all are wanted. */
const ALL = 1e7;
/** What the page says, by its first byte. */
const [DOCUMENTS, ASKED, ARCHIVE] = [0, 2, 4];
/** Who has not answered by then does not answer. */
const WAIT_MS = 60e3;
/** When the newest article was published, in seconds of Unix time, and how long before it the next. */
const [NEWEST, STEP] = [1_793_491_200, 3_600];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes that are put together: numbers by sevens of bits, texts behind their length. */
class Putting {
  bytes = [];
  number(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.bytes.push((value % 128) + 128);
    this.bytes.push(value);
    return this;
  }
  text(text) {
    const bytes = encoder.encode(text);
    this.number(bytes.length);
    for (const it of bytes) this.bytes.push(it);
    return this;
  }
  done() {
    return new Uint8Array(this.bytes);
  }
}

/** Bytes that are taken apart again. */
class Taking {
  at = 0;
  constructor(bytes) {
    this.bytes = bytes;
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.at === this.bytes.length) throw new RangeError("the search of this build says something else");
      const byte = this.bytes[this.at++];
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    return decoder.decode(this.bytes.subarray(this.at, (this.at += length)));
  }
  list(one) {
    return Array.from({ length: this.number() }, one);
  }
  marks() {
    this.list(() => [this.number(), this.number()]);
  }
  moment() {
    if (this.number()) this.number();
  }
}

const answerOf = (bytes) => {
  const it = new Taking(bytes);
  if (it.number() !== 0) return undefined;
  const answer = { number: it.number() };
  it.number();
  answer.count = it.number();
  answer.isWhole = it.number() === 1;
  it.number();
  answer.rows = it.list(() => {
    const nth = it.number();
    it.marks();
    it.marks();
    return nth;
  });
  for (let facet = 0; facet < 4; facet += 1) it.list(() => [it.text(), it.number()]);
  it.list(() => [it.number(), it.number(), it.number()]);
  it.list(() => [it.text(), it.text(), it.text()]);
  answer.isSettled = it.number() === 1;
  if (it.number()) {
    const rows = it.list(() => {
      const [id, title] = [it.text(), it.text()];
      for (let text = 0; text < 3; text += 1) it.text();
      it.moment();
      it.marks();
      return { id: Number(id), title };
    });
    it.list(() => it.text());
    // One bit says that more is awaited, the other that nothing is left to look at: with both, something better is asked.
    answer.older = { rows, isComplete: it.number() === 2 };
  }
  return answer;
};

export const engine = () => {
  let desk;
  let asked = 0;
  /** Takes an answer to the last question, or why there is none. */
  let hear = () => {};

  // The desk works in tasks of its own: what goes wrong in them reaches nobody else.
  addEventListener("error", ({ error }) => hear(undefined, error));
  addEventListener("unhandledrejection", ({ reason }) => hear(undefined, reason));

  const start = async () => {
    const { open } = await import("/search-desk.js").catch((error) => {
      throw new Error(`not measured: the built app has no search (${error})`);
    });
    desk = await open((bytes) => {
      try {
        const answer = answerOf(bytes);
        if (answer?.number === asked) hear(answer);
      } catch (error) {
        hear(undefined, error);
      }
    });
  };

  /** Says that these articles are at hand, the first of them by its place. */
  const tell = (documents, first) => {
    const said = new Putting().number(DOCUMENTS).number(1).number(first).number(documents.length);
    for (const { id, title, summary } of documents) {
      said.text(`${id}`).text(title).text(summary).text("").text("");
      for (let facet = 0; facet < 4; facet += 1) said.number(0);
      said.number(1).number(2 * (NEWEST - STEP * id));
    }
    desk.take(said.done());
  };

  /** The first answer that is enough. */
  const ask = (text, rows, older, isEnough, isComposing = false) => new Promise((answered, failed) => {
    asked += 1;
    const waiting = setTimeout(() => failed(new Error(`“${text}”: no answer that is enough`)), WAIT_MS);
    hear = (answer, error) => {
      if (error || isEnough(answer)) clearTimeout(waiting);
      if (error) failed(new Error(`“${text}”: ${error.stack}`));
      else if (isEnough(answer)) answered(answer);
    };
    const said = new Putting().number(ASKED).number(asked).text(text).number(isComposing ? 1 : 0);
    for (let facet = 0; facet < 4; facet += 1) said.text("");
    // No days, newest first, in English, in UTC.
    for (let choice = 0; choice < 5; choice += 1) said.number(0);
    said.number(rows).number(older);
    desk.take(said.done());
  });

  return {
    async build(documents) {
      await start();
      for (let first = 0; first < documents.length; first += PART) tell(documents.slice(first, first + PART), first);
      await ask("", 1, 0, (it) => it.isWhole);
    },

    async query(text, most, isComposing) {
      const isFull = (it) => it.rows.length >= most || (it.isWhole && it.isSettled);
      return (await ask(text, Math.min(most, ALL), 0, isFull, isComposing)).rows;
    },

    async open(base) {
      await start();
      // A page that searches an archive has something at hand: here nothing that is asked for.
      tell([{ id: -1, title: "-", summary: "-" }], 0);
      const { directory } = await (await fetch("/bench/archive.json")).json();
      desk.take(new Putting().number(ARCHIVE).text(`${base}edition/`).text(directory).number(0).done());
    },

    // It never knows all that matches before it is asked for all: as soon as there is a screen of it, it stops.
    async search(text, count) {
      const isFull = ({ older }) => older && (older.rows.length >= count || older.isComplete);
      const rows = count === 0 ? [] : (await ask(text, 1, count, isFull)).older.rows.slice(0, count);
      return {
        rows: () => rows,
        async all(isComposing) {
          return (await ask(text, 1, ALL, ({ older }) => older?.isComplete, isComposing)).older.rows.map((it) => it.id);
        },
      };
    },
  };
};
