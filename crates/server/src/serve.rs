//! Listens, serves, and stops.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;
use vokter_answers::config::Settings;
use vokter_answers::failure::Failure;
use vokter_answers::tokens::Tokens;

use crate::connection::{self, SENT_AHEAD_BYTES};
use crate::lists::Looked;
use crate::log;
use crate::openapi;
use crate::page;
use crate::service::{App, Service};

/// How often the data folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Longest that answers on their way are waited for when the service stops.
const FAREWELL: Duration = Duration::from_secs(20);
/// Connections that wait to be accepted, as systems commonly have it.
const WAITING_MAX: u32 = 1024;
/// How long to wait when the system has no room for one more connection.
const NO_ROOM: Duration = Duration::from_millis(50);

/// Serves until it is told to stop.
///
/// # Errors
/// When it may not listen there, cannot, or finds no list that it could read.
pub fn serve(settings: Settings) -> Result<(), Failure> {
    let address = settings.listen.value;
    let tokens = Tokens::read(&settings.data_dir.value)?;
    if !address.ip().is_loopback() && tokens.is_empty() {
        return Err(Failure::usage(format!(
            "{address} can be reached from other machines, and no token is configured"
        ))
        .hint("make one with `vokter token create NAME`, or listen on 127.0.0.1"));
    }
    let traces = log::begin(&settings)?;
    if let Some(warning) = Tokens::shared(&settings.data_dir.value) {
        tracing::warn!("{warning}");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("vokter-talk")
        .build()
        .map_err(Failure::input)?;
    let app: App = Arc::new(Service::with(settings, tokens)?);
    let ended = runtime.block_on(run(app, address));
    // Work that is still on its way, such as a scan whose client left, is not waited for.
    runtime.shutdown_background();
    traces.end();
    ended
}

async fn run(app: App, address: SocketAddr) -> Result<(), Failure> {
    let listener = listener(address).map_err(|error| {
        let failure = Failure::input(error.to_string()).at(address);
        match error.kind() {
            io::ErrorKind::AddrInUse => {
                failure.hint("another program listens there; take another port with --listen")
            }
            _ => failure,
        }
    })?;
    let at = listener.local_addr().unwrap_or(address);
    let (stop, stopping) = watch::channel(false);
    let router = openapi::router(app.clone());
    let accepting = tokio::spawn(accept(listener, app.clone(), router, stopping));

    let loaded = {
        let app = app.clone();
        tokio::task::spawn_blocking(move || app.lists.look()).await
    };
    // Before anybody hears that it listens.
    let stopped = told_to_stop();
    let mut told = None;
    if let Err(failure) = loaded.map_err(Failure::input)? {
        // Whoever fetches them does so beside a service that waits.
        if !app.lists.waits() {
            return Err(failure);
        }
        let why = failure.to_string();
        tracing::error!("listening on http://{at}/ and not ready: {why}");
        told = Some(why);
    }
    if let Ok(view) = app.lists.whole() {
        for warning in view.parties.told(vokter_answers::engine::today()) {
            tracing::warn!("{warning}");
        }
        let parties = view.parties.index.len();
        let lists = match view.parties.lists.len() {
            1 => "1 list".to_owned(),
            more => format!("{more} lists"),
        };
        tracing::info!("listening on http://{at}/ with {parties} listed parties of {lists}");
        warm(&app);
    }
    let watching = tokio::spawn(look_regularly(app.clone(), told));
    stopped.await;
    tracing::info!("stopping: answers on their way are finished, new connections are not taken");
    let _ = stop.send(true);
    watching.abort();
    let _ = accepting.await;
    let deadline = tokio::time::Instant::now() + FAREWELL;
    while app.crowd.len() > 0 && tokio::time::Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Listens there. What is accepted holds as little ahead of its client as the listener says.
fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // A service that is started again takes its port at once; elsewhere the word means another thing.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SENT_AHEAD_BYTES)?;
    socket.bind(address)?;
    socket.listen(WAITING_MAX)
}

/// Sees to it that nobody waits for what the first answer of each kind needs.
fn warm(app: &App) {
    let app = app.clone();
    tokio::spawn(async move { page::warm(&app).await });
}

async fn accept(
    listener: TcpListener,
    app: App,
    router: axum::Router,
    stopping: watch::Receiver<bool>,
) {
    let mut stop = stopping.clone();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => return,
        };
        match accepted {
            Ok((stream, _)) => {
                // Where all are being served, the newcomer sees a closed connection.
                if let Some(place) = app.crowd.enter() {
                    tokio::spawn(connection::serve(
                        stream,
                        router.clone(),
                        place,
                        stopping.clone(),
                    ));
                }
            }
            // The client left, or the system has no descriptor free.
            Err(_) => tokio::time::sleep(NO_ROOM).await,
        }
    }
}

