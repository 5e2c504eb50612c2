// No index at all: every text is read at every keystroke.

export const engine = (variant) => {
  let texts = [];
  return {
    build(documents) {
      texts = documents.map(({ title, summary }) => `${title}\n${summary}`.toLowerCase());
    },
    query(text, most) {
      const words = text.toLowerCase().split(" ").filter(Boolean);
      const enough = variant === "stops" ? most : Infinity;
      const found = [];
      for (let id = 0; id < texts.length && found.length < enough; id += 1) {
        if (words.every((word) => texts[id].includes(word))) found.push(id);
      }
      return found;
    },
  };
};
