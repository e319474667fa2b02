// What stands in the book, read out of its pages: Latin letters are written as such, so a plain canvas will do.
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { Activity, Day, TripView } from "../../workspace/useItinerary";
import { writePdf, type PdfInput } from "./writePdf";

beforeAll(() => void vi.stubGlobal("document", { createElement: () => ({ getContext: () => ({}) }) }));
afterAll(() => vi.unstubAllGlobals());

const ADA = "ada" as Id<"users">;
const row = (title: string, fields: Partial<Activity> = {}) =>
  ({ _id: title, title, type: "sightseeing", status: "planned", day: "2027-04-10", start: null, end: null, cost: null, lat: null, lng: null, destinationId: null, ...fields }) as Activity;
const day = (date: string, activities: Activity[] = []): Day => ({ date, index: Number(date.slice(-2)) - 10, destinations: [], activities, hotels: [], checkOuts: [] });

function viewOf(days: Day[]): TripView {
  const activities = days.flatMap((each) => each.activities);
  const trip = { title: "Japan", startDate: "2027-04-10", endDate: "2027-04-12" };
  return { trip, days, activities, ideas: [], destinations: [], members: [{ userId: ADA, name: "Ada" }], dayNotes: [] } as unknown as TripView;
}

/** Of the letters beyond Latin 1 that a PDF's own fonts have, those in these books. */
const BEYOND: Record<number, string> = { 0x80: "€", 0x95: "•", 0x96: "–" };
const winAnsi = (hex: string) => [...Buffer.from(hex, "hex")].map((byte) => BEYOND[byte] ?? String.fromCharCode(byte)).join("");

/** Lines in the order in which they are written. */
async function linesOf(input: Partial<PdfInput> & Pick<PdfInput, "view">): Promise<string[]> {
  const { bytes } = await writePdf({ bookings: [], plansB: [], codes: false, paper: "A4", takesPart: () => true, ...input });
  const book = await PDFDocument.load(bytes);
  const words = book.getPages().map(({ node }) => {
    const contents = node.Contents();
    const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => book.context.lookup(ref)) : [contents];
    return streams.map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1") : "")).join("\n");
  });
  return [...words.join("\n").matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex]) => winAnsi(hex!));
}

describe("the book of a trip", () => {
  it("has plans B below their days, each by its name with what stands in it, and those of days that have nothing else", async () => {
    const view = viewOf([day("2027-04-10", [row("Garden")]), day("2027-04-11"), day("2027-04-12")]);
    const plansB = [
      { day: "2027-04-10", name: "Rain", rows: [row("Museum", { start: "10:00", cost: { amount: 550, currency: "EUR" } })] },
      { day: "2027-04-10", name: "Plan C", rows: [row("Pool")] },
      { day: "2027-04-11", name: "Rain", rows: [row("Onsen")] },
    ];
    const lines = await linesOf({ view, plansB });
    const known = ["Saturday 10 April", "Garden", "Plan B: Rain", "10:00", "Museum", "Plan C", "Pool", "Sunday 11 April", "Onsen", "Monday 12 April"];
    expect(lines.filter((line) => known.includes(line))).toEqual(["Saturday 10 April", "Garden", "Plan B: Rain", "10:00", "Museum", "Plan C", "Pool", "Sunday 11 April", "Plan B: Rain", "Onsen"]);
    expect(lines).toContain("€5.50");
  });

  it("has notes without the signs of Markdown, links behind them, and its dates in letters that can be searched", async () => {
    const links = [{ url: "https://example.org/a", label: "Tickets" }, { url: "https://example.org/b" }];
    const lines = await linesOf({ view: viewOf([day("2027-04-10", [row("Garden", { description: "**Bring** cash\n- tea", links })])]) });
    expect(lines).toEqual(expect.arrayContaining(["10 – 12 Apr 2027", "Bring cash", "• tea", "Tickets: https://example.org/a", "https://example.org/b"]));
  });
});
