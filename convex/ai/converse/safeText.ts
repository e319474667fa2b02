// What a model writes, before anybody sees it: no address that could carry data away, no picture that a
// browser would fetch, nothing that looks like a key, and not the assistant's own rules.
import { searchKey } from "../../places/searchKey";

const LINK_GONE = "(link left out)";
const KEY_GONE = "(key left out)";

/** Schemes with an authority, those that run or hold data, bare hosts with a path or query, and “//host”. */
const ADDRESS = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\b(?:javascript|data|mailto|tel|vbscript|blob|file):(?=\S)|(?<![\w:])\/\/(?=[\w[])|\bwww\.)[^\s<>"'`]*|(?<![\w@.])(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,24}(?::\d+)?[/?#][^\s<>"'`]+/giu;
/** Keys as providers write them, signed tokens of three parts, and long runs of mixed letters and digits. The ids of a deployment are in lower case. */
const KEY = /\b(?:(?:sk|pk|rk|key|ghp|gho|xox[abp])[-_]|AIza|AKIA|ya29\.)(?=[\w.-]*\d)[\w.-]{15,}[\w-]|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{6,}|\b(?=[\w+/]*\d)(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])[\w+/]{32,}={0,2}|\b(?=[a-f]*\d)[a-f0-9]{40,}\b/g;
/** Zero-width and bidirectional marks, tag characters, and control characters but tab and newline. */
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** For texts on their way to a model: what can't be seen and what is a key stay behind. */
export const safeForModel = (text: string) => text.replace(HIDDEN, "").replace(KEY, KEY_GONE);

/** For texts of a model on their way to people; addresses that the person wrote themselves stay. */
export function safeForPeople(text: string, request = ""): string {
  return text
    .replace(HIDDEN, "")
    .replace(ADDRESS, (address) => (request.includes(address) ? address : LINK_GONE))
    .replace(KEY, KEY_GONE)
    // Whatever is left of a picture or link is words.
    .replace(/!\[/g, "[")
    .replace(/\]\s*(?=[([])/g, "] ")
    .replace(/^(\s*\[[^\]]*\]):/gm, "$1")
    .replace(/<(?=[a-z/!?])/gi, "‹");
}

/** Every text in JSON-like data. */
export function safeArguments(value: unknown, request: string): unknown {
  if (typeof value === "string") return safeForPeople(value, request);
  if (Array.isArray(value)) return value.map((entry) => safeArguments(entry, request));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, safeArguments(entry, request)]));
}

const RUN = 8;

/** Finds where a text repeats eight words in a row of another. */
export class Echo {
  private readonly runs = new Set<string>();

  constructor(source: string) {
    const words = wordsOf(source);
    for (let index = 0; index + RUN <= words.length; index++) this.runs.add(words.slice(index, index + RUN).join(" "));
  }

  isIn(text: string): boolean {
    const words = wordsOf(text);
    return words.some((_, index) => index + RUN <= words.length && this.runs.has(words.slice(index, index + RUN).join(" ")));
  }

  /** As many last words as a run could begin with. */
  static tail = (text: string) => wordsOf(text).slice(-(RUN - 1)).join(" ");
}

const wordsOf = (text: string) => searchKey(text).split(" ").filter(Boolean);
