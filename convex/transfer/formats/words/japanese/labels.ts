// What Japanese confirmations say as a word and what stands behind it, on its line or the next: codes, sums, anything with a label. Pure.
import type { ReadItem } from "../../../types";
import { moneyOf } from "../../../items";

const SIGNS = "[\\s■□◆◇▼▽●○◎・*※\\-【\\[<〔(]*";
const END = "[】\\]>〕)]?\\s?(?:[:=]\\s?|\\s|$)";

export type Said = { value: string; index: number };

/** The first line with the label and something behind it. `label` is the source of a pattern. */
export function saidOf(lines: readonly string[], label: string): Said | null {
  return everySaid(lines, label)[0] ?? null;
}

export function everySaid(lines: readonly string[], label: string): Said[] {
  const pattern = new RegExp(`^${SIGNS}(?:${label})${END}(.*)$`, "u");
  return lines.flatMap((line, index) => {
    const match = pattern.exec(line);
    if (!match) return [];
    const own = match.at(-1)!.trim();
    const next = own === "" ? lines.slice(index + 1, index + 3).find((text) => text.trim() !== "") : undefined;
    const value = own || (next ?? "").trim().replace(/^[:=]\s?/, "");
    return value === "" ? [] : [{ value, index }];
  });
}

const CODES = ["(?:お?預かり|ご?予約(?:受付)?|申込|お申込|申し込み|受付|ANA予約)番号", "予約(?:ID|コード|記号)", "(?:ご)?確認番号", "(?:ご)?(?:注文|購入)番号"];

/** Where bookings have a code each, that of the nearest line above. */
export function japaneseCode(lines: readonly string[], until = lines.length): string | null {
  for (const label of CODES) {
    const codes = everySaid(lines, label).flatMap(({ value, index }) => {
      const code = /^[A-Z0-9][A-Z0-9.-]{2,23}(?![\w@])/i.exec(value)?.[0];
      return code && /\d|^[A-Z]{5,8}$/.test(code) ? [{ code, index }] : [];
    });
    const found = codes.findLast(({ index }) => index < until) ?? codes[0];
    if (found) return found.code;
  }
  return null;
}

const SUM = /(?:¥\s?(\d[\d,]*)|(\d[\d,]*)\s?円)/g;
/** The first that a mail has counts; below one another, the last of its kind. */
const TOTALS = [/総合計|総額|お?支払い?(?:料金|金額|合計|総額)|領収額/, /合計/, /発売額|料金|運賃|金額|代金/];

/** What it comes to, in yen. A sum may stand on the line below its word. */
export function japanesePrice(lines: readonly string[]): ReadItem["cost"] {
  for (const total of TOTALS) {
    const sums = lines.flatMap((line, index) => (total.test(line) ? [sumIn(line.slice(line.search(total))) ?? (sumIn(line) === null ? sumIn(lines[index + 1] ?? "") : null)] : []));
    const last = sums.findLast((sum) => sum !== null);
    if (last) return moneyOf(last, "JPY");
  }
  return null;
}

function sumIn(text: string): number | null {
  const match = [...text.matchAll(SUM)].at(-1);
  return match ? Number((match[1] ?? match[2])!.replaceAll(",", "")) : null;
}
