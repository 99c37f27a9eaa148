// Starts the trading page once the stories above it have loaded, and says so in words when that cannot
// be done.

const loaded = new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', resolve, { once: true });
});

loaded
  .then(() => import('./app.js'))
  .catch((error) => {
    const failure = document.getElementById('failure');
    failure.textContent = `The page could not start: ${error.message}`;
    failure.hidden = false;
    document.querySelector('main').remove(); // nothing in it would work
  });
