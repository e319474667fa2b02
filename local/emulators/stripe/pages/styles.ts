// The look of every page: one column on a phone, two beside each other where there is room, light or
// dark as the person has it. No fonts, pictures or scripts from anywhere.

export const STYLES = `
:root { color-scheme: light dark; --paper: #f6f4ef; --sheet: #fffefb; --ink: #23211c; --soft: #5d584d; --line: #d9d4c7; --field: #8b8577;
  --accent: #17614f; --on-accent: #ffffff; --warn: #fdf1d3; --warn-ink: #5a4100; --bad: #a3221b; --bad-back: #fdecea; --good: #17614f; --good-back: #e3f2ec; }
@media (prefers-color-scheme: dark) { :root { --paper: #171512; --sheet: #211f1b; --ink: #f0ede5; --soft: #b7b0a2; --line: #3d3931; --field: #857e70;
  --accent: #6cc5a9; --on-accent: #0d211b; --warn: #3d3113; --warn-ink: #f6dc9a; --bad: #ff9d93; --bad-back: #3d1d1a; --good: #86d6bd; --good-back: #16332a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.notice { background: var(--warn); color: var(--warn-ink); padding: .625rem 1rem; text-align: center; font-size: .9375rem; }
main { max-width: 61rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; display: grid; gap: 1.5rem; }
main.narrow { max-width: 32rem; }
main.wide { max-width: 75rem; }
@media (min-width: 52rem) { main.two { grid-template-columns: 1fr 1fr; gap: 3rem; padding-top: 3rem; align-items: start; } }
h1 { font: 600 1.75rem/1.2 ui-serif, Georgia, serif; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font: 600 1.125rem/1.3 ui-serif, Georgia, serif; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; min-width: 0; }
.lines + form { margin-top: 1rem; }
.total { font: 600 2.25rem/1.1 ui-serif, Georgia, serif; margin: 0 0 .5rem; font-variant-numeric: tabular-nums; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; justify-content: space-between; gap: 1rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.lines li > :last-child { white-space: nowrap; font-variant-numeric: tabular-nums; text-align: right; }
.lines .sum { font-weight: 600; border-bottom: 0; }
form { display: grid; gap: 1rem; margin: 0; }
form.row, .row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; align-items: start; }
.field { display: grid; align-content: start; gap: .25rem; flex: 1 1 8rem; min-width: 0; }
label, legend { font-weight: 600; font-size: .9375rem; }
input, select { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--field); border-radius: .5rem; min-height: 2.75rem; padding: .5rem .75rem; width: 100%; }
::placeholder { color: var(--soft); opacity: 1; }
input[type=radio] { width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; accent-color: var(--accent); flex: none; }
input[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: .5rem; }
.choice { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; font-weight: 400; }
.error { color: var(--bad); font-size: .875rem; margin: 0; }
.alert, .done { border-radius: .5rem; padding: .75rem 1rem; margin: 0; }
.alert { background: var(--bad-back); color: var(--bad); }
.done { background: var(--good-back); color: var(--good); }
button, .button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1rem; border-radius: .5rem; border: 1px solid transparent; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; background: var(--accent); color: var(--on-accent); }
.quiet { background: transparent; color: var(--accent); border-color: var(--field); }
.full { width: 100%; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.back { display: inline-flex; min-height: 2.75rem; align-items: center; }
details summary { cursor: pointer; padding: .75rem 0; font-weight: 600; color: var(--accent); }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
th { font-size: .875rem; color: var(--soft); font-weight: 600; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.tag { display: inline-block; border: 1px solid var(--field); border-radius: 1rem; padding: 0 .625rem; font-size: .8125rem; white-space: nowrap; }
code { font: .875em ui-monospace, Menlo, monospace; overflow-wrap: anywhere; }
`;
