//! The web servers of Debian, each in the foreground, without rights, in a folder of its own, with the emitted snippet.
//!
//! A server that was started ends with the value that holds it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{env, fs};
use test_support::keeper::{Kept, await_listener, free_port};
use test_support::wanted;

/// A running server.
pub(crate) struct Server {
    port: u16,
    _kept: Kept,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) path: String,
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        let is = |it: &str| it.eq_ignore_ascii_case(name);
        let lines = self.head.lines().filter_map(|it| it.split_once(':')).filter(|(it, _)| is(it));
        lines.map(|(_, value)| value.trim().to_owned()).collect::<Vec<_>>().join(", ")
    }
}

impl Server {
    /// Starts that server over a root, with the site's folder at `base` below it.
    pub(crate) fn start(name: &str, root: &Path, base: &str) -> Option<Self> {
        let program = wanted::program(name, "a site under a host")?;
        let port = free_port();
        let work = env::temp_dir().join(format!("news-zone-host-{name}-{port}"));
        fs::create_dir_all(&work).unwrap();
        let site = root.join(base.trim_matches('/'));
        let (text, options) = configuration(name, &work, root, &site, port);
        let file = work.join("server.conf");
        fs::write(&file, text).unwrap();
        let mut command = Command::new(program);
        command.args(options.iter().map(|it| it.replace("FILE", file.to_str().unwrap())));
        command.env("XDG_DATA_HOME", &work).env("XDG_CONFIG_HOME", &work);
        let kept = Kept::start(&command, &work);
        await_listener(name, &work, port);
        Some(Self { port, _kept: kept })
    }

    /// Asks for a path, which is sent as it is.
    pub(crate) fn get(&self, path: &str, encodings: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: {encodings}\r\nConnection: close\r\n\r\n",
            self.port
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut answer = Answer { path: path.to_owned(), status, head, body: bytes[end + 4..].to_vec() };
        if answer.header("Transfer-Encoding") == "chunked" {
            answer.body = joined(&answer.body);
        }
        answer
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

/// A body that was sent in chunks.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|it| it == b"\r\n").unwrap();
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 4 + length..];
    }
}

/// The configuration around the snippet, and the options that make the server read it.
fn configuration(name: &str, work: &Path, root: &Path, site: &Path, port: u16) -> (String, Vec<&'static str>) {
    let (work, root, site) = (work.display(), root.display(), site.display());
    match name {
        "nginx" => (
            format!(
                "daemon off;\nmaster_process off;\npid {work}/pid;\nerror_log {work}/error;\n\
                 include /etc/nginx/modules-enabled/*.conf;\nevents {{ }}\nhttp {{\n  access_log off;\n\
                 client_body_temp_path {work}/t1;\n  proxy_temp_path {work}/t2;\n  fastcgi_temp_path {work}/t3;\n\
                 uwsgi_temp_path {work}/t4;\n  scgi_temp_path {work}/t5;\n  server {{\n    listen 127.0.0.1:{port};\n\
                 root {root};\n    include {site}/hosting/nginx.conf;\n  }}\n}}\n"
            ),
            vec!["-c", "FILE"],
        ),
        "caddy" => (
            format!(
                "{{\n  admin off\n  auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n  root * {root}\n  \
                 import {site}/hosting/Caddyfile\n}}\n"
            ),
            vec!["run", "--config", "FILE", "--adapter", "caddyfile"],
        ),
        "apache2" => {
            let modules = ["mpm_event", "authz_core", "mime", "dir", "headers", "rewrite", "alias", "env", "setenvif"];
            let loads: String =
                modules.map(|it| format!("LoadModule {it}_module /usr/lib/apache2/modules/mod_{it}.so\n")).concat();
            (
                format!(
                    "{loads}ServerRoot {work}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work}/pid\n\
                     ErrorLog {work}/error\nTypesConfig /etc/mime.types\nDefaultRuntimeDir {work}\n\
                     User www-data\nGroup www-data\n\
                     DocumentRoot {root}\n<Directory {root}>\n  AllowOverride All\n  Require all granted\n</Directory>\n"
                ),
                // One process: a kill would leave the others behind.
                vec!["-X", "-f", "FILE"],
            )
        }
        _ => (
            format!(
                // The modules that Debian's own configuration begins with.
                "server.modules = ( \"mod_indexfile\", \"mod_access\", \"mod_alias\", \"mod_redirect\" )\nserver.bind = \"127.0.0.1\"\nserver.port = {port}\n\
                 server.document-root = \"{root}\"\nserver.errorlog = \"{work}/error\"\n\
                 include \"{site}/hosting/lighttpd.conf\"\n"
            ),
            vec!["-D", "-f", "FILE"],
        ),
    }
}
