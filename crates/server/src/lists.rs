//! What is searched: the lists in force, held whole and swapped whole when they change. A request
//! keeps what it began with; none sees a list half loaded.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use arc_swap::ArcSwapOption;
use axum::http::StatusCode;
use jiff::Timestamp;
use vokter_answers::basis::Basis;
use vokter_answers::config::Settings;
use vokter_answers::engine;
use vokter_answers::failure::{Failure, Fault};
use vokter_answers::groups::Reasons;
use vokter_answers::kept_index;
use vokter_answers::last_change::{Changes, LastChanges};
use vokter_answers::owners::Web;
use vokter_answers::parties::{Choice, Parties};
use vokter_documents::Scanner;
use vokter_lists::Shelf;
use vokter_screening::{Index, Key};

use crate::catalogue::Catalogue;
use crate::problem::{Kind, Problem};
use crate::workshop::Workshop;

/// Most choices of lists, and most sets of versions that were in force on days past, that are kept ready.
const CHOICES_MAX: usize = 12;
const PAST_MAX: usize = 2;

/// Why nothing is in force where the starter list is not enough.
const WITHOUT_LISTS: &str =
    "the data folder has no lists, and the service is set not to be ready without";

/// Parties that are searched together, with what is made of them once.
pub(crate) struct View {
    pub(crate) parties: Arc<Parties>,
    made: Arc<Made>,
    changing: Arc<Changing>,
}

/// When parties of the lists in force last changed, found when it is first asked for.
struct Changing {
    shelf: Shelf,
    changes: Arc<Changes>,
    last: ArcSwapOption<LastChanges>,
    making: Mutex<()>,
}

impl Changing {
    /// What is known, else what is found now; found again where other versions are kept than it was found in.
    fn last(&self, again: bool) -> Arc<LastChanges> {
        let is_good = |last: &Arc<LastChanges>| !again || last.is_of(&self.shelf);
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = self.last.load_full().filter(is_good) {
            return last;
        }
        let last = Arc::new(self.changes.last(&self.shelf));
        self.last.store(Some(last.clone()));
        last
    }
}

/// What is made of parties when it is first asked for, whatever the day that they are told of.
#[derive(Default)]
struct Made {
    scanner: OnceLock<Scanner<Listed>>,
    places: OnceLock<HashMap<String, usize>>,
    catalogue: OnceLock<Catalogue>,
    beside: OnceLock<BTreeMap<String, usize>>,
    reasons: OnceLock<Reasons>,
    web: OnceLock<Web>,
}

/// The index of parties that are held.
#[derive(Clone)]
pub(crate) struct Listed(Arc<Parties>);

impl Borrow<Index> for Listed {
    fn borrow(&self) -> &Index {
        &self.0.index
    }
}

impl View {
    fn of(parties: Parties, changing: Arc<Changing>) -> Self {
        Self {
            parties: Arc::new(parties),
            made: Arc::default(),
            changing,
        }
    }

    /// The same as it is told of another day on which the same was in force.
    fn as_of(&self, settings: &Settings, choice: &Choice, basis: Option<&Basis>) -> Self {
        Self {
            parties: Arc::new(self.parties.as_of(settings, choice, basis)),
            made: self.made.clone(),
            changing: self.changing.clone(),
        }
    }

    /// Reads texts for these parties.
    pub(crate) fn scanner(&self) -> &Scanner<Listed> {
        self.made
            .scanner
            .get_or_init(|| Scanner::new(Listed(self.parties.clone())))
    }

