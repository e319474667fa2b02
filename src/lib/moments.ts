// Instants (epoch ms) as people read them, in their own time zone.
import { displayLocale } from "../i18n/formats";

const date = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium" });
const minute = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short" });

/** 21 Nov 2026 */
export const formatDay = (at: number): string => date.format(at);

/** 21 Nov 2026, 13:40 */
export const formatMoment = (at: number): string => minute.format(at);
