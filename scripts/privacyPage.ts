// docs/privacy.md as text: what is held of people, what of it they can take out and what becomes of it when they leave, from
// convex/privacy/inventory.ts. Pure.
import { entryOf, TABLES, type Entry, type InventoryTable } from "../convex/privacy/inventory";

export function privacyPage(): string {
  return `# What Caravan holds of people

Written by \`npm run privacy\` from \`convex/privacy/inventory.ts\`; a test fails when it is out of date, when a table of
the schema isn't in it, or when an index or a field that it names doesn't exist. Change the table there, not this page.

## Taking it out

Account, Privacy, **Download everything about me**: a ZIP with one JSON file for each kind of thing below, the files that one added to bookings,
and a README. One a day, after showing again who one is; the file can be downloaded for 7 days by its person alone and is then
deleted. Of other people it has the names that they show in shared trips, and nothing else. No secret is in it: no hash, no
token, no code, no key, no passport. At most 20,000 rows a table and 20 MB of files; what didn't fit is named in the README.

## Leaving

Account, Privacy, **Delete my account**, guests too. Fourteen days pass in which nothing changes but that one is signed out everywhere
else, and a word undoes it. Then, in small steps that survive a crash:

1. A running plan is ended and the customer deleted at Stripe; the user is deleted at Clerk. Until that has worked, nothing else happens;
   it is tried again every day. Shares of costs that are still open, asked for by them or of them, are cancelled.
2. Trips that nobody else edits go, with all that is in them. A trip of one's own that others edit goes to whoever of them has been in it
   longest, who is told by mail. Nobody is asked whether they want it: they can delete it.
3. In others' trips the plan and its history stay, by “Somebody who left”. The words of one's requests to the assistant and of its answers
   to them go, and their place in the thread stays: a group can do without them, and people tell an assistant more than they
   would write on a board. One's name goes out of what Caravan wrote to the others: answers, reports, reasons in the plan, mails. A
   name that is also a word of the trip's title or cities stays there, since nobody could tell the two apart; what others wrote is theirs.
4. Everything below that says *deleted* goes.
5. The person's row keeps its id and its colour.

Bookings that stand aren't cancelled by leaving. Backups that an operator makes are theirs to run out; restore one, and whoever has left since
has to be removed again (\`npx convex run privacy/deletion:removeNow '{"userId":"…"}'\`, which doesn't wait). Whether
anything of somebody is still here, \`npx convex run privacy/mentions:find '{"text":"ada@example.org"}'\` says. Beside these tables
the rate limiter keeps ids and digests for at most 30 days, and the list of who is looking at a trip ids for minutes.

## On one's own device

For opening without the server the browser keeps who one is, the list of one's trips and the last ten trips as they were last seen (IndexedDB,
\`caravan-last-seen\`), and edits until the server has answered them, for at most 30 days (\`caravan-edit:…\`). No file, no comment, no thread, no document. It is
the person's own, on their own device, and the server doesn't know of it. Signing out erases what was seen, and so do a session that was ended elsewhere
or with the account, as soon as the device hears of it, and anybody else who signs in there; a trip's copy goes when one isn't in the trip any more. Edits that were never sent
stay for the one who made them, and are sent when they sign in again. A text that could not be saved when its field went away waits in its tab (\`caravan-draft:…\`) until the
tab is closed or somebody signs out. Clearing the site's data in the browser erases all of it. Whoever signs in by Clerk has no copy.

## Consent

What the assistant remembers is a switch (Account, Memory and Privacy: one setting). Analytics are off until somebody says yes, and each
answer is kept with its time and the version of the words. **Today nothing is sent or counted anywhere**: whoever adds it asks \`allows\` of
\`convex/privacy/consents.ts\` first.

## What a language model is told

Only where a key is set: a request to the assistant with the trip that it is about and what the group wants, a specialist's facts, and the text of a
pasted booking confirmation, unless it carries its data in a form that needs no model or is read by rules. Sealed documents never.

## Sealed fields

AES-256-GCM with a secret of the environment (\`AI_KEYS_SECRET\`), a nonce of its own for each text, bound to its person and row:

- keys at model providers, secrets of second steps, passports and identity cards. Whoever wants to be warned in trips when a
  document runs out too soon lets its country and last day stand in clear beside it; they are read for that person alone, and erased when
  the warning is switched off.
- Not sealed, and why: **booking codes**, because every member of the trip reads them live, in queries, and sealing would protect
  them only from whoever has the database and not the secret beside it; they go with the trip. **Phone numbers**, because none is asked for
  or kept (\`users.phone\` belongs to the accounts library).

To change the secret: the new one in \`AI_KEYS_SECRET\`, the old one in \`AI_KEYS_SECRET_PREVIOUS\`, then \`npx convex run
sealing/reseal:run\`. What is sealed anew already is left alone, so a run that was cut short is run again.

## The audit log

Who did what to which account, when, from which network (not address) and kind of browser; ids and figures, no names. Rows are only ever added, each with a
hash over itself and the row before. People see their own under Account, Privacy; administrators all of it under \`/admin/audit\`, and can have the chain
checked there. It is checked every day too, and the last hash goes to the deployment's log: rows that were taken off the end show against the
day before.

## Logs

Log lines carry ids, never names, addresses, texts or secrets; of what is thrown they say the kind and the place
(\`convex/whereItFailed.ts\`). \`e2e/wire/logs.test.ts\` plants marks and looks for them.

## Table by table

${table(["Table", "What", "In the copy", "When one leaves", "Why"], TABLES.filter((name) => entryOf(name).personal).map(rowOf))}

Of nobody: ${TABLES.filter((name) => !entryOf(name).personal)
    .map((name) => `\`${name}\` (${entryOf(name).what.toLowerCase()})`)
    .join(", ")}.
`;
}

const FATES: Record<Entry["fate"], string> = { delete: "deleted", withTrip: "with its trip", anonymise: "anonymised", keep: "kept" };

const rowOf = (name: InventoryTable): string[] => {
  const { what, exported, fate, why } = entryOf(name);
  return [`\`${name}\``, what, inCopy(exported), FATES[fate], why];
};

function inCopy(exported: Entry["exported"]): string {
  if (exported === "all") return "all";
  if (exported === "none") return "no";
  if ("only" in exported) return exported.only.join(", ");
  return `all but ${exported.without.join(", ")}`;
}

const table = (head: string[], body: string[][]): string => [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