    /// All parties in a few words each.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        self.made
            .catalogue
            .get_or_init(|| Catalogue::of(&self.parties))
    }

    /// Lists that the starter list alone knows, with how many parties.
    pub(crate) fn beside(&self) -> &BTreeMap<String, usize> {
        self.made.beside.get_or_init(|| self.parties.lists_beside())
    }

    /// What is stated of who owns whom.
    pub(crate) fn web(&self) -> &Web {
        self.made.web.get_or_init(|| self.parties.web())
    }

    /// When entries last changed; to look at the versions takes seconds.
    pub(crate) fn last_changes(&self) -> Arc<LastChanges> {
        self.changing.last(false)
    }

    /// The same, where the versions were looked at already.
    pub(crate) fn known_last_changes(&self) -> Option<Arc<LastChanges>> {
        self.changing.last.load_full()
    }

    /// Why listings are one party's, by what is kept under a key.
    fn reasons(&self, shelf: &Shelf, key: Option<Key>) -> &Reasons {
        self.made
            .reasons
            .get_or_init(|| kept_index::reasons(&self.parties.index, shelf, key))
    }

    /// Makes what is made once, so that nobody who asks waits for it.
    pub(crate) fn make_ready(&self) {
        self.find("");
        self.web();
        self.beside();
        self.catalogue();
        self.scanner();
        self.last_changes();
    }

    /// The entry of an id, its own or that of its group.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let places = self.made.places.get_or_init(|| {
            let entries = self.parties.entries();
            entries.map(|(entry, id)| (id.0, entry)).collect()
        });
        let entry = places.get(id).copied();
        entry.or_else(|| self.parties.find_group(id))
    }
}

impl View {
    /// The same; also by the id alone that a list gives its entries, if one list alone has it.
    pub(crate) fn find_by_either(&self, id: &str) -> Option<usize> {
        self.find(id).or_else(|| {
            let lists = self.parties.lists.iter();
            let mut found = lists.filter_map(|info| self.find(&format!("{}-{id}", info.list)));
            found.next().filter(|_| found.next().is_none())
        })
    }
}

/// The lists in force at one time.
struct Snapshot {
    whole: Arc<View>,
    stamp: Option<Key>,
    /// The lists of the data folder, sorted.
    names: Vec<String>,
    /// What was chosen of them lately, the latest last.
    chosen: Mutex<Vec<(Chosen, Arc<View>)>>,
}

/// What a choice of lists comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen {
    lists: Vec<String>,
    /// Of a day past, what was in force then: many days have the same.
    basis: Option<[u8; 32]>,
}

/// How the last look at the lists went.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// When what is searched was loaded.
    pub(crate) loaded_at: Option<Timestamp>,
    /// Why newer lists are not in force.
    pub(crate) failure: Option<String>,
}

/// The lists that are searched now.
pub(crate) struct Lists {
    settings: Settings,
    now: ArcSwapOption<Snapshot>,
    changes: Arc<Changes>,
    loading: Mutex<()>,
    told: Mutex<Told>,
    /// Hears of each load, and whether it went well.
    heard: Box<dyn Fn(bool) + Send + Sync>,
}

/// What a look at the lists came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looked {
    /// Others are in force and loaded.
    Changed,
    /// They are the same.
    Same,
}

impl Lists {
    pub(crate) fn with(settings: &Settings, heard: impl Fn(bool) + Send + Sync + 'static) -> Self {
        Self {
            settings: settings.clone(),
            now: ArcSwapOption::empty(),
            changes: Arc::default(),
            loading: Mutex::new(()),
            told: Mutex::default(),
            heard: Box::new(heard),
        }
    }

    /// Looks whether other lists are in force, and if so loads them and puts them in place. Where
    /// that fails, those that are loaded stay.
    pub(crate) fn look(&self) -> Result<Looked, Failure> {
        let _loading = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = self.now.load().is_none();
        let looked = self.look_now();
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        match &looked {
            Ok(Looked::Changed) => {
                (self.heard)(true);
                // Whoever noticed it; the first are told of with the address.
                if !is_first {
                    tracing::info!("the lists changed and are loaded");
                } else if told.failure.is_some() {
                    tracing::info!("the lists are there and loaded: the service is ready");
                }
                *told = Told {
                    loaded_at: Some(engine::now()),
                    failure: None,
                };
            }
            Ok(Looked::Same) => told.failure = None,
            Err(failure) => {
                let failure = failure.to_string();
                // The same trouble is met at every look; it is one failed load.
                if told.failure.as_ref() != Some(&failure) {
                    (self.heard)(false);
                }
                told.failure = Some(failure);
            }
        }
        looked
    }

