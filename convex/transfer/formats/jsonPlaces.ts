// Where in a JSON text something stands: the character at which it stops being JSON, and why; or the value at a path. For errors alone,
// so it is asked only once JSON.parse or a check of shape has failed. No recursion: files may be as deep as they like. Pure.
import { sentence } from "../../said";

export type JsonPath = readonly (string | number)[];
export type JsonFault = { at: number; why: string };

type Expects = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "commaOrEnd" | "nothing";
/** Asked with each value's path and where it begins; true ends the walk. */
type Visit = (path: JsonPath, at: number) => boolean;

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const WHY = {
  cutOff: sentence("This isn't valid JSON: it ends before it is complete. The file may be cut off."),
  comma: sentence("This isn't valid JSON: a comma or a closing bracket is missing before this."),
  surplus: sentence("This isn't valid JSON: there is a comma too many before this."),
  name: sentence("This isn't valid JSON: a name in double quotes is missing here."),
  colon: sentence("This isn't valid JSON: a colon is missing before this."),
  text: sentence("This isn't valid JSON: this text has no end, or a character in it that can't be there."),
  value: sentence("This isn't valid JSON: this is no value."),
  more: sentence("This isn't valid JSON: something stands after its end."),
};

/** Null when the whole text is JSON. */
export const faultIn = (text: string): JsonFault | null => walk(text, () => false);

/** Where the value at the path begins, or the nearest there is around it. */
export function placeOf(text: string, path: JsonPath): number {
  let nearest = 0;
  let depth = -1;
  walk(text, (here, at) => {
    if (here.length > depth && here.length <= path.length && here.every((step, index) => step === path[index])) [nearest, depth] = [at, here.length];
    return depth === path.length;
  });
  return nearest;
}

function walk(text: string, visit: Visit): JsonFault | null {
  const path: (string | number)[] = [];
  const open: ("{" | "[")[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let expects: Expects = "value";
  const close = () => {
    open.pop();
    at += 1;
    expects = open.length === 0 ? "nothing" : "commaOrEnd";
  };
  for (;;) {
    at = endOf(SPACE, text, at)!;
    const letter = text[at];
    if (expects === "nothing") return letter === undefined ? null : { at, why: WHY.more };
    if (letter === undefined) return { at, why: WHY.cutOff };
    if (expects === "commaOrEnd") {
      const inObject = open.at(-1) === "{";
      const last = path.pop();
      if (letter === (inObject ? "}" : "]")) close();
      else if (letter !== ",") return { at, why: WHY.comma };
      else {
        at += 1;
        if (!inObject) path.push((last as number) + 1);
        expects = inObject ? "name" : "value";
      }
    } else if (expects === "name" || expects === "nameOrEnd") {
      if (letter === "}" && expects === "nameOrEnd") {
        close();
        continue;
      }
      if (letter !== '"') return { at, why: letter === "}" ? WHY.surplus : WHY.name };
      const end = endOfText(text, at);
      if (end === null) return { at, why: WHY.text };
      path.push(JSON.parse(text.slice(at, end)) as string);
      at = endOf(SPACE, text, end)!;
      if (text[at] !== ":") return { at, why: at === text.length ? WHY.cutOff : WHY.colon };
      at += 1;
      expects = "value";
    } else if (letter === "]" && expects === "valueOrEnd") {
      path.pop();
      close();
    } else {
      if (visit(path, at)) return null;
      if (letter === "{" || letter === "[") {
        open.push(letter);
        if (letter === "[") path.push(0);
        at += 1;
        expects = letter === "{" ? "nameOrEnd" : "valueOrEnd";
        continue;
      }
      const end = letter === '"' ? endOfText(text, at) : endOf(PLAIN, text, at);
      if (end === null) return { at, why: letter === '"' ? WHY.text : letter === "]" || letter === "}" ? WHY.surplus : WHY.value };
      at = end;
      expects = open.length === 0 ? "nothing" : "commaOrEnd";
    }
  }
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Behind the closing quote; null when there is none. */
function endOfText(text: string, from: number): number | null {
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"') return at + 1;
    if (letter < " ") return null;
    if (letter !== "\\") continue;
    const end = endOf(ESCAPE, text, at);
    if (end === null) return null;
    at = end - 1;
  }
  return null;
}
