// Has the browser keep the page's files for a visit without a network; see sw.js. It begins once the
// page has loaded, so that it takes nothing from it.

export function keepForOffline() {
  if (!navigator.serviceWorker) return; // not over plain http:
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

function register() {
  const url = new URL('sw.js', import.meta.url);
  // Without it the page works all the same, as in a private window that keeps nothing.
  navigator.serviceWorker.register(url).catch(() => {});
}