    fn look_now(&self) -> Result<Looked, Failure> {
        let shelf = Shelf::at(&self.settings.data_dir.value);
        let stamp = kept_index::stamp(&shelf)?;
        let now = self.now.load();
        if let Some(now) = now.as_ref().filter(|now| now.stamp == stamp) {
            // An older version may have come, which changes only when parties last changed.
            if now.whole.known_last_changes().is_some() {
                now.whole.changing.last(true);
            }
            return Ok(Looked::Same);
        }
        let names = names_of(&shelf)?;
        if let Some(now) = now.as_ref() {
            now.are_kept(&names)?;
        }
        if names.is_empty() && self.settings.unready_without_lists.value {
            return Err(Failure::input(WITHOUT_LISTS).hint("`vokter lists update` fetches them"));
        }
        let parties = Parties::load(&self.settings, &Choice::default())?;
        let changing = Changing {
            shelf,
            changes: self.changes.clone(),
            last: ArcSwapOption::empty(),
            making: Mutex::default(),
        };
        let whole = View::of(parties, Arc::new(changing));
        // Where others are searched meanwhile, nobody waits for what is made of these.
        if now.is_some() {
            whole.make_ready();
        }
        self.now.store(Some(Arc::new(Snapshot {
            whole: Arc::new(whole),
            stamp,
            names,
            chosen: Mutex::default(),
        })));
        Ok(Looked::Changed)
    }

    /// Whether no lists are in force for want of any in the data folder.
    pub(crate) fn waits(&self) -> bool {
        let shelf = Shelf::at(&self.settings.data_dir.value);
        let is_empty = || shelf.status().is_ok_and(|lists| lists.is_empty());
        self.settings.unready_without_lists.value && self.now.load().is_none() && is_empty()
    }

    /// How the last look went.
    pub(crate) fn told(&self) -> Told {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.clone()
    }

    /// What is searched, where it is not what the data folder has.
    pub(crate) fn apart(&self, names: &[String]) -> Option<Arc<View>> {
        let now = self.now.load_full()?;
        now.are_kept(names).err().map(|_| now.whole.clone())
    }

    /// All lists in force.
    pub(crate) fn whole(&self) -> Result<Arc<View>, Problem> {
        Ok(self.snapshot()?.whole.clone())
    }

    /// Makes something of lists and of why their listings are one party's. Where that is not kept, as of all lists
    /// in force it is, the first to ask waits for it.
    pub(crate) fn explained<T>(
        &self,
        view: &View,
        make: impl FnOnce(&View, &Reasons) -> T,
    ) -> Result<T, Problem> {
        let snapshot = self.snapshot()?;
        let shelf = Shelf::at(&self.settings.data_dir.value);
        let is_whole = Arc::ptr_eq(&view.made, &snapshot.whole.made);
        let kept_under = snapshot.stamp.filter(|_| is_whole);
        Ok(make(view, view.reasons(&shelf, kept_under)))
    }

    fn snapshot(&self) -> Result<Arc<Snapshot>, Problem> {
        let now = self.now.load_full();
        now.ok_or_else(|| match self.told().failure {
            Some(failure) => Problem::waiting(failure),
            None => Problem::loading(),
        })
    }

