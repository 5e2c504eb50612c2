//! nginx over one host's files, in the foreground, without rights, in a folder of its own.

use std::path::Path;
use std::process::Command;
use std::{env, fs, thread};

use test_support::keeper::{Kept, await_listener, free_port};
use test_support::wanted;

/// A host that is served, until this is dropped.
pub(crate) struct Served {
    port: u16,
    nginx: Option<Kept>,
}

impl Served {
    /// Starts to serve these files, each answer with these headers. `None`, loudly, where there is no nginx.
    pub(crate) fn start(headers: &[(String, String)], files: &[(String, String)]) -> Option<Self> {
        let program = wanted::program("nginx", "a page of a partner")?;
        let port = free_port();
        let folder = env::temp_dir().join(format!("news-zone-partner-{port}"));
        for (path, text) in files {
            let file = folder.join("files").join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let conf = folder.join("nginx.conf");
        fs::write(&conf, configuration(&folder, port, headers)).unwrap();
        let mut command = Command::new(program);
        command.arg("-c").arg(&conf).arg("-e").arg(folder.join("error"));
        let nginx = Kept::start(&command, &folder);
        await_listener("nginx", &folder, port);
        Some(Self { port, nginx: Some(nginx) })
    }

    /// Where it stands. Its name makes it another site than the one with the news, which is called by its number, and
    /// not only another origin.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // No test needs to wait for the end of it, and the end of the run ends it too.
        let nginx = self.nginx.take();
        thread::spawn(move || drop(nginx));
    }
}

fn configuration(folder: &Path, port: u16, headers: &[(String, String)]) -> String {
    let folder = folder.display();
    let headers: String = headers.iter().map(|(name, value)| header(name, value)).collect();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{ }}\nhttp {{\n  include /etc/nginx/mime.types;\n  \
         charset utf-8;\n  access_log off;\n  client_body_temp_path {folder}/t1;\n  proxy_temp_path {folder}/t2;\n  \
         fastcgi_temp_path {folder}/t3;\n  uwsgi_temp_path {folder}/t4;\n  scgi_temp_path {folder}/t5;\n  \
         server {{\n    listen 127.0.0.1:{port};\n    root {folder}/files;\n{headers}  }}\n}}\n"
    )
}

fn header(name: &str, value: &str) -> String {
    assert!(!value.contains(['$', '"', '\\']), "nginx would read more than text in {value}");
    format!("    add_header {name} \"{value}\" always;\n")
}
