// Edits of one's own that met somebody else's: made without the network, and refused as others had changed the same before they came. Each
// is kept on this device until whoever made it has chosen. It is one person's, and goes when they sign out.
import { create } from "zustand";
import { overtakenOf, type Overtaken } from "./errors";
import { argsOf, type KeptEdit } from "./outbox";

const PREFIX = "caravan-overtaken:";

export type OvertakenEdit = { edit: KeptEdit; overtaken: Overtaken };
type Args = Record<string, unknown>;

/** `choosing`: what is to be chosen is on screen. In the order in which it was made. */
export const useOvertaken = create<{ edits: OvertakenEdit[]; choosing: boolean }>()(() => ({ edits: [], choosing: false }));
export const chooseNow = (choosing: boolean): void => useOvertaken.setState({ choosing });

/** Whether that is why it was refused. What was made later of the same takes the place of what was made before. */
export function keepIfOvertaken(error: unknown, edit: KeptEdit): boolean {
  const overtaken = overtakenOf(error);
  if (!overtaken) return false;
  const one: OvertakenEdit = { edit, overtaken };
  for (const before of useOvertaken.getState().edits) if (aboutOf(before) === aboutOf(one)) forgetOvertaken(before.edit);
  try {
    localStorage.setItem(PREFIX + edit.editKey, JSON.stringify(one));
  } catch {
    // No room on the device, or none allowed: it is asked all the same, and only isn't kept.
  }
  useOvertaken.setState(({ edits }) => ({ edits: inOrder([...edits, one]) }));
  return true;
}

export function forgetOvertaken({ editKey }: KeptEdit): void {
  localStorage.removeItem(PREFIX + editKey);
  useOvertaken.setState(({ edits }) => ({ edits: edits.filter(({ edit }) => edit.editKey !== editKey) }));
}

/** What this person has still to choose, from pages before this one too. */
export const takeUpOvertaken = (userId: string): void => useOvertaken.setState({ edits: inOrder(kept().filter(({ edit }) => edit.userId === userId)) });

export function forgetAllOvertaken(): void {
  for (const { edit } of kept()) localStorage.removeItem(PREFIX + edit.editKey);
  useOvertaken.setState({ edits: [], choosing: false });
}

/** The same for edits of which the later says all that the earlier did. */
const aboutOf = ({ edit, overtaken: { rows } }: OvertakenEdit): string =>
  JSON.stringify([edit.path, Object.keys((argsOf(edit).set ?? {}) as Args).sort(), rows.map(({ id, fields }) => [id, fields.map(({ name }) => name)])]);

const inOrder = (edits: OvertakenEdit[]): OvertakenEdit[] => edits.sort((a, b) => a.edit.at - b.edit.at);

function kept(): OvertakenEdit[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [JSON.parse(localStorage.getItem(key)!) as OvertakenEdit] : []));
  } catch {
    return [];
  }
}
