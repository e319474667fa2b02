// Reads JSON that others wrote: nothing of its shape is taken for granted. Pure.
import { Lines } from "../lines";
import { Unreadable } from "../types";
import { sentence } from "../../said";
import { faultIn } from "./jsonPlaces";

type Fields = Record<string, unknown>;

/** Throws Unreadable at the place where it stops being JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const { at, why } = faultIn(text) ?? { at: text.length, why: sentence("This isn't valid JSON.") };
    const { line, column } = new Lines(text).place(at);
    throw new Unreadable(why, line, column);
  }
}

export const fieldsOf = (value: unknown): Fields => (value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {});

/** One where one is, several where there are several, none where there is nothing. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

export const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "");

export function numberOf(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value.trim());
  return Number.isFinite(number) ? number : null;
}

/** A calendar date that exists, alone or at the beginning of a longer text. */
export function dayOf(value: unknown): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(textOf(value))?.[1];
  if (!day) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}

/** "9:05", "09:05:00" or "2027-04-10T09:05" to "09:05". */
export function timeOf(value: unknown): string | null {
  const match = /(?:^|T|\s)(\d{1,2}):(\d{2})(?::\d{2}|$|[^\d:])?/.exec(textOf(value));
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return `${match[1]!.padStart(2, "0")}:${match[2]}`;
}

/** The instant of a text that names its offset; null when it is a local time. */
export function instantOf(value: unknown): number | null {
  const text = textOf(value);
  if (!/T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
