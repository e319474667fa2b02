// What a mail says of a booking that was cancelled, apart from what it says of how one may be: terms, fees, deadlines. Pure.
import { say, type Said } from "../../../said";
import type { Problem, ReadItem } from "../../types";

/** That it happened, in a sentence. */
const STATED: RegExp[] = [
  /\b(?:(?:has|have|had)(?: now| already| just| since)? been|is|are|was|were)(?: now| already| successfully| automatically| unfortunately| hereby)? cancell?ed\b/iu,
  /\b(?:you|we|they|host|guest|hotel|property|airline|restaurant)(?:(?:['’]ve| have| has)?(?: now| just| successfully)? cancell?ed| (?:has |have )?had to cancel)(?= (?:your|the|this|their) )/iu,
  /(?<!\p{L})(?:wurden?|ist|sind|haben?|hat)\s[^.!?]{0,80}?(?:storniert|annulliert|gecancelt|abgesagt|gestrichen)(?!\p{L})/iu,
  /(?<!\p{L})(?:a été|ont été|est|sont) (?:bien )?annulée?s?(?!\p{L})/iu,
  /(?<!\p{L})(?:ha sido|han sido|está|foi) (?:cancelad|anulad)[ao]s?(?!\p{L})/iu,
  /(?<!\p{L})(?:è|sono) stat[aoie] (?:annullat|cancellat|disdett)[aoie](?!\p{L})/iu,
  /(?:キャンセル|取り?消し?)(?:が|を|は|の手続きが)?(?:完了|承りました|受け?付け(?:ました|いたしました)|され(?:ました|ています)|しました|いたしました|致しました|となりました|になりました|済)/u,
];

/** A line that is nothing but the news of it: a subject, a heading, a state. */
const LABELLED: RegExp[] = [
  /^(?:(?:subject|betreff|件名|re|fwd?|aw|wg): ?)*[[【(]?(?:cancell?ed|storniert|annulliert|abgesagt|annulée?|cancelad[ao]|annullat[ao]|cancellat[ao]|キャンセル)(?:[\]】)!.]|[\]】)]? ?[:–—]|$)/iu,
  /^(?:(?:booking|reservation|order|trip|flight|ticket|current) )?(?:status|state)\W{1,3}(?:cancell?ed|storniert|annulliert)/iu,
  /(?:^|[\s:：])(?:ステータス|状況|状態|予約状況|予約状態|ご予約状況) ?[:：]? ?(?:キャンセル|取り?消)/u,
  /^(?:(?:subject|betreff): ?)?(?:your |ihre |deine )?(?:booking|reservation|order|trip|flight|stay|ticket|table|buchung|reservierung|bestellung|reise|flug)(?: [^.:,]{1,40})? (?:cancell?ed|storniert|annulliert)[.!]?$/iu,
  /\b(?:cancell?ation (?:confirmation|confirmed|notice)|confirmation of (?:your |the )?cancell?ation|cancell?ation (?:number|code)[: ]+[A-Z0-9-]*\d)|^(?:your )?cancell?ed (?:booking|reservation|flight|trip|order)\b/iu,
  /storn(?:o|ierungs?)-?(?:bestätigung|mitteilung)|bestätigung (?:ihrer|deiner|der) storn|storn(?:o|ierungs?)-?(?:nummer|code)[: ]+[A-Z0-9-]*\d/iu,
  /confirmation d[e’'](?: ?l[’'])?annulation|confirmaci[oó]n de (?:la )?(?:cancelaci|anulaci)[oó]n|conferma (?:di |della )?cancellazione/iu,
  /キャンセル(?:手続き)?(?:完了|確認|受付|確定)(?:の(?:お知らせ|ご案内|ご連絡))?|キャンセルのお知らせ/u,
];

