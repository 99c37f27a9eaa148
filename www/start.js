// Starts the page, and says so in words when that cannot be done.

import('./app.js').catch((error) => {
  const failure = document.getElementById('failure');
  failure.textContent = `The page could not start: ${error.message}`;
  failure.hidden = false;
  document.querySelector('main').remove(); // nothing in it would work
});
