//! Debian's WordPress on a database of its own, both private to this test run.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use test_support::keeper::{Kept, await_listener, free_port};
use test_support::wanted;

/// Where the package puts it.
const PACKAGE: &str = "/usr/share/wordpress";

/// Longest that the database may take to answer. It takes two seconds on an idle machine.
const DATABASE_WAIT_MAX: Duration = Duration::from_secs(60);

/// A running WordPress with posts in it.
pub(crate) struct WordPress {
    port: u16,
    folder: PathBuf,
    _web: Kept,
    _database: Kept,
}

static WORDPRESS: LazyLock<WordPress> = LazyLock::new(WordPress::start);

/// The one WordPress of this test run; `None`, loudly, where it cannot be had.
pub(crate) fn running() -> Option<&'static WordPress> {
    let missing = if ["php", "mariadbd", "mariadb-install-db"].iter().any(|it| wanted::find(it).is_none()) {
        Some("php or mariadb is not here")
    } else if !Path::new(PACKAGE).join("wp-load.php").is_file() {
        Some("the package wordpress is not here")
    } else {
        None
    };
    match missing {
        Some(why) => {
            wanted::missing("WordPress tests", why);
            None
        }
        None => Some(&WORDPRESS),
    }
}

impl WordPress {
    /// Where the list of posts is.
    pub(crate) fn posts_url(&self) -> String {
        format!("http://127.0.0.1:{}/wp-json/wp/v2/posts", self.port)
    }

    /// Where a path below the site is.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Has one step of `steps.php` done, and returns what it says.
    pub(crate) fn step(&self, words: &[&str]) -> String {
        let said = run(php(&self.folder, self.port).arg(self.folder.join("steps.php")).args(words));
        said.trim().to_owned()
    }

    /// Runs a script of the repository beside WordPress, and returns what it says.
    pub(crate) fn script(&self, path: &str, words: &[&str]) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        run(php(&self.folder, self.port).arg(path).args(words)).trim().to_owned()
    }

    /// The folder of an installed plugin.
    pub(crate) fn plugin(&self, name: &str) -> PathBuf {
        self.folder.join("content/plugins").join(name)
    }

    /// What PHP remarks on in our plugin.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.join("debug.log")).unwrap_or_default();
        log.lines().filter(|it| it.contains("plugins/news-zone")).map(str::to_owned).collect()
    }

    /// What it was asked, oldest first, percent signs resolved where they hide commas.
    pub(crate) fn requests(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.join("requests.log")).unwrap_or_default();
        log.lines().map(|it| it.replace("%2C", ",")).collect()
    }

    /// The id of the post of that title.
    pub(crate) fn id_of(&self, title: &str) -> String {
        let ids = fs::read_to_string(self.folder.join("ids.txt")).unwrap();
        let line = ids.lines().find_map(|it| it.strip_suffix(title)?.strip_suffix('\t')).unwrap();
        line.to_owned()
    }

    fn start() -> Self {
        // A short path: the names of sockets are limited to about a hundred bytes.
        let folder = env::temp_dir().join(format!("news-zone-wp-{}", process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        let database = start_database(&folder);
        lay_out(&folder);
        let port = free_port();
        for script in ["install.php", "posts.php", "plugin.php"] {
            run(php(&folder, port).arg(folder.join(script)));
        }
        let mut command = php(&folder, port);
        command
            .arg("-S")
            .arg(format!("127.0.0.1:{port}"))
            .arg("-t")
            .arg(folder.join("root"))
            .arg(folder.join("router.php"));
        let web = Kept::start(&command, &folder.join("web"));
        await_listener("php", &folder.join("web"), port);
        Self { port, folder, _web: web, _database: database }
    }
}

fn start_database(folder: &Path) -> Kept {
    let (data, socket) = (folder.join("data"), folder.join("db.sock"));
    let user = Command::new("id").arg("-un").output().unwrap();
    let user = format!("--user={}", String::from_utf8_lossy(&user.stdout).trim());
    let mut install = Command::new(wanted::find("mariadb-install-db").unwrap());
    install.args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal", &user]);
    run(install.arg(format!("--datadir={}", data.display())));
    let mut server = Command::new(wanted::find("mariadbd").unwrap());
    server.args(["--no-defaults", "--skip-networking", "--skip-grant-tables", "--skip-log-bin", &user]);
    // What is lost in a crash is lost: the data does not outlive the test.
    server.args(["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M"]);
    server.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", socket.display()));
    server.arg(format!("--pid-file={}", folder.join("db.pid").display()));
    let database = Kept::start(&server, folder);
    let start = Instant::now();
    while !socket.exists() {
        assert!(start.elapsed() < DATABASE_WAIT_MAX, "the database does not answer");
        thread::sleep(Duration::from_millis(20));
    }
    database
}

/// A folder like the package's own, but with our configuration in it, our plugin and a theme.
fn lay_out(folder: &Path) {
    let root = folder.join("root");
    fs::create_dir_all(&root).unwrap();
    for entry in fs::read_dir(PACKAGE).unwrap() {
        let entry = entry.unwrap();
        if !["wp-config.php", "wp-content"].iter().any(|it| entry.file_name() == *it) {
            symlink(entry.path(), root.join(entry.file_name())).unwrap();
        }
    }
    symlink(folder.join("content"), root.join("wp-content")).unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = repository.join("tests/it/wordpress");
    fs::copy(ours.join("config.php"), root.join("wp-config.php")).unwrap();
    for script in ["before.php", "router.php", "install.php", "posts.php", "plugin.php", "steps.php"] {
        fs::copy(ours.join(script), folder.join(script)).unwrap();
    }
    copy_folder(&ours.join("content"), &folder.join("content"));
    copy_folder(&repository.join("integrations/wordpress/news-zone"), &folder.join("content/plugins/news-zone"));
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

fn php(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(wanted::find("php").unwrap());
    command.args(["-d", "memory_limit=256M", "-d", "sendmail_path=/bin/true", "-d", "display_errors=stderr", "-d"]);
    command.arg(format!("auto_prepend_file={}", folder.join("before.php").display()));
    command.env("NEWS_ZONE_FOLDER", folder).env("NEWS_ZONE_PORT", port.to_string());
    command
}

/// Runs it to its end, and returns what it says.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}\n{}\n{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}
