//! One file per page; composition only.

mod main_page;

pub use main_page::MainPage;
