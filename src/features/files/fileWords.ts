// What is said of files on screen, and which of them can be shown as a picture. Pure.
import { t } from "../../i18n/t";
import { clockIn } from "../../lib/instants";

/** What the browser's picker offers; the server decides. */
export const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.heic,.txt,.pkpass,.eml";

const PICTURES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
/** HEIC is kept, but few browsers show it. */
export const isPicture = (type: string): boolean => PICTURES.has(type);

/** What browsers paste is called "image.png", each time. */
export function pastedName(name: string, at: number): string {
  const [, ending] = /^image\.([a-z]+)$/i.exec(name) ?? [];
  if (!ending) return name;
  const { date, time } = clockIn(undefined, at);
  return `${t("Pasted {when}", { when: `${date} ${time.replace(":", ".")}` })}.${ending}`;
}
