//! A partner's site: pages of another origin that show the news, served by a real nginx under whatever policy the
//! partner has.

mod nginx;

use preview::Preview;

pub(crate) use nginx::Served;

/// Stands for the address of the site with the news, in everything that a host serves. It ends with a slash, and is a
/// source in a policy as well.
pub(crate) const SITE: &str = "{site}";

/// What the watching script is served as. A host's policy has to let the host's own scripts run.
const WATCH: (&str, &str) = ("watch.js", include_str!("host/watch.js"));

/// What a partner serves.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    head: String,
    body: String,
    headers: Vec<(String, String)>,
    files: Vec<(String, String)>,
}

impl Host {
    /// A page, in English, with this in its body.
    pub(crate) fn page(body: &str) -> Self {
        Self { head: String::new(), body: body.to_owned(), headers: Vec::new(), files: Vec::new() }
    }

    /// With this in its head: scripts, styles.
    pub(crate) fn head(self, html: &str) -> Self {
        Self { head: self.head + html, ..self }
    }

    /// Under this Content Security Policy. Without one, a page may do anything.
    pub(crate) fn csp(self, policy: &str) -> Self {
        self.header("Content-Security-Policy", policy)
    }

    /// With this header on every answer, in place of one of that name.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(standing, _)| standing != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this file. Its type is told from its name; `index.html` replaces the page.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.push((path.to_owned(), text.to_owned()));
        self
    }

    /// Serves it, beside the site with the news. `None`, loudly, where there is no nginx.
    pub(crate) fn serve(&self, site: &Preview) -> Option<Served> {
        let address = site.url();
        let filled = |text: &str| text.replace(SITE, &address);
        let headers: Vec<_> = self.headers.iter().map(|(name, value)| (name.clone(), filled(value))).collect();
        let mut files = vec![("index.html".to_owned(), filled(&self.document()))];
        files.push((WATCH.0.to_owned(), WATCH.1.to_owned()));
        files.extend(self.files.iter().map(|(path, text)| (path.clone(), filled(text))));
        Served::start(&headers, &files)
    }

    fn document(&self) -> String {
        let (script, head, body) = (WATCH.0, &self.head, &self.body);
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A partner</title>\n\
             <script src=\"/{script}\"></script>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
        )
    }
}
