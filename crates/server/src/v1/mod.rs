//! Vokter's own interface: the names of the command line's flags in, its JSON out.

pub(crate) mod asking;
mod basis;
mod batch;
pub(crate) mod compare;
pub(crate) mod entities;
pub(crate) mod lists;
pub(crate) mod scan;
pub(crate) mod screen;
pub(crate) mod trade;

use utoipa_axum::router::OpenApiRouter;

use crate::service::App;

/// The paths of the interface.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(screen::router())
        .merge(batch::router())
        .merge(compare::router())
        .merge(scan::router())
        .merge(entities::router())
        .merge(lists::router())
        .merge(trade::router())
}
