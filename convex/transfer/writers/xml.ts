// What GPX and KML share: letters that XML takes, and our own element. Pure.
import { toExtension } from "../formats/extension";

/** For text and attributes. What XML 1.0 can't hold at all is left out. */
export function xml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

export const ownElement = (item: Omit<Parameters<typeof toExtension>[0], "code">, code: string | undefined): string =>
  `<caravan:item ${Object.entries(toExtension({ ...item, ...(code && { code }) })).map(([name, value]) => `${name}="${xml(value)}"`).join(" ")}/>`;

type Located = { lat: number | null; lng: number | null };
export const isLocated = <Item extends Located>(item: Item): item is Item & { lat: number; lng: number } => item.lat !== null && item.lng !== null;

/** Items by day in the order of the plan, ideas under null at the end. */
export function byDay<Item extends { day: string | null }>(items: readonly Item[]): [string | null, Item[]][] {
  const groups = new Map<string | null, Item[]>();
  for (const item of items) groups.set(item.day, [...(groups.get(item.day) ?? []), item]);
  const days = [...groups];
  return [...days.filter(([day]) => day !== null), ...days.filter(([day]) => day === null)];
}
