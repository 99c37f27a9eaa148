//! Runs futures in virtual time, one after the other, in an order that depends on nothing but
//! their wakers.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

thread_local! {
    /// The tasks that were woken, in the order in which they were.
    static WOKEN: RefCell<VecDeque<usize>> = const { RefCell::new(VecDeque::new()) };
}

/// Wakes one task.
struct TaskWaker(usize);

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        WOKEN.with_borrow_mut(|woken| woken.push_back(self.0));
    }
}

type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// The tasks of a session.
#[derive(Default)]
pub struct Executor<'a> {
    tasks: Vec<Option<(Task<'a>, Waker)>>,
    /// Those that are never polled again, and that nobody drops either.
    dead: Vec<Task<'a>>,
}

/// More than can be needed before time goes on.
const MOST_POLLS: u64 = 10_000;

impl<'a> Executor<'a> {
    pub fn new() -> Self {
        WOKEN.with_borrow_mut(VecDeque::clear);
        Self::default()
    }

    pub fn spawn(&mut self, task: impl Future<Output = ()> + 'a) {
        let index = self.tasks.len();
        let waker = Waker::from(Arc::new(TaskWaker(index)));
        waker.wake_by_ref();
        self.tasks.push(Some((Box::pin(task), waker)));
    }

    /// Polls whoever was woken, until nobody is.
    pub fn run(&mut self) {
        let mut polls = 0;
        while let Some(index) = WOKEN.with_borrow_mut(VecDeque::pop_front) {
            polls += 1;
            assert!(polls < MOST_POLLS, "someone is woken for ever");
            let Some((task, waker)) = &mut self.tasks[index] else { continue };
            let poll = task.as_mut().poll(&mut Context::from_waker(waker));
            if let Poll::Ready(()) = poll {
                self.tasks[index] = None;
            }
        }
    }

    /// Drops a task, which cancels whatever it did.
    pub fn drop_task(&mut self, index: usize) {
        self.tasks[index] = None;
    }

    /// Ends a task without a word: it is neither polled nor dropped.
    pub fn kill(&mut self, index: usize) {
        self.dead.extend(self.tasks[index].take().map(|(task, _)| task));
    }

    pub fn is_over(&self, index: usize) -> bool {
        self.tasks[index].is_none()
    }

    /// The first task that still waits.
    pub fn left_over(&self) -> Option<usize> {
        self.tasks.iter().position(Option::is_some)
    }
}
