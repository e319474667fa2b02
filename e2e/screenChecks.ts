// What a screen must hold in any language: nothing sticks out of it, and every word on it went through the messages.
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Names that are the same everywhere, and what the browser itself writes of dates, lengths and sums. */
const SAME_EVERYWHERE =
  /\b(Caravan|OpenAI|Anthropic|Google Gemini|Mistral|Alt|Shift|Esc|Tab|Enter|A4|PDF|CSV|GPX|KML|(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?|Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?|mins?|hrs?|km|mi|yd|byte|kB|MB|GB|EUR|USD|JPY|GBP|US|In \d+ (days|weeks|months))\b/g;
/** Initials of people; who made the map; the browser's names of currencies. */
const NOT_OURS = ".rounded-full.inline-grid, .maplibregl-ctrl, select:has(option[value=EUR]) option";
/** Of what the backend sends, those hold what people typed, what places are called, and what our data tells of them. */
const TYPED = new Set(["title", "name", "address", "why", "description", "note", "notes", "localName", "area", "text", "tagline", "highlights", "en", "de", "email"]);

/** What people typed and places are called, as it reaches the page. */
export function typedWords(page: Page): () => string[] {
  const typed = new Set<string>();
  const read = (value: unknown, key?: string): void => {
    if (typeof value === "string" && key !== undefined && TYPED.has(key) && value.length > 1) typed.add(value);
    else if (Array.isArray(value)) value.forEach((one) => read(one, key));
    else if (value && typeof value === "object") Object.entries(value).forEach(([name, one]) => read(one, name));
  };
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => read(JSON.parse(payload.toString()))));
  return () => [...typed].sort((a, b) => b.length - a.length);
}

/** English on a page of mirrored messages that stands outside of their ⟦brackets⟧. */
export async function unbracketed(page: Page, typedSoFar: () => string[]): Promise<string[]> {
  const texts = await page.evaluate((notOurs) => {
    const found: string[] = [];
    const foreign = (element: Element) => element.closest("[lang]") !== document.documentElement;
    // A message with elements in it is several texts: its brackets open in one and close in another.
    let depth = 0;
    const outside = (text: string) =>
      [...text].filter((letter) => {
        depth += letter === "⟦" ? 1 : letter === "⟧" ? -1 : 0;
        return depth === 0 && letter !== "⟧";
      }).join("");
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!;
      if (element.closest(`script, style, ${notOurs}`)) continue;
      const rest = outside((texts.currentNode as Text).data);
      if (!foreign(element) && (element.tagName === "OPTION" || element.checkVisibility({ visibilityProperty: true }))) found.push(rest);
    }
    if (depth !== 0) found.push(`a message is cut: ${depth} brackets are open`);
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(notOurs) || foreign(element)) continue;
      depth = 0;
      for (const name of ["aria-label", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt"]) found.push(outside(element.getAttribute(name) ?? ""));
    }
    return found;
  }, NOT_OURS);
  const english = (text: string) => /\p{Script=Latin}{2}/u.test(text);
  // Only now: what was typed reaches us before it reaches the page.
  const typed = typedSoFar();
  const known = new Set(typed);
  const words = [...new Set(texts)]
    .filter((text) => english(text.replace(SAME_EVERYWHERE, " ")) && !known.has(text.trim()))
    .map((text) => typed.reduce((rest, each) => (rest.includes(each) ? rest.replaceAll(each, " ") : rest), text).replace(SAME_EVERYWHERE, " ").trim());
  // What stands in a list of messages, by the rules of the language.
  return [...new Set(words.filter((text) => english(text) && text !== "and"))];
}

/** What can't be seen because it lies beside the screen, with nothing that scrolls to it. What floats follows the screen a moment later. */
export async function stickingOut(page: Page): Promise<string[]> {
  for (let tries = 0; tries < 10; tries++) {
    if ((await besideScreen(page)).length === 0) return [];
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  return besideScreen(page);
}

const besideScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beside = ({ left, right }: DOMRect) => left < -1 || right > clientWidth + 1;
    const held = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible" && !beside(at.getBoundingClientRect())) return true;
      return false;
    };
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && beside(box) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !held(element);
    });
    return [...(scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []), ...out.slice(0, 3).map((element) => element.outerHTML.slice(0, 160))];
  });

/** What axe finds wrong with a screen, or a part of it: each rule and the first element that breaks it. The map's library answers for its own controls. */
export async function axeFaults(page: Page, part?: string): Promise<[string, string | undefined][]> {
  const axe = new AxeBuilder({ page }).exclude(".maplibregl-ctrl");
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

/** By how many pixels a screen can be moved sideways. */
export const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Where it stands, once it stands still: a view may scroll to its place first. */
export async function boxAtRest(of: Locator) {
  let box = await of.boundingBox();
  await expect
    .poll(async () => {
      const before = box;
      box = await of.boundingBox();
      return box !== null && box.x === before?.x && box.y === before.y;
    }, { interval: 100 })
    .toBe(true);
  return box!;
}
