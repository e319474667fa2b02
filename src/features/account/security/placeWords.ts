export type Place = { network: string | null; browser: string | null };

const LOOPBACK = ["127.0.0.0/24", "::/48"];

/** "Firefox on Linux, network 203.0.113.0/24" */
export function placeWords({ network, browser }: Place): string {
  return [browser ?? "an unknown browser", network && networkWords(network)].filter(Boolean).join(", ");
}

/** "network 203.0.113.0/24", or that it is the machine that Caravan runs on. */
export const networkWords = (network: string): string => (LOOPBACK.includes(network) ? "on this computer" : `network ${network}`);
