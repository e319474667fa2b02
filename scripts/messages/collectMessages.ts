// Which messages the screens say, read off the code: each `t("…")` and `rich("…")`, with the part of the app it stands in.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const SAYS = new Set(["t", "rich"]);
/** Where what is said in several parts stands. */
export const COMMON = "common";

/** Contexts by message, with the parts of the app (`account`, `workspace-map`) that say it. */
export type Messages = Map<string, { contexts: Set<string>; parts: Set<string> }>;

/** Throws, with file and line, for a message that isn't written out: it couldn't be translated. */
export function collectMessages(source: string): Messages {
  const messages: Messages = new Map();
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
    const path = join(source, name);
    collectOf(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext, true), partOf(relative(source, path)), messages);
  }
  return messages;
}

/** `features/workspace/map/x.ts` belongs to `workspace-map`, `features/account/keys/x.ts` to `account`. */
function partOf(path: string): string {
  const [top, ...folders] = path.split("/").slice(0, -1);
  if (top !== "features") return top ?? COMMON;
  return folders[0] === "workspace" ? folders.slice(0, 2).join("-") : (folders[0] ?? COMMON);
}

function collectOf(file: ts.SourceFile, part: string, messages: Messages): void {
  if (!file.text.includes("i18n/")) return;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SAYS.has(node.expression.text)) {
      const context = node.arguments[2] ? literalsOf(node.arguments[2], file) : [""];
      for (const message of literalsOf(node.arguments[0], file)) {
        const known = messages.get(message) ?? { contexts: new Set(), parts: new Set() };
        for (const one of context) known.contexts.add(one);
        known.parts.add(part);
        messages.set(message, known);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function literalsOf(node: ts.Expression | undefined, file: ts.SourceFile): string[] {
  if (node && ts.isStringLiteralLike(node)) return [node.text];
  if (node && ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue, file), ...literalsOf(node.whenFalse, file)];
  if (node && ts.isParenthesizedExpression(node)) return literalsOf(node.expression, file);
  const { line } = file.getLineAndCharacterOfPosition(node?.getStart(file) ?? 0);
  throw new Error(`${file.fileName}:${line + 1}: a message has to be written out where it is said: t("…").`);
}