    /// What is chosen of the lists.
    pub(crate) async fn view(
        &self,
        workshop: &Workshop,
        mut choice: Choice,
    ) -> Result<Arc<View>, Problem> {
        choice.lists.sort_unstable();
        choice.lists.dedup();
        let snapshot = self.snapshot()?;
        if choice == Choice::default() {
            return Ok(snapshot.whole.clone());
        }
        let settings = self.settings.clone();
        let Some(day) = choice.as_of else {
            return of_now(workshop, snapshot, settings, choice).await;
        };
        let failed = |failure: Failure| {
            let (field, kind) = match failure.fault {
                Fault::Input => ("as_of", Kind::NoVersion),
                Fault::Usage => ("lists", Kind::Lists),
            };
            Problem::of_failure(&failure, StatusCode::UNPROCESSABLE_ENTITY, field).kind(kind)
        };
        // What was in force is soon found, and mostly it is ready.
        let (basis, is_now) = {
            let (snapshot, settings, chosen) = (snapshot.clone(), settings.clone(), choice.clone());
            let find = move || {
                let shelf = Shelf::at(&settings.data_dir.value);
                // Without the lists in force the starter list alone would seem to be what was known on that day.
                let kept = names_of(&shelf).and_then(|names| snapshot.are_kept(&names));
                kept.map_err(|failure| Problem::damaged(&failure))?;
                let basis = Basis::of(&shelf, day, &chosen.lists).map_err(failed)?;
                let stamp = || kept_index::stamp(&shelf).map_err(failed);
                let is_now = basis.is_now() && stamp()? == snapshot.stamp;
                Ok::<_, Problem>((basis, is_now))
            };
            workshop.short(find).await??
        };
        if is_now {
            let undated = Choice {
                as_of: None,
                ..choice.clone()
            };
            let now = if undated == Choice::default() {
                snapshot.whole.clone()
            } else {
                of_now(workshop, snapshot, settings.clone(), undated).await?
            };
            return Ok(Arc::new(now.as_of(&settings, &choice, Some(&basis))));
        }
        let chosen = Chosen {
            lists: choice.lists.clone(),
            basis: Some(basis.key()),
        };
        if let Some(view) = snapshot.chosen(&chosen) {
            return Ok(Arc::new(view.as_of(&settings, &choice, Some(&basis))));
        }
        let load = move || snapshot.load(&settings, &choice, Some(&basis), chosen);
        workshop.past(load).await?.map_err(failed)
    }
}

/// What is chosen of the lists in force.
async fn of_now(
    workshop: &Workshop,
    snapshot: Arc<Snapshot>,
    settings: Settings,
    choice: Choice,
) -> Result<Arc<View>, Problem> {
    let chosen = Chosen {
        lists: choice.lists.clone(),
        basis: None,
    };
    if let Some(view) = snapshot.chosen(&chosen) {
        return Ok(view);
    }
    let load = move || snapshot.load(&settings, &choice, None, chosen);
    workshop.short(load).await?.map_err(|failure| {
        Problem::of_failure(&failure, StatusCode::UNPROCESSABLE_ENTITY, "lists").kind(Kind::Lists)
    })
}

/// The lists of a data folder, sorted.
fn names_of(shelf: &Shelf) -> Result<Vec<String>, Failure> {
    let kept = shelf.status().map_err(Failure::list)?.into_iter();
    Ok(kept.map(|status| status.info.list).collect())
}

impl Snapshot {
    /// Refuses a data folder from which a list in force is gone: one that is not mounted, a copy halfway. Nothing that
    /// Vokter does takes a list away.
    fn are_kept(&self, names: &[String]) -> Result<(), Failure> {
        let mut before = self.names.iter();
        let Some(gone) = before.find(|name| !names.contains(name)) else {
            return Ok(());
        };
        let failure = Failure::input(format!("the list {gone} is gone from the data folder"));
        Err(failure.hint("put it back, or start again to search without it"))
    }

    /// Loads what is chosen, unless who waited for the same has it by now.
    fn load(
        &self,
        settings: &Settings,
        choice: &Choice,
        basis: Option<&Basis>,
        chosen: Chosen,
    ) -> Result<Arc<View>, Failure> {
        if let Some(view) = self.chosen(&chosen) {
            return Ok(Arc::new(view.as_of(settings, choice, basis)));
        }
        let parties = Parties::on(settings, choice, basis)?;
        let view = Arc::new(View::of(parties, self.whole.changing.clone()));
        self.keep(chosen, view.clone());
        Ok(view)
    }

    fn chosen(&self, choice: &Chosen) -> Option<Arc<View>> {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let at = chosen.iter().position(|(known, _)| known == choice)?;
        let found = chosen.remove(at);
        let view = found.1.clone();
        chosen.push(found);
        Some(view)
    }

    fn keep(&self, choice: Chosen, view: Arc<View>) {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let is_past = choice.basis.is_some();
        let most = if is_past { PAST_MAX } else { CHOICES_MAX };
        let alike = |known: &(Chosen, Arc<View>)| known.0.basis.is_some() == is_past;
        if chosen.iter().filter(|known| alike(known)).count() >= most
            && let Some(oldest) = chosen.iter().position(alike)
        {
            chosen.remove(oldest);
        }
        chosen.push((choice, view));
    }
}
