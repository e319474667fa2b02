// Instants (epoch ms) as the account's pages write them, in the reader's own time zone.
import { displayLocale } from "../../lib/dates";

const date = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium" });
const minute = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short" });

/** 21 Nov 2026 */
export const formatDay = (at: number): string => date.format(at);

/** 21 Nov 2026, 13:40 */
export const formatMoment = (at: number): string => minute.format(at);
