// Which messages are said, read off the code, with the part of it that says them: each `t("…")` and `rich("…")` of the screens,
// each `say("…")`, `sentence("…")` and refusal of the backend; apart from them, each `write("…")` of what the server writes out itself.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Screens and what the server writes out itself have catalogs of their own: neither carries the other's words along. */
type CatalogName = "screens" | "server";
/** Functions that say a message: where each comes from, and which of its arguments that is. */
const SAYS: Record<string, { from: RegExp; argument: number; catalog?: CatalogName | "both" }> = {
  t: { from: /\/t$/, argument: 0 },
  rich: { from: /\/t$/, argument: 0 },
  say: { from: /\/said$/, argument: 0 },
  sentence: { from: /\/said$/, argument: 0 },
  appError: { from: /\/errors$/, argument: 1 },
  write: { from: /\/words$/, argument: 0, catalog: "server" },
  shared: { from: /\/words$/, argument: 0, catalog: "both" },
};
/** Where what is said in several parts stands. */
export const COMMON = "common";

/** Contexts by message, with the parts of the app (`account`, `workspace-map`) that say it. */
export type Messages = Map<string, { contexts: Set<string>; parts: Set<string> }>;

/** Throws, with file and line, for a message that isn't written out: it couldn't be translated. `root`: the project's folder. */
export function collectMessages(root: string, catalog: CatalogName = "screens"): Messages {
  const messages: Messages = new Map();
  for (const [folder, partIn] of [["src", partOf], ["convex", serverPartOf]] as const) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(name) || /\.(test|testing)\.tsx?$/.test(name) || name.startsWith("_generated")) continue;
      const path = join(root, folder, name);
      collectOf(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext, true), partIn(name), catalog, messages);
    }
  }
  return messages;
}

/** `trips/lint/x.ts` belongs to `server-trips`. */
const serverPartOf = (path: string): string => (path.includes("/") ? `server-${path.split("/")[0]}` : "server");

/** `features/workspace/map/x.ts` belongs to `workspace-map`, `features/account/keys/x.ts` to `account`. */
function partOf(path: string): string {
  const [top, ...folders] = path.split("/").slice(0, -1);
  if (top !== "features") return top ?? COMMON;
  return folders[0] === "workspace" ? folders.slice(0, 2).join("-") : (folders[0] ?? COMMON);
}

function collectOf(file: ts.SourceFile, part: string, catalog: CatalogName, messages: Messages): void {
  const says = sayingOf(file, catalog);
  if (says.size === 0) return;
  const visit = (node: ts.Node): void => {
    const at = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? says.get(node.expression.text) : undefined;
    if (ts.isCallExpression(node) && at !== undefined) {
      const context = at === 0 && node.arguments[2] ? literalsOf(node.arguments[2], file) : [""];
      const given = node.arguments[at];
      for (const message of at === 1 && isWordedElsewhere(given) ? [] : literalsOf(given, file)) {
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

/** A refusal may have been worded elsewhere, by a `say` or a `sentence`, which is met there. */
const isWordedElsewhere = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isCallExpression(node) || ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node));

/** Which of them this file has, by the argument that is the message. */
function sayingOf(file: ts.SourceFile, catalog: CatalogName): Map<string, number> {
  const says = new Map<string, number>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = statement.importClause?.namedBindings;
    for (const { name } of names && ts.isNamedImports(names) ? names.elements : []) {
      const known = Object.hasOwn(SAYS, name.text) ? SAYS[name.text]! : null;
      if (known?.from.test(statement.moduleSpecifier.text) && ["both", catalog].includes(known.catalog ?? "screens")) says.set(name.text, known.argument);
    }
  }
  return says;
}

function literalsOf(node: ts.Expression | undefined, file: ts.SourceFile): string[] {
  if (node && ts.isStringLiteralLike(node)) return [node.text];
  if (node && ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue, file), ...literalsOf(node.whenFalse, file)];
  if (node && ts.isParenthesizedExpression(node)) return literalsOf(node.expression, file);
  const { line } = file.getLineAndCharacterOfPosition(node?.getStart(file) ?? 0);
  throw new Error(`${file.fileName}:${line + 1}: a message has to be written out where it is said: t("…").`);
}
