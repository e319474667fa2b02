// docs/permissions.md as text: the permissions of convex/permissions.ts, who has each, and which functions
// ask for it. Pure.
import { atLeast, PERMISSIONS, ROLES, STANDINGS, type Permission, type Role, type Standing } from "../convex/permissions";
import { OPEN_FUNCTIONS, type PublicFunction } from "../convex/publicFunctions.testing";

export function permissionsPage(functions: PublicFunction[]): string {
  return `# Who may do what

Written by \`npm run permissions\` from \`convex/permissions.ts\` and from the functions themselves; a test fails when it is
out of date. Change the table there, not this page.

Every function that can be called from outside names one permission and checks it before it does anything else.
Who isn't signed in is refused with \`AUTHENTICATION_ERROR\`, who has too little with \`AUTHORIZATION_ERROR\`, and whoever isn't in
a trip is told that there is no such trip (\`RESOURCE_NOT_FOUND\`). Routes over HTTP check signatures instead.

## By what one is

A guest is somebody on a device without an account; a person has an account. Administrators are made by
\`npx convex run users/admin:grant\` alone; that opens no trip which isn't theirs.

${table(["Permission", "What it lets one do", ...STANDINGS, "admin"], rows(({ role }) => !role, ([name, { what, who }]) => [code(name), what, ...STANDINGS.map((one) => mark(includes(one, who))), mark(who === "admin" || includes("person", who))]))}

## By one's role in the trip

${table(["Permission", "What it lets one do", ...ROLES, "at least"], rows(({ role }) => role !== undefined, ([name, { what, who, role }]) => [code(name), what, ...ROLES.map((one) => mark(atLeast(one, role!))), `a ${who}`]))}

## Which function needs what

${table(["Permission", "Functions"], rows(() => true, ([name]) => [code(name), namesOf(functions, name)]).filter(([, names]) => names !== ""))}

## Open to everybody, and why

${table(["Function", "Reason"], Object.entries(OPEN_FUNCTIONS).map(([name, reason]) => [code(name), reason]))}
`;
}

type Entry = { what: string; who: Standing | "admin"; role?: Role };
type Row = [Permission, Entry];

const code = (text: string) => `\`${text}\``;
const mark = (has: boolean) => (has ? "yes" : "");
const includes = (standing: Standing, who: Entry["who"]) => who !== "admin" && STANDINGS.indexOf(standing) >= STANDINGS.indexOf(who);

const rows = (keep: (entry: Entry) => boolean, cells: (row: Row) => string[]): string[][] =>
  (Object.entries(PERMISSIONS) as Row[]).filter(([, entry]) => keep(entry)).map(cells);

const namesOf = (functions: PublicFunction[], permission: Permission) =>
  functions
    .filter((one) => one.permission === permission)
    .map(({ name }) => code(name))
    .join(", ");

const table = (head: string[], body: string[][]): string => [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
