// https://github.com/leeoniya/uFuzzy: one edit a word, words in any order; for Korean the pattern of its own page on
// other scripts.

import uFuzzy from "@leeoniya/ufuzzy";

const KOREAN = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
};
/** Words up to which their order is tried. */
const OUT_OF_ORDER = 1;

export const engine = () => {
  let fuzzy;
  let texts = [];
  return {
    build(documents, language) {
      fuzzy = new uFuzzy({ intraMode: 1, ...(language === "ko" ? KOREAN : {}) });
      texts = documents.map(({ title, summary }) => `${title} ${summary}`);
    },
    query(text) {
      const [found, info, order] = fuzzy.search(texts, text, OUT_OF_ORDER);
      return order ? order.map((nth) => info.idx[nth]) : (found ?? []);
    },
  };
};
