// "The castle or the museum, which is better?": each is told of, and nothing is changed.
import type { Intent } from "../types";
import { referenceTo, stemsOf } from "./references";
import type { Request } from "./request";

const BETTER = "(?:is |are |'s )?(?:better|nicer|best|worth (?:it|more)|more (?:worth(?:while)?|fun|interesting))";
const WHICH = `(?:which|what)(?:'s)?(?: (?:ones?|of (?:them|those|the two)))?(?:'s)? (?:${BETTER}|(?:would|should|do) (?:you|we|i) (?:prefer|pick|choose|take|recommend|rather (?:do|see|visit)))`;
const ASKED = [new RegExp(`^(?:so |ok |and )*(.+?) or (.+?)[,:;.?! -]+(?:so )?${WHICH}\\b`), new RegExp(`^(?:so |ok |and )*${WHICH}\\b[^,:;?]*[,:;]+ (.+?) or (.+?)$`), /^(?:can you |please )*compare (.+?) (?:and|with|to|or) (.+?)$/, /^should we (?:rather )?(?:see|visit|do|go to|take) (.+?) or (?:rather )?(.+?)$/];

export function comparisonIn(request: Request): Intent[] | null {
  const text = request.text.replace(/[\s.?!]+$/, "");
  const found = ASKED.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const targets = found?.slice(1, 3).map((words) => referenceTo(words!, request)) ?? [];
  const [one, other] = targets;
  const isTwo = one && other && targets.every(({ words, ids }) => ids.length > 0 && stemsOf(words).length > 0) && one.ids.join() !== other.ids.join();
  return isTwo ? targets.map((target) => ({ kind: "ask", topic: "why", target, text: request.text })) : null;
}
