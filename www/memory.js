// What the page remembers. Where the reader's browser blocks that, only until the page is closed.

export const memory = storage();

function storage() {
  try {
    return localStorage;
  } catch {
    return {};
  }
}
