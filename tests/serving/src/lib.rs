//! Real servers with the settings in `deploy/`, and a client that says exactly what a test wants it to say.

pub mod http;
pub mod server;
pub mod site;
