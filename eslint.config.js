// Lint holds promises that types cannot: data flows one way (src -> convex -> local), each floor of local/ imports only floors
// below it, and each file there begins by saying what it promises. That no imports go in circles is src/imports.test.ts's.
import js from "@eslint/js";
import globals from "globals";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Floors of the embedded deployment, bottom up. */
const floors = ["values", "store", "database", "functions", "snapshot", "sync", "http", "dashboard", "cli"];
/** `auth` and `scheduler` stand beside sync: they may use what is below it. */
const beside = { auth: "sync", scheduler: "sync" };

/** A file begins, below `#!` and "use node", with one or two lines of `//` that say what it promises to who uses it. */
const header = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    Program() {
      const lines = context.sourceCode.lines.filter((line, at) => at > 1 || !/^(#!|"use \w+";$)/.test(line));
      const own = lines.slice(0, lines.findIndex((line) => !line.startsWith("// ") || /^\/\/ (eslint|@ts|prettier)-/.test(line)));
      const report = (message) => context.report({ loc: { line: 1, column: 0 }, message });
      if (own.length === 0) report("Begin with a line or two of // that say what this file promises to who uses it.");
      else if (own.length > 2) report(`Say what this file promises in two lines, not ${own.length}: the rest belongs to what it explains.`);
      else if (own.some((line) => line.length > 160)) report("A line of the header has 160 characters at most.");
    },
  }),
};

const forbid = (files, patterns, message) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }] },
});

const floorRules = floors.map((floor, index) => {
  const above = floors.slice(index + 1);
  const besideAbove = Object.entries(beside)
    .filter(([, at]) => floors.indexOf(at) > index)
    .map(([name]) => name);
  return forbid(
    [`local/${floor}/**/*.{ts,tsx}`],
    [
      "../../src/**",
      "../../convex/**",
      "**/emulators/**",
      ...[...above, ...besideAbove].flatMap((name) => [`../${name}`, `../${name}/**`, `../../${name}/**`]),
    ],
    `local/${floor} may import only floors below it (${floors.slice(0, index).join(", ") || "none"}).`,
  );
});

export default tseslint.config(
  { ignores: ["dist", "node_modules", "**/_generated/**", ".caravan", ".build", "convex/places/data/**"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  { files: ["src/**/*.{ts,tsx}", "local/**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: reactHooks.configs.recommended.rules },
  { files: ["scripts/**", "bench/**", "local/cli/**", "local/crash/**", "local/fuzz/**", "local/fixtures/**", "e2e/**"], rules: { "no-console": "off" } },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(\\.\\./)+(local/|convex/(?!_generated/))", message: "src knows convex/_generated and nothing else of the backend." }] },
      ],
    },
  },
  {
    files: ["src/**/*.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "JSXText[value=/[A-Za-z]{2}/]:not([value=/^(Caravan|Esc)$/])", message: 'Words on screen go through t("…") or rich("…"): src/i18n/t.tsx.' },
        { selector: "JSXAttribute[name.name=/^(aria-label|aria-description|alt|title|placeholder|label|hint|description|heading)$/] > Literal[value=/[A-Za-z]{2}/]:not([value=/^(https:|PDF$)/])", message: 'Words on screen go through t("…").' },
      ],
    },
  },
  forbid(["convex/**/*.ts"], ["**/src/**", "**/local/**", "@/*"], "convex/ knows nothing of src/ or local/."),
  ...floorRules,
  { files: ["local/**/*.{ts,tsx}"], plugins: { own: { rules: { header } } }, rules: { "own/header": "error" } },
  forbid(
    ["local/emulators/**/*.ts"],
    ["**/src/**", "**/convex/**", ...[...floors, ...Object.keys(beside)].map((name) => `**/${name}/**`)],
    "local/emulators/ stand in for outside services: they know nothing of the engine, of convex/ or of src/.",
  ),
);
