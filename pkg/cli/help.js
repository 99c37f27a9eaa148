// What `--help` says. docs/command-line.md has the same.

const CREDENTIALS = `Credentials come from LONGPORT_APP_KEY, LONGPORT_APP_SECRET and LONGPORT_ACCESS_TOKEN
(or LONGBRIDGE_…), or from a file of such lines; never from arguments.`;

const EVERY = `  -e, --env-file FILE
                     take the variables from FILE, and none from the environment
  --json             one JSON object a line
  -h, --help         this text
  -v, --version      the version`;

const FILTER = `  --symbol 700.HK    only of this security
  --side Buy|Sell    only of this side
  --market HK|US     only of this market`;

const EXIT_CODES = `Exit code: 0 all are cancelled, or nothing was open; 1 some are not; 2 wrong usage or
configuration; 3 some may still be open.`;

/** @type {Record<string, string>} */
export const HELP = {
  '': `Usage: npx longport-cancel-order <command> [options]

Cancels open orders at LongPort / Longbridge, and says what became of each.

  cancel ID…         cancel these orders; - reads the ids from standard input
  cancel --all       cancel what is open
  open               list what is open
  status ID…         read single orders

  -h, --help         this text; after a command, the command's
  -v, --version      the version

${CREDENTIALS}
`,
  cancel: `Usage: npx longport-cancel-order cancel ID… [options]
       npx longport-cancel-order cancel - [options]
       npx longport-cancel-order cancel --all [options]

Cancels orders, and follows each until it is closed. Ctrl-C once: no further order is
cancelled, those under way are followed to their end; twice: it ends at once.

Named orders:
  -                  read the ids from standard input, one a line
  --attached         the ids are those of attached (take-profit or stop-loss) orders
  --until accepted   be content when the cancel is submitted; by default until closed

All orders:
  --all              what is open, of today and of earlier days
${FILTER}
  --dry-run          only list what would be cancelled
  -y, --yes          do not ask

${EVERY}

${EXIT_CODES}
${CREDENTIALS}
`,
  open: `Usage: npx longport-cancel-order open [options]

Lists the orders that may be open, of today and of earlier days.

${FILTER}
  --ids              only the ids, one a line, as cancel - reads them

${EVERY}

Exit code: 0 the list is whole; 1 it could not be read; 2 wrong usage or configuration.
${CREDENTIALS}
`,
  status: `Usage: npx longport-cancel-order status ID… [options]

Reads single orders; - reads the ids from standard input.

  --attached         the ids are those of attached (take-profit or stop-loss) orders

${EVERY}

Exit code: 0 all were read; 1 some could not be read; 2 wrong usage or configuration.
${CREDENTIALS}
`,
};