/** What may be, and what would follow: no news. */
const MAY_BE =
  /\b(?:not (?:yet )?(?:been )?cancell?ed|if|unless|when|whenever|once|should|in case|any|can|may|must|could|until|within|or more|less than|polic(?:y|ies)|(?:that|which) (?:is|are|was|were|has been|have been))\b|(?<!\p{L})(?:wenn|falls|sofern|sobald|solange|sollten?|kann|können|könnte|muss|müssen|darf|nicht|bis|si|se|puede|peut|può|cuando|quand|quando)(?!\p{L})|場合|際|ポリシー|規定|まで|可能|できます|料は/iu;
/** What takes its place stands in the same mail. */
const INSTEAD = /\bre-?book|alternative flight|new (?:flight|itinerary|booking)|replaced (?:by|with)|umgebucht|umbuchung|ersatz|neue[rn]? (?:flug|verbindung|buchung)|振替|再予約/iu;
const STANDS = /\b(?:status|state)\W{1,3}(?:confirmed|bestätigt|booked|gebucht|ok)\b/iu;

type Statement = { line: number; words: string };

function statementsIn(lines: readonly string[]): Statement[] {
  return lines.flatMap((given, index) => {
    const line = given.trim();
    if (line === "") return [];
    const at = (words: string) => ({ line: index + 1, words });
    const heading = line.length <= 140 && LABELLED.some((pattern) => pattern.test(line)) && !MAY_BE.test(line);
    return heading || STATED.some((pattern) => isStated(pattern, lines, index)) ? [at(line)] : [];
  });
}

/** A sentence may go on in the next line, and have begun in the one before; who says "if" there says nothing of this booking. */
function isStated(pattern: RegExp, lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trim();
  const next = lines[index + 1]?.trim() ?? "";
  const found = pattern.exec(`${line} ${next}`);
  if (!found || found.index >= line.length) return false;
  const before = lines[index - 1]?.trim() ?? "";
  const whole = `${/[.!?:。！？]$/u.test(before) || !/^\p{Ll}/u.test(line) ? "" : before} ${line} ${found.index + found[0].length > line.length ? next : ""}`;
  const start = whole.indexOf(found[0]);
  const from = Math.max(...[".", "!", "?", "。", "！", ";"].map((end) => whole.lastIndexOf(end, start))) + 1;
  const until = whole.slice(start + found[0].length).search(/[.!?。！;]/u);
  return !MAY_BE.test(whole.slice(from, until === -1 ? undefined : start + found[0].length + until));
}

/** No code and no sum: what was cancelled is no booking, and costs what the mail doesn't tell apart. */
export function asCancelled({ code: _code, cost: _cost, status: _status, ...read }: ReadItem): ReadItem {
  return { ...read, cost: null, cancelled: true };
}

export const cancelledWords = (): Said => say("This mail says that it was cancelled. Nothing of that is chosen.");

/** What of a mail's things it calls cancelled: those that it names, or all; where it may be some, that is said. */
export function withCancelled(items: ReadItem[], text: string): { items: ReadItem[]; problems: Problem[] } {
  const lines = text.slice(0, 200_000).split(/\r?\n/).slice(0, 5000).map((line) => line.slice(0, 500).replace(/[ \t\u00a0]+/g, " ").normalize("NFKC"));
  const statements = statementsIn(lines);
  if (items.length === 0 || statements.length === 0) return { items, problems: [] };
  const { line } = statements[0]!;
  const named = items.filter((read) => statements.some(({ words }) => isNamed(read, words)));
  if (named.length > 0) return { items: items.map((read) => (named.includes(read) ? asCancelled(read) : read)), problems: [{ line, text: cancelledWords() }] };
  if (lines.some((words) => INSTEAD.test(words) || STANDS.test(words))) return { items, problems: [{ line, text: say("This mail says that something was cancelled. Choose only what still holds.") }] };
  return { items: items.map(asCancelled), problems: [{ line, text: cancelledWords() }] };
}

/** By its number, of a flight or a train. */
function isNamed({ transport }: ReadItem, words: string): boolean {
  const number = transport?.number?.replace(/\W/g, "").toLowerCase() ?? "";
  return number.length >= 3 && words.replace(/\W/g, "").toLowerCase().includes(number);
}
