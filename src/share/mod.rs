//! What makes links worth sharing: what each stands for, what services are told of it, a picture of it.

mod head;
mod linked_data;
mod oembed;
mod picture;
mod redirect;
mod site;
mod sitemap;
mod subject;

pub use report_picture::Fonts;

pub use self::{
    head::{escaped, head},
    linked_data::linked_data,
    oembed::oembed,
    picture::{SIZE, pictures, svg},
    redirect::redirects,
    site::{Address, Site},
    sitemap::{robots, sitemap},
    subject::Subject,
};
