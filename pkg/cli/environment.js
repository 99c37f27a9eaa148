// The credentials: from the environment, or all of them from a file.

import { readFileSync, statSync } from 'node:fs';
import { Stop } from './errors.js';

const OURS = /^(LONGPORT|LONGBRIDGE)_/;
const LINE = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/s;
const LARGEST = 65_536;

/**
 * Takes the credentials from a file. None of the environment's counts then: an app key of one account
 * must not meet the token of another.
 * @param {string} path
 */
export function useFile(path) {
  const variables = parse(textOf(path), path);
  if (!Object.keys(variables).some((name) => OURS.test(name))) {
    throw new Stop(
      `--env-file ${path}: has no line such as LONGPORT_APP_KEY=…; is it the right file?`,
    );
  }
  for (const name of Object.keys(process.env)) {
    if (OURS.test(name)) delete process.env[name];
  }
  for (const [name, value] of Object.entries(variables)) {
    if (OURS.test(name)) process.env[name] = value;
  }
}

/** What must never be shown. */
export function secrets() {
  const names = Object.keys(process.env).filter((name) => OURS.test(name));
  return names
    .filter((name) => /_(APP_KEY|APP_SECRET|ACCESS_TOKEN)$/.test(name))
    .map((name) => process.env[name] ?? '');
}

/** @param {string} path */
function textOf(path) {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) throw new Stop(`--env-file ${path}: is larger than 64 KiB`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`--env-file ${path}: ${reasonOf(error)}`);
  }
}

/** @param {any} error */
function reasonOf({ code }) {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'is a folder; name a file';
  if (code === 'EACCES') return 'may not be read by this user';
  return `cannot be read (${code})`;
}

/**
 * The variables of a file of lines `NAME=value`. A message never repeats a line, which may hold a
 * secret.
 * @param {string} text @param {string} path
 */
export function parse(text, path) {
  /** @type {Record<string, string>} */
  const variables = Object.create(null);
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    const where = `--env-file ${path}, line ${at + 1}`;
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw new Stop(`${where}: is not NAME=value`);
    }
    if (name in variables) throw new Stop(`${where}: ${name} is there twice`);
    variables[name] = unquoted(value, `${where}: ${name}`);
  }
  return variables;
}

/** @param {string} value @param {string} where */
function unquoted(value, where) {
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return value.replace(/\s+#.*$/, '');
  const end = value.indexOf(quote, 1);
  if (end < 0 || !/^\s*(#.*)?$/.test(value.slice(end + 1))) {
    throw new Stop(`${where}: its quotes do not match`);
  }
  return value.slice(1, end);
}
