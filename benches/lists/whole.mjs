// A list with every row in the page, of which the browser lays out those near the window (`content-visibility`).

const list = document.getElementById("list");
const count = Number(location.search.slice(1));

globalThis.begin = () => {
  list.dataset.whole = "";
  for (let index = 0; index < count; index += 1) {
    const element = document.createElement("div");
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    const line = document.createElement("p");
    element.className = "row";
    link.href = `#${index}`;
    link.textContent = `Headline ${index} of a story that goes on for a line`;
    line.textContent = "Section 26 November 2026";
    heading.append(link);
    element.append(heading, line);
    list.append(element);
  }
};
