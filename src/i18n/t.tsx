// Every word on screen goes through here. A message is its own key, in English; values stand in it by the rules of ICU messages:
// `{name}`, `{count, plural, one {# day} other {# days}}`, `{mode, select, walk {on foot} other {by train}}`, `<link>text</link>`.
import { IntlMessageFormat } from "intl-messageformat";
import { cloneElement, isValidElement, type ReactNode } from "react";
import { translated } from "./catalog";
import { cached, displayLocale } from "./formats";

export type Values = Record<string, string | number | Date | null | undefined>;
type RichValues = Record<string, ReactNode | Date | ((text: ReactNode) => ReactNode)>;

const format = cached((text: string) => new IntlMessageFormat(text, displayLocale, undefined, { ignoreTag: false }));

/** `context` tells apart what is the same in English alone: `t("Open", {}, "state")`. */
export function t(message: string, values?: Values, context = ""): string {
  return formatMessage(translated(message, context), values);
}

/** Text that is translated already. Without values it is shown as it is. */
export function formatMessage(text: string, values?: Values): string {
  return values && Object.keys(values).length > 0 ? String(format(text).format(values)) : text;
}

/** The same with elements in it: `rich("Read the <link>terms</link>.", { link: (text) => <a href="…">{text}</a> })`. */
export function rich(message: string, values: RichValues, context = ""): ReactNode {
  const parts = format(translated(message, context)).format<ReactNode>(values as never);
  if (!Array.isArray(parts)) return parts;
  return parts.map((part: ReactNode, index) => (isValidElement(part) ? cloneElement(part, { key: index }) : part));
}
