// Reads XML that others wrote: elements with their line, attributes and text. Declarations of types and entities are refused, and
// no entity but XML's own five and characters by number is replaced, so that no file can name another or grow while it is read.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Lines } from "../lines";
import { Unreadable } from "../types";
import { say, sentence, type Phrase } from "../../said";
import { withoutParts } from "./between";

export type Element = { name: string; line: number; attributes: Record<string, string>; children: Element[]; text: string };

const MAX_DEPTH = 60;
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});
const META = XMLParser.getMetaDataSymbol() as symbol;

/** The root element. Throws Unreadable at the line where it isn't XML, or more than XML needs to be. */
export function parseXml(text: string): Element {
  const lines = new Lines(text);
  const declared = lines.of(/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i);
  if (declared !== null) throw new Unreadable(sentence("Files that declare entities of their own aren't read."), declared);
  requireShallow(text, lines);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Unreadable(faultOf(valid.err.msg), valid.err.line);
  let nodes: unknown;
  try {
    nodes = parser.parse(text);
  } catch {
    throw new Unreadable(sentence("This isn't XML that can be read."), lines.at(text.length));
  }
  const roots = elementsOf(nodes, lines);
  if (!roots[0]) throw new Unreadable(sentence("There is nothing in this file."), 1);
  return roots[0];
}

/** What its parser says in English, in words that are translated. */
function faultOf(message: string): Phrase {
  const [, name = "", other] = /'([^'\n]{1,60})'(?:.*instead of closing tag '([^'\n]{1,60})')?/.exec(message) ?? [];
  if (other !== undefined) return say("This isn't valid XML: “{name}” is opened, but “{other}” is closed here.", { name, other });
  if (/has not been opened/.test(message)) return say("This isn't valid XML: “{name}” is closed here and was never opened.", { name });
  if (/^Unclosed tag/.test(message)) return say("This isn't valid XML: “{name}” is opened here and never closed.", { name });
  if (/^Attributes? /.test(message)) return say("This isn't valid XML: the attributes of an element are wrong here.");
  return say("This isn't valid XML: something stands here that mustn't.");
}

/** Deep nesting is counted before anything walks into it. */
function requireShallow(text: string, lines: Lines) {
  let depth = 0;
  for (const { 0: tag, index } of withoutParts(withoutParts(text, "<!--", "-->", true), "<![cdata[", "]]>", true).matchAll(/<\/?[A-Za-z_][^<>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > MAX_DEPTH) throw new Unreadable(sentence("Elements stand in each other deeper than any such file needs."), lines.at(index));
  }
}

function elementsOf(nodes: unknown, lines: Lines): Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string | symbol, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined || name === "__proto__") return [];
    const inner = node[name];
    const start = (node[META] as { startIndex?: number } | undefined)?.startIndex;
    const attributes = Object.fromEntries(Object.entries((node[":@"] ?? {}) as Record<string, unknown>).map(([key, value]) => [key, decoded(String(value))]));
    return [{ name, line: start === undefined ? 1 : lines.at(start), attributes, children: elementsOf(inner, lines), text: textIn(inner) }];
  });
}

const textIn = (nodes: unknown): string =>
  Array.isArray(nodes)
    ? nodes
        .map((node: Record<string, unknown>) => (node["#text"] === undefined ? "" : decoded(String(node["#text"]))))
        .join("")
        .trim()
    : "";

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = name[1]!.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
  });
}

export const childrenOf = (element: Element, ...names: string[]): Element[] => element.children.filter(({ name }) => names.includes(name));
export const childText = (element: Element, ...names: string[]): string => {
  for (const name of names) {
    const text = element.children.find((child) => child.name === name)?.text;
    if (text) return text;
  }
  return "";
};

/** All of a name, wherever below, in the order of the file. */
export function descendants(element: Element, ...names: string[]): Element[] {
  return element.children.flatMap((child) => [...(names.includes(child.name) ? [child] : []), ...descendants(child, ...names)]);
}
