// Text out of HTML, for reading alone: nothing of it is ever shown as HTML. Pure.
import { withoutParts } from "./between";
import { decoded } from "./xml";

const HIDDEN = [["<!--", "-->"], ["<script", "</script>"], ["<style", "</style>"], ["<head>", "</head>"]] as const;
const NAMED = new Map(Object.entries({ nbsp: " ", rarr: "→", ndash: "–", mdash: "—", euro: "€", pound: "£", yen: "¥", hellip: "…", rsquo: "’", eacute: "é", egrave: "è", uuml: "ü", ouml: "ö", auml: "ä", szlig: "ß" }));

export const looksLikeHtml = (text: string): boolean => /<(html|body|div|table|p|br|span|td|script)\b[^<]{0,500}>/i.test(text);

/** Its words, a line a block. */
export function textOfHtml(html: string): string {
  const bare = HIDDEN.reduce((text, [open, close]) => withoutParts(text, open, close), html)
    .replace(/<(br|\/p|\/div|\/tr|\/h\d|\/li|\/table)\b[^<>]{0,500}>/gi, "\n")
    .replace(/<\/t[dh]\s{0,9}>/gi, "  ")
    .replace(/<[^<>]{0,5000}>/g, "");
  return decoded(bare.replace(/&([a-z]{2,8});/gi, (whole, name: string) => NAMED.get(name.toLowerCase()) ?? whole))
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .filter((line, index, all) => line !== "" || all[index - 1] !== "")
    .join("\n")
    .trim();
}
