// Lines of a Japanese mail as the readers of dates and times want them: letters, digits and signs of one width, hours as "10:30", days
// without a year as "Sat 10 April". As many lines as before. Pure.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = new Map([..."日月火水木金土"].map((letter, index) => [letter, ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][index]!]));
const IN_BRACKETS = "\\s?\\(([日月火水木金土])(?:曜日?)?(?:・祝)?\\)";
const FULL_DAY = new RegExp(`(\\d{4}\\s?(?:年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日|[-/.]\\d{1,2}[-/.]\\d{1,2}))(?:${IN_BRACKETS}|\\s?[日月火水木金土]曜日?)?`, "g");
const DAY = new RegExp(`(?<![\\d年]\\s?)(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日(?:${IN_BRACKETS})?`, "g");
/** "10時間" is how long something takes. */
const HOUR = /(午前|午後)?\s?(?<!\d)(\d{1,2})\s?時(?!間)(?:\s?(\d{1,2})\s?分|(半))?/g;
const HALF_DAY = /(午前|午後)\s?(\d{1,2}):(\d{2})/g;

/** By its own letters; a bare table of labels may have none, but the word for a booking, which is written so in Japanese alone. */
export const isJapanese = (text: string): boolean => /[\p{sc=Hiragana}\p{sc=Katakana}]|予約/u.test(text);

export const plainLines = (lines: readonly string[]): string[] => lines.map(plainLine);

function plainLine(given: string): string {
  return given
    .normalize("NFKC")
    .replace(/[ \t]+/g, " ")
    .replace(FULL_DAY, (_whole, day: string) => `${day} `)
    .replace(DAY, (whole, month: string, day: string, weekday: string | undefined) => {
      const name = MONTHS[Number(month) - 1];
      return name ? `${weekday ? `${WEEKDAYS.get(weekday)} ` : ""}${day} ${name} ` : whole;
    })
    .replace(HALF_DAY, (_whole, half: string, hour: string, minutes: string) => clock(half, hour, minutes))
    .replace(HOUR, (_whole, half: string | undefined, hour: string, minutes: string | undefined, thirty: string | undefined) => clock(half, hour, thirty ? "30" : minutes))
    .replace(/(?<!\d)(\d{1,2}:\d{2}):\d{2}(?!\d)/g, "$1")
    .replace(/(?<=\d:\d{2})-(?=\d{1,2}:)/g, " - ")
    .trimEnd();
}

function clock(half: string | undefined, hour: string, minutes: string | undefined): string {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "午後" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}:${(minutes ?? "00").padStart(2, "0")}`;
}
