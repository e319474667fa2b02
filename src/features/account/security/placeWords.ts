import { t } from "../../../i18n/t";

export type Place = { network: string | null; browser: string | null };

const LOOPBACK = ["127.0.0.0/24", "::/48"];
const isLoopback = (network: string) => LOOPBACK.includes(network);

/** "Firefox on Linux", as the backend keeps it, in the reader's language. */
export function browserWords(kept: string): string {
  const [, browser = kept, system] = /^(.+) on (.+)$/.exec(kept) ?? [];
  if (browser === "A program") return system ? t("A program on {system}", { system }) : t("A program");
  return system ? t("{browser} on {system}", { browser, system }) : browser;
}

/** "Firefox on Linux, network 203.0.113.0/24" */
export function placeWords({ network, browser }: Place): string {
  const named = browser === null ? t("an unknown browser") : browserWords(browser);
  if (!network) return named;
  return isLoopback(network) ? t("{browser}, on this computer", { browser: named }) : t("{browser}, network {network}", { browser: named, network });
}

/** "network 203.0.113.0/24", or that it is the machine that Caravan runs on. */
export const networkWords = (network: string): string => (isLoopback(network) ? t("on this computer") : t("network {network}", { network }));
