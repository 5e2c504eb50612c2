//! A port to listen on.

use std::net::TcpListener;

/// Ports tried before the system is asked for any.
const TRIES: u16 = 20;

/// The first free port from `wanted` on; 0, which means any, when there is none near.
pub(crate) fn free_from(wanted: u16) -> u16 {
    let mut candidates = (0..TRIES).filter_map(|it| wanted.checked_add(it));
    candidates.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_ne!(free_from(port), port);
    }
}
