// The walk of every rotation: all rows of one kind, a page at a time.
import { readSecrets, type Secrets } from "./seal";

/** Rows that could be opened, and are under the present secret now, and those that nobody can open any more. */
export type Resealed = { opened: number; unreadable: number };

type Page<Row> = { page: Row[]; isDone: boolean; continueCursor: string };
type PageRequest = { paginationOpts: { numItems: number; cursor: string | null } };
const PAGE = 100;

/** `reseal` seals a row anew if it has to be, and says whether it could be opened. Throws where there is no usable secret. */
export async function resealRows<Row>(
  pageOf: (request: PageRequest) => Promise<Page<Row>>,
  reseal: (row: Row, secrets: Secrets) => Promise<boolean>,
): Promise<Resealed> {
  const secrets = await readSecrets(process.env);
  if (!secrets) throw new Error("AI_KEYS_SECRET must be 32 bytes in base64.");
  const counts = { opened: 0, unreadable: 0 };
  let cursor: string | null = null;
  for (let isDone = false; !isDone; ) {
    const rows: Page<Row> = await pageOf({ paginationOpts: { numItems: PAGE, cursor } });
    for (const row of rows.page) counts[(await reseal(row, secrets)) ? "opened" : "unreadable"] += 1;
    ({ isDone, continueCursor: cursor } = rows);
  }
  return counts;
}
