//! What makes links worth sharing: what each stands for, what services are told of it, a picture of it.

mod head;
mod linked_data;
mod oembed;
mod picture;
mod redirect;
mod site;
mod sitemap;
mod subject;

#[cfg(feature = "publish")]
pub use report_picture::Fonts;

#[cfg(feature = "publish")]
pub use self::picture::pictures;
pub use self::{
    head::{escaped, head},
    linked_data::linked_data,
    oembed::oembed,
    picture::{SIZE, svg},
    redirect::redirects,
    site::{Address, Site},
    sitemap::{robots, sitemap},
    subject::Subject,
};
