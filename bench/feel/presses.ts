// Everything that a person presses in the plan, each several times, and how long the screen took to answer.
import type { Phone } from "./phone";
import { KEPT } from "./trip";

/** `paint`: from the press to the next frame on screen, as browsers report it (in steps of 8 ms; 8 stands for less than 16). `there`: until what was asked for stood in the page. */
export type Press = { kind: string; paint: number; there: number };

const FLOOR_MS = 8;
const REST_MS = 250;
const GONE_MS = 3000;

const kept = (day: string) => `[id="${day}"] [data-row]:has([data-open][aria-label*="${KEPT}"])`;
const button = (label: string) => `button[aria-label="${label}"]`;
const ITEM_MENU = 'button[aria-label^="More about "]';
const DIALOG = '[role="dialog"][data-state="open"]';
const MENU = '[role="menu"]';
const menuItem = (label: string) => `[role^="menuitem"]:has-text("${label}")`;
const pane = (label: string) => `nav[aria-label="Ways to look at the plan"] button:has-text("${label}")`;
const bottom = (label: string) => `nav[aria-label="Trip"] button:has-text("${label}")`;

export class Presses {
  readonly all: Press[] = [];
  /** Presses whose answer never came: what they were meant for had moved away, or was missed. */
  readonly missed: string[] = [];

  constructor(
    private readonly phone: Phone,
    private readonly days: string[],
    private readonly told: (press: string) => void,
  ) {}

  /** `between`: what is to be done after each kind of thing. */
  async everything(between: () => Promise<void>): Promise<void> {
    for (const part of [this.sheets, this.panes, this.menus, this.writing, this.days14, this.trip]) {
      await part.call(this);
      await between();
    }
  }

  private async sheets() {
    for (const day of this.days.filter((_, index) => index % 3 === 0)) {
      await this.tap("open an item", `${kept(day)} [data-open]`, `${DIALOG} h3, ${DIALOG} textarea`);
      await this.tap("close its sheet", `${DIALOG} ${button("Close")}`, DIALOG, true);
    }
  }

  private async panes() {
    for (let round = 0; round < 2; round++) {
      await this.tap("show the timeline", pane("Timeline"), "[data-column]");
      await this.tap("show the table", pane("Table"), '[role="grid"]');
      await this.tap("show the list", pane("List"), "[data-plan]");
      await this.tap("show the map", bottom("Map"), ".maplibregl-map");
      await this.tap("show the plan", bottom("Plan"), "[data-plan]");
    }
  }

  private async menus() {
    for (let round = 0; round < 4; round++) {
      await this.tap("open the trip's menu", button("More about this trip"), MENU);
      await this.key("close a menu", "Escape", MENU, true);
      await this.tap("open an item's menu", `${kept(this.days[round]!)} ${ITEM_MENU}`, MENU);
      await this.key("close a menu", "Escape", MENU, true);
      await this.tap("open a day's menu", `[id="${this.days[round]}"] header button[aria-label^="More about"]`, MENU);
      await this.key("close a menu", "Escape", MENU, true);
    }
  }

  private async writing() {
    for (const [round, day] of this.days.slice(0, 4).entries()) {
      const title = `Quick tea ${round}`;
      const line = `[id="${day}"] input[aria-label^="Jot down"]`;
      await this.tap("write in a field", line, `${line}:focus`);
      for (const letter of "Quick ") await this.key("type a letter", letter);
      await this.phone.page.keyboard.insertText(`tea ${round}`);
      await this.key("add an item", "Enter", `[id="${day}"] [data-open][aria-label$="${title}"]`);
      await this.viaMenu(day, "Mark as done", "mark as done", `${kept(day)} .opacity-70`);
      await this.viaMenu(day, "Rename", "begin to rename", `${kept(day)} input`);
      await this.key("type a letter", "End");
      await this.key("type a letter", "x");
      await this.key("keep a name", "Enter", `${kept(day)} input`, true);
      await this.tap("open the trip's menu", button("More about this trip"), MENU);
      await this.tap("undo", menuItem("Undo your last change"), MENU, true);
    }
  }

  private async viaMenu(day: string, label: string, kind: string, there: string) {
    await this.tap("open an item's menu", `${kept(day)} ${ITEM_MENU}`, MENU);
    await this.tap(kind, menuItem(label), there);
  }

  private async days14() {
    for (const day of this.days.slice(2, 6)) {
      await this.tap("jump to a day", `nav[aria-label="Days"] [data-list-end="${day}"]`, `nav[aria-label="Days"] [data-list-end="${day}"][aria-current]`);
      await this.tap("fold a day", `[id="${day}"] header button[aria-label^="Fold "]`, `[id="${day}"] header button[aria-label^="Unfold "]`);
      await this.tap("unfold a day", `[id="${day}"] header button[aria-label^="Unfold "]`, `[id="${day}"] header button[aria-label^="Fold "]`);
    }
    await this.tap("fold all days", button("Fold all days"), button("Unfold all days"));
    await this.tap("unfold all days", button("Unfold all days"), button("Fold all days"));
  }

  private async trip() {
    for (let round = 0; round < 2; round++) {
      await this.tap("see the people", 'button[aria-label^="Here now"]', DIALOG);
      await this.key("close a dialog", "Escape", DIALOG, true);
      await this.tap("open the trip's menu", button("More about this trip"), MENU);
      await this.tap("open the palette", menuItem("Find or do"), '[role="dialog"] input');
      for (const letter of "tea") await this.key("search in the palette", letter);
      await this.key("close a dialog", "Escape", DIALOG, true);
      for (const label of ["What has changed", "Trip settings"]) {
        await this.tap("open the trip's menu", button("More about this trip"), MENU);
        await this.tap("open a panel", menuItem(label), DIALOG);
        await this.tap("close a panel", `${DIALOG} ${button("Close")}`, DIALOG, true);
      }
    }
  }

  private async tap(kind: string, selector: string, there: string, gone = false) {
    const point = await this.phone.found(selector).catch(() => null);
    if (!point) return void this.missed.push(`${kind}: nothing to press at ${selector}`);
    await this.measure(kind, () => this.phone.tap(point), there, gone);
  }

  private key(kind: string, key: string, there = "body", gone = false) {
    return this.measure(kind, () => this.phone.page.keyboard.press(key), there, gone);
  }

  private async measure(kind: string, act: () => Promise<unknown>, there: string, gone: boolean) {
    const { page } = this.phone;
    const from = await page.evaluate(
      ([selector, isGone]) => {
        window.feel.expect(selector, isGone);
        return performance.now();
      },
      [there, gone] as const,
    );
    await act();
    const took = await Promise.race([page.evaluate(() => window.feel.answered), this.phone.wait(GONE_MS).then(() => null)]);
    await this.phone.wait(REST_MS);
    if (took === null) this.missed.push(kind);
    const paint = await page.evaluate((since) => {
      const of = window.feel.pressed.filter(({ start }) => start >= since);
      return Math.max(0, ...of.map(({ duration }) => duration));
    }, from);
    this.told(`${kind}: ${paint} ms, there ${took === null ? "never" : `after ${took.toFixed(0)} ms`}`);
    if (took !== null) this.all.push({ kind, paint: Math.max(FLOOR_MS, paint), there: took });
  }
}
