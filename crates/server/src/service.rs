//! What every request shares.

use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use vokter_answers::config::Settings;
use vokter_answers::engine::{self, Engine};
use vokter_answers::failure::Failure;
use vokter_answers::parties::Choice;
use vokter_answers::rules;
use vokter_answers::tokens::Tokens;
use vokter_lists::Shelf;
use vokter_screening::Settings as Search;
use vokter_trade::Rules;

use crate::body::Budget;
use crate::chronicles::Chronicles;
use crate::crowd::Crowd;
use crate::differences::Differences;
use crate::lists::{Lists, View};
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::turnstile::Turnstile;
use crate::workshop::Workshop;

/// The service. Requests hold it together.
pub(crate) struct Service {
    pub(crate) settings: Settings,
    pub(crate) engine: Engine,
    pub(crate) lists: Lists,
    pub(crate) workshop: Arc<Workshop>,
    pub(crate) tokens: ArcSwap<Tokens>,
    /// Why the tokens in the data folder are not those that are in force.
    pub(crate) tokens_trouble: Mutex<Option<String>>,
    /// Memory for what is sent.
    pub(crate) budget: Budget,
    /// Memory for what is answered.
    pub(crate) answers: Budget,
    pub(crate) crowd: Crowd,
    pub(crate) differences: Differences,
    pub(crate) chronicles: Chronicles,
    pub(crate) turnstile: Turnstile,
    pub(crate) metrics: Metrics,
    /// When the service began.
    pub(crate) began: Timestamp,
    /// The embargo rules, as they were read when the service began.
    pub(crate) rules: Rules,
}

/// The service as handlers get it.
pub(crate) type App = Arc<Service>;

impl Service {
    pub(crate) fn with(settings: Settings, tokens: Tokens) -> Result<Self, Failure> {
        let metrics = Metrics::new();
        Ok(Self {
            rules: rules::load(&[], &settings)?,
            engine: Engine::with(&settings),
            lists: Lists::with(&settings, metrics.reloads()),
            workshop: Arc::new(Workshop::new()),
            tokens: ArcSwap::from_pointee(tokens),
            tokens_trouble: Mutex::default(),
            budget: Budget::new(),
            answers: Budget::new(),
            differences: Differences::default(),
            chronicles: Chronicles::default(),
            crowd: Crowd::of(settings.connections.value),
            turnstile: Turnstile::of(settings.rate.value, settings.client_requests.value),
            metrics,
            began: engine::now(),
            settings,
        })
    }

    /// How a screen is done unless the request says otherwise.
    pub(crate) fn search(&self) -> Search {
        Search {
            threshold: self.settings.threshold.value,
            limit: Some(self.settings.limit.value),
            prior: self.settings.prior_bits.value,
        }
    }

    pub(crate) async fn view(&self, choice: Choice) -> Result<Arc<View>, Problem> {
        self.lists.view(&self.workshop, choice).await
    }

    /// Sees to it that it is known when parties last changed.
    pub(crate) async fn look_at_changes(&self, view: &Arc<View>) -> Result<(), Problem> {
        if view.known_last_changes().is_some() {
            return Ok(());
        }
        let view = view.clone();
        let look = move || {
            view.last_changes();
        };
        self.workshop.long(look).await
    }

    pub(crate) fn shelf(&self) -> Shelf {
        Shelf::at(&self.settings.data_dir.value)
    }
}
