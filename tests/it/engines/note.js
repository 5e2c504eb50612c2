// Stands in for the real element: a shadow tree, a constructed stylesheet, words of another origin, a link and a button.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
    .note { color: rgb(1, 2, 3); width: 8em; }
    a { display: inline; }
    button { background: rgb(4, 5, 6); }
    button:hover { background: rgb(7, 8, 9); }
`);

customElements.define('news-zone', class extends HTMLElement {
    async connectedCallback() {
        const answer = await fetch(new URL('edition/feed.json', this.getAttribute('src')), { credentials: 'omit' });
        const { items } = await answer.json();
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [sheet];
        for (const { title } of items) {
            const note = document.createElement('p');
            note.className = 'note';
            const link = document.createElement('a');
            link.href = '#read';
            link.textContent = title;
            note.append(link);
            root.append(note);
        }
        const button = document.createElement('button');
        button.textContent = 'Not yet';
        button.addEventListener('click', event => { button.textContent = event.isTrusted ? 'Clicked' : 'Pretended'; });
        button.addEventListener('keydown', event => { button.dataset.key = event.key; });
        root.append(button);
    }
});
