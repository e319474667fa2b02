export type Place = { network: string | null; browser: string | null };

/** "Firefox on Linux, network 203.0.113.0/24" */
export function placeWords({ network, browser }: Place): string {
  return [browser ?? "an unknown browser", network && `network ${network}`].filter(Boolean).join(", ");
}