/// Notices lists and tokens that came, changed or went. What is wrong with the lists may have been told already.
pub(crate) async fn look_regularly(app: App, told: Option<String>) {
    let mut last_told: [Option<String>; 2] = [told, None];
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let service = app.clone();
        let looked =
            tokio::task::spawn_blocking(move || (service.lists.look(), look_at_tokens(&service)));
        let Ok((looked, of_tokens)) = looked.await else {
            continue;
        };
        let of_lists = match looked {
            Ok(Looked::Changed) => {
                warm(&app);
                None
            }
            Ok(Looked::Same) => None,
            Err(failure) if app.lists.whole().is_err() => Some(failure.to_string()),
            Err(failure) => Some(format!(
                "the lists changed and can't be loaded, so those before stay in force: {failure}"
            )),
        };
        for (line, last) in [of_lists, of_tokens].into_iter().zip(&mut last_told) {
            // The same trouble is met at every look, and told once.
            if let Some(line) = line.as_ref().filter(|line| last.as_ref() != Some(*line)) {
                tracing::error!("{line}");
            }
            *last = line;
        }
    }
}

/// Puts the tokens of the data folder in force, or says why those before stay: tokens that can't be read
/// let nobody in that was not in before, and tokens that are gone do not open the service to everybody.
fn look_at_tokens(app: &App) -> Option<String> {
    let trouble = match Tokens::read(&app.settings.data_dir.value) {
        Ok(tokens) if tokens.is_empty() && !app.tokens.load().is_empty() => Some(
            "the tokens are gone from the data folder; those that were read stay in force"
                .to_owned(),
        ),
        Ok(tokens) => {
            app.tokens.store(Arc::new(tokens));
            None
        }
        Err(failure) => Some(format!(
            "the tokens can't be read, so those that were read stay in force: {failure}"
        )),
    };
    let told = app.tokens_trouble.lock();
    told.unwrap_or_else(PoisonError::into_inner)
        .clone_from(&trouble);
    trouble
}

/// Waits for Ctrl-C or, where there is such a thing, the signal to terminate: from now on, so that neither ends the
/// program in another way however early it comes.
fn told_to_stop() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminate = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate()).ok()
    };
    async move {
        #[cfg(unix)]
        if let Some(mut terminate) = terminate {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
        let _ = tokio::signal::ctrl_c().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a full buffer the system tells only when a third of it was taken, so that who takes little at a time is not
    /// seen to take anything of a large one.
    #[tokio::test]
    async fn little_is_held_ahead_of_a_client() {
        let listener = listener(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        let address = listener.local_addr().unwrap();
        let (client, accepted) =
            tokio::join!(tokio::net::TcpStream::connect(address), listener.accept());
        let _client = client.unwrap();
        let stream = accepted.unwrap().0.into_std().unwrap();
        let held = TcpSocket::from_std_stream(stream)
            .send_buffer_size()
            .unwrap();
        assert!(held <= 4 * SENT_AHEAD_BYTES, "{held}");
    }
}
