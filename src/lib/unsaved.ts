// What somebody wrote and the server refused, with the reason: kept on this device until they put it away, so that a page that is
// loaded again says it again. It is one person's, and goes when they sign out.
const PREFIX = "caravan-unsaved:";
/** Nobody comes back to older ones. */
const KEPT_MS = 30 * 86_400_000;

export type Unsaved = { userId: string; message: string; text: string; at: number };

let owner: string | null = null;

/** Who is here: what is kept from now on is theirs. */
export const unsavedIsOf = (userId: string): void => void (owner = userId);

/** Said once, however often the same text was refused. */
export function keepUnsaved(message: string, text: string): void {
  if (owner === null || text.trim() === "") return;
  forgetUnsaved(text);
  try {
    localStorage.setItem(PREFIX + crypto.randomUUID(), JSON.stringify({ userId: owner, message, text, at: Date.now() } satisfies Unsaved));
  } catch {
    // No room on the device, or none allowed: it is said all the same, and only isn't kept.
  }
}

/** This person's, in the order in which it was refused; what is too old is forgotten. */
export function keptUnsaved(userId: string): Unsaved[] {
  const all = kept();
  for (const [key, { at }] of all) if (at < Date.now() - KEPT_MS) localStorage.removeItem(key);
  return all.map(([, unsaved]) => unsaved).filter((one) => one.userId === userId && one.at >= Date.now() - KEPT_MS).sort((a, b) => a.at - b.at);
}

export function forgetUnsaved(text: string): void {
  for (const [key, unsaved] of kept()) if (unsaved.text === text) localStorage.removeItem(key);
}

export function forgetAllUnsaved(): void {
  owner = null;
  for (const [key] of kept()) localStorage.removeItem(key);
}

function kept(): [key: string, Unsaved][] {
  try {
    return Object.keys(localStorage).flatMap((key): [string, Unsaved][] => (key.startsWith(PREFIX) ? [[key, JSON.parse(localStorage.getItem(key)!) as Unsaved]] : []));
  } catch {
    return [];
  }
}

/** What of an edit was written rather than chosen: its texts in Markdown, wherever in it they are. */
export function textsIn(args: unknown): string[] {
  if (Array.isArray(args)) return args.flatMap(textsIn);
  if (args === null || typeof args !== "object") return [];
  return Object.entries(args).flatMap(([name, value]) => (typeof value !== "string" ? textsIn(value) : FREE.has(name) && value.trim() !== "" ? [value] : []));
}

/** As the deployment calls notes of an item or a trip, and of a day. */
const FREE = new Set(["description", "notes"]);
