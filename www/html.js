// What every view is made of: templates, components and hooks of the one vendored file.

export {
  Component,
  html,
  render,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from './vendor/htm-preact.js';

export const byId = (id) => document.getElementById(id);
