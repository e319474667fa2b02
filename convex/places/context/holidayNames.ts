// What the holidays of the table are called: in German where there is a name for it, else as the country calls it.
import { say, type Prose, type Said } from "../../said";
import { proseOf } from "../prose";
import german from "./de/holidays.json";

const GERMAN: Record<string, string> = german;
const IN_LIEU = " (day off in lieu)";

/** As it is said: the names of the table are English. */
export const holidayName = (name: string): Prose | Said =>
  name.endsWith(IN_LIEU) ? say("{holiday} (day off in lieu)", { holiday: holidayName(name.slice(0, -IN_LIEU.length)) }) : proseOf(name, { de: GERMAN[name] });
