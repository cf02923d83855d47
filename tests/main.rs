//! The content, the prerendered pages and the finished site, without a browser. One program for all tests, because each
//! would be linked with the whole prerenderer; each file is about one thing.

mod addresses;
mod architecture;
mod charts;
mod class;
mod colours;
mod computed;
mod data;
mod diagrams;
mod dist;
mod markup;
mod model;
mod money;
mod overview;
mod page;
mod print;
mod search;
mod security;
mod share;
mod source;
mod speech;
mod teaching;
