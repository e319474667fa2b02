// The tokens keep WCAG AA on both themes: text at 4.5:1, edges of controls at 3:1.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DAY_COLOR_COUNT } from "./dayColors";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");

function tokens(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]));
}
const light = tokens(css.slice(css.indexOf("@theme static"), css.indexOf(":root {")));
const dark = { ...light, ...tokens(css.slice(css.indexOf('[data-theme="dark"] {'))) };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const days = Array.from({ length: DAY_COLOR_COUNT }, (_, index) => `day-${index + 1}`);
const grounds = ["paper", "surface", "sunken"];
const text = ["ink", "ink-soft", "ink-faint", "accent", "danger", "warn", "ok", ...days];

describe.each([["light", light], ["dark", dark]] as const)("%s theme", (_name, theme) => {
  const ratio = (front: string, back: string) => contrast(theme[front]!, theme[back]!);

  it.each(grounds)("text is readable on %s", (ground) => {
    for (const colour of text) expect(ratio(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it("text is readable on every filled colour", () => {
    const pairs = [["on-accent", "accent"], ["on-accent", "accent-strong"], ["accent", "accent-soft"], ["on-danger", "danger"],
      ["danger", "danger-soft"], ["warn", "warn-soft"], ["ok", "ok-soft"], ...days.map((day) => ["on-day", day])] as [string, string][];
    for (const [front, back] of pairs) expect(ratio(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
  });

  it("the edges of controls can be seen", () => {
    for (const ground of ["paper", "surface"]) expect(ratio("line-strong", ground)).toBeGreaterThanOrEqual(3);
  });
});
