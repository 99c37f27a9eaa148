//! How long calls and answers are on their way.

use fastrand::Rng;
use longport_cancel_order::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// One connection for all.
    Http2,
    /// A connection for each call under way, at most so many: Node.js opens as many as it needs, a
    /// browser six.
    Http1(usize),
}

#[derive(Clone, Copy, Debug)]
pub enum Jitter {
    /// Normal, with this standard deviation in milliseconds.
    Normal(f64),
    /// The same with a long tail.
    LogNormal(f64),
}

#[derive(Clone, Copy, Debug)]
pub struct Network {
    pub transport: Transport,
    /// In milliseconds.
    pub rtt: u64,
    pub jitter: Jitter,
    /// The share of packets that are sent once more.
    pub loss: f64,
}

/// Node.js closes a connection that idles for so long.
const IDLE: Duration = Duration::from_secs(4);

#[derive(Clone, Copy)]
struct Connection {
    opens_at: Duration,
    is_busy: bool,
    last_used: Duration,
    /// When the last bytes come in at either end: none overtakes another.
    up: Duration,
    down: Duration,
}

pub struct Link {
    network: Network,
    connections: Vec<Connection>,
}

impl Link {
    pub fn new(network: Network) -> Self {
        Self { network, connections: Vec::new() }
    }

    /// Connections that have been used just now.
    pub fn warm(&mut self, now: Duration) {
        let connection = Connection { opens_at: now, is_busy: false, last_used: now, up: now, down: now };
        let count = match self.network.transport {
            Transport::Http2 => 1,
            Transport::Http1(most) => most.min(32),
        };
        self.connections = vec![connection; count];
    }

    /// A call leaves, if there is a connection for it: over which, and when it arrives.
    pub fn send(&mut self, now: Duration, rng: &mut Rng) -> Option<(usize, Duration)> {
        let index = self.connection(now, rng)?;
        let (way, connection) = (self.network.way(rng), &mut self.connections[index]);
        (connection.is_busy, connection.last_used) = (true, now);
        connection.up = connection.up.max(now.max(connection.opens_at) + way);
        Some((index, connection.up))
    }

    /// The gateway answers: when that arrives.
    pub fn answer(&mut self, index: usize, now: Duration, rng: &mut Rng) -> Duration {
        let (way, connection) = (self.network.way(rng), &mut self.connections[index]);
        connection.down = connection.down.max(now + way);
        connection.down
    }

    /// The answer has arrived.
    pub fn ended(&mut self, index: usize, now: Duration) {
        (self.connections[index].is_busy, self.connections[index].last_used) = (false, now);
    }

    fn connection(&mut self, now: Duration, rng: &mut Rng) -> Option<usize> {
        let is_open = |connection: &Connection| connection.is_busy || connection.last_used + IDLE > now;
        let most = match self.network.transport {
            Transport::Http2 => {
                if let Some(index) = self.connections.iter().position(is_open) {
                    return Some(index);
                }
                1
            }
            Transport::Http1(most) => most,
        };
        let idle = self.connections.iter().position(|connection| is_open(connection) && !connection.is_busy);
        if idle.is_some() {
            return idle;
        }
        if self.connections.iter().filter(|connection| is_open(connection)).count() >= most {
            return None;
        }
        // A round trip for TCP, and one for TLS.
        let ways = (0..4).map(|_| self.network.way(rng));
        let opens_at = ways.fold(now, |at, way| at + way);
        self.connections.push(Connection {
            opens_at,
            is_busy: false,
            last_used: now,
            up: opens_at,
            down: opens_at,
        });
        Some(self.connections.len() - 1)
    }
}

impl Network {
    /// How long one way takes.
    fn way(&self, rng: &mut Rng) -> Duration {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let rtt = self.rtt as f64;
        let way = rtt / 2.0;
        let late = match self.jitter {
            Jitter::Normal(sd) => sd * normal(rng),
            // The standard deviation of the exponential of a normal variable is 2.16.
            Jitter::LogNormal(sd) => sd * normal(rng).exp() / 2.16,
        };
        let resent = if rng.f64() < self.loss { rtt + 200.0 } else { 0.0 };
        millis((way + late).max(way / 2.0) + resent)
    }
}

/// How long the gateway takes to answer.
pub fn service_time(rng: &mut Rng) -> Duration {
    millis(5.0 - 10.0 * (1.0 - rng.f64()).ln())
}

fn normal(rng: &mut Rng) -> f64 {
    (-2.0 * (1.0 - rng.f64()).ln()).sqrt() * (std::f64::consts::TAU * rng.f64()).cos()
}

fn millis(millis: f64) -> Duration {
    std::time::Duration::from_secs_f64(millis / 1_000.0).into()
}
