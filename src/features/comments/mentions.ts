// People named in a comment. It keeps their ids, as <@id>, and reads with their names of today: "@Ada". Pure.
import { t } from "../../i18n/t";

export type Named<Id extends string = string> = { userId: Id; name: string };
export type Part<Id extends string = string> = { kind: "text"; text: string } | { kind: "mention"; userId: Id; name: string };

const TOKEN = /<@([\w-]+)>/g;
const LEFT = t("somebody who left");

/** A comment in parts, so that names can be marked. */
export function partsOf<Id extends string>(text: string, people: readonly Named<Id>[]): Part<Id>[] {
  const parts: Part<Id>[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) parts.push({ kind: "text", text: text.slice(at, match.index) });
    const person = people.find(({ userId }) => userId === match[1]);
    parts.push({ kind: "mention", userId: match[1] as Id, name: person?.name ?? LEFT });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}

/** As one writes it, to change it. Who has left stays an id, so that nothing is lost. */
export function written(text: string, people: readonly Named[]): string {
  return text.replace(TOKEN, (token, id: string) => {
    const person = people.find(({ userId }) => userId === id);
    return person ? `@${person.name}` : token;
  });
}

/** The other way round: every "@" before somebody's whole name names them. */
export function withIds(text: string, people: readonly Named[]): string {
  // "@Ada Lovelace" before "@Ada".
  const longestFirst = people.filter(({ name }) => name !== "").toSorted((a, b) => b.name.length - a.name.length);
  if (longestFirst.length === 0) return text;
  const names = new RegExp(`(?<![\\p{L}\\p{N}])@(${longestFirst.map(({ name }) => escaped(name)).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.replace(names, (_, said: string) => `<@${longestFirst.find(({ name }) => name.toLowerCase() === said.toLowerCase())!.userId}>`);
}

/** What is being looked for at the caret: "@ad|" is "ad". Null: nobody. */
export function soughtAt(text: string, caret: number): { from: number; sought: string } | null {
  const match = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*)?)$/u.exec(text.slice(0, caret));
  return match ? { from: caret - match[1]!.length - 1, sought: match[1]! } : null;
}

/** Whose name, or a word of it, begins so. */
export function peopleNamed<Person extends Named>(people: readonly Person[], sought: string): Person[] {
  const beginning = sought.toLocaleLowerCase();
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(beginning) || (beginning !== "" && lower.split(/\s+/).some((word) => word.startsWith(beginning)));
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
