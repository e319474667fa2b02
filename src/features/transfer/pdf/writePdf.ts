// The trip as a small book: cover, a chapter a day with its map, ideas, bookings. Loaded only when somebody asks for it.
import { PDFDocument } from "pdf-lib";
import { apart, isSaid } from "../../../i18n/apart";
import { cityName } from "../../../i18n/cityName";
import { formatNumber, listed } from "../../../i18n/formats";
import { language } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { daysOn, formatDate, formatDateRange, formatTime, formatTimes } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import type { Booking } from "../../bookings/bookingWords";
import type { Paper } from "../../workspace/print/printOptions";
import { isHiredCar, wayOf } from "../../workspace/itinerary/journey";
import { endDateOf } from "../../workspace/moments";
import type { Activity, Day, TripView } from "../../workspace/useItinerary";
import { planBName } from "../transferWords";
import { Lettering, type LeftOut } from "./lettering";
import { plainWords } from "./letters";
import { dayInk, INK, MAP_ROOM, Pages } from "./pages";

export type PdfInput = {
  view: TripView;
  /** Of living bookings. */
  bookings: Booking[];
  /** Of days, in their order: what would be done instead. */
  plansB: { day: string; name: string; rows: Row[] }[];
  codes: boolean;
  takesPart: (activity: Activity) => boolean;
  paper: Paper;
};

const INDENT = 118;
/** In points. */
const SHORT_NOTES = 60;

/** `leftOut`: names that have letters for which neither this device nor we have a face. */
export type Pdf = { bytes: Uint8Array<ArrayBuffer>; leftOut: LeftOut[] };

export async function writePdf({ view, bookings, plansB, codes, takesPart, paper }: PdfInput): Promise<Pdf> {
  const document = await PDFDocument.create();
  document.setTitle(view.trip.title);
  document.setCreator("Caravan");
  document.setLanguage(language);
  const lettering = await Lettering.of(document);
  const pages = new Pages(document, lettering, paper);
  await cover(pages, view);
  const otherwise = (day: Day) => plansB.filter((plan) => plan.day === day.date);
  for (const day of view.days.filter((each) => hasWords(view, each) || otherwise(each).length > 0 || [each.activities, each.hotels, each.checkOuts].some((rows) => rows.some(takesPart)))) {
    await chapter(pages, view, day, takesPart);
    for (const plan of otherwise(day)) await planB(pages, view, plan);
  }
  const ideas = view.ideas.filter(takesPart);
  if (ideas.length > 0) {
    await heading(pages, t("Ideas"), null);
    for (const idea of ideas) await entry(pages, view, idea, null, "");
  }
  const booked = (booking: Booking) => view.activities.find(({ _id }) => _id === booking.activityId);
  const kept = bookings.filter((booking) => booked(booking) && takesPart(booked(booking)!)).sort((a, b) => comesAt(booked(a)!) - comesAt(booked(b)!));
  if (kept.length > 0) {
    await heading(pages, t("Bookings"), null);
    for (const booking of kept) {
      const facts = [booking.when.day && formatDate(booking.when.day, "dated"), booking.price && formatMoney(booking.price), codes && booking.confirmationCode && t("Code {code}", { code: booking.confirmationCode }), booking.contact];
      pages.room(30 + (await pages.height(booking.title, { face: "strong" })));
      await pages.text(booking.title, { face: "strong" });
      await pages.text(apart(facts.filter(isSaid), " · "), { color: INK.soft, gap: 8 });
    }
  }
  await pages.numbered(view.trip.title);
  return { bytes: new Uint8Array(await document.save()), leftOut: lettering.leftOut };
}

/** Bookings come in the order of the plan. */
const comesAt = ({ day, start }: Activity): number => (day ? Date.parse(`${day}T${start ?? "23:59"}Z`) : Infinity);

const hasWords = ({ dayNotes }: TripView, { date }: Day) => dayNotes.some(({ day, title, notes }) => day === date && (title !== "" || notes !== ""));

async function cover(pages: Pages, { trip, destinations, members }: TripView) {
  pages.begins(t("Cover"));
  pages.down(150);
  await pages.text(trip.openDates ? t("No dates yet") : formatDateRange(trip.startDate, trip.endDate), { color: INK.accent, face: "strong", size: 12, gap: 8 });
  await pages.text(trip.title, { face: "title", size: 38, gap: 10 });
  await pages.text(apart(destinations.map(cityName), " · "), { size: 13, color: INK.soft, gap: 14 });
  if (trip.description) await pages.text(plainWords(trip.description), { color: INK.soft, gap: 14, prose: true });
  await pages.map(destinations.filter(({ unplaced }) => !unplaced).map((city) => ({ lat: city.lat, lng: city.lng, name: cityName(city) })), INK.accent, { height: 240, named: true });
  await pages.text(listed(members.map(({ name }) => name), "unit"), { color: INK.faint });
  pages.next();
}

/** `follows`: how high what must stand below it on the same page is. */
async function heading(pages: Pages, title: string, day: Day | null, follows = 90) {
  pages.begins(title);
  pages.room(60 + follows);
  pages.down(14);
  await pages.text(title, { face: "title", size: 19, color: day ? dayInk(day.index) : INK.ink });
  pages.rule(day ? dayInk(day.index) : INK.line);
}

async function chapter(pages: Pages, view: TripView, day: Day, takesPart: PdfInput["takesPart"]) {
  const rows = day.activities.filter(takesPart);
  const words = view.dayNotes.find((note) => note.day === day.date);
  const nights = day.hotels.filter(takesPart);
  // Numbers of the map are those of the rows that have a place.
  const located = rows.filter(({ lat, lng }) => lat !== null && lng !== null);
  const hasMap = located.length > 1;
  await heading(pages, view.trip.openDates ? t("Day {day, number}", { day: day.index + 1 }) : formatDate(day.date, "long"), day, hasMap ? MAP_ROOM + 80 : 90);
  const where = apart([words?.title, apart([...new Set(day.destinations.map(cityName))], " – ")].filter(isSaid), " · ");
  if (where) await pages.text(where, { color: INK.soft, gap: 4 });
  await pages.map(located.map(({ lat, lng, title }) => ({ lat: lat!, lng: lng!, name: title })), dayInk(day.index));
  if (words?.notes) await pages.text(plainWords(words.notes), { color: INK.soft, gap: 6, prose: true });
  for (const hotel of day.checkOuts.filter(takesPart)) {
    await entry(pages, view, { ...hotel, ...QUIET, start: null }, null, "", hotel.end ? t("Check out by {time}", { time: formatTime(hotel.end) }) : t("Check out"));
  }
  for (const row of rows) await entry(pages, view, row, endDateOf(row, view.destinations), hasMap && located.includes(row) ? `${formatNumber(located.indexOf(row) + 1)}.` : "");
  for (const night of nights) await entry(pages, view, { ...night, ...(night.day !== day.date ? { ...QUIET, start: null } : { end: null }) }, null, "", t("Night"));
}

/** Below its day: what would be done instead. */
async function planB(pages: Pages, view: TripView, { name, rows }: PdfInput["plansB"][number]) {
  pages.room(70);
  pages.down(12);
  await pages.text(planBName(name), { face: "strong", size: 11, color: INK.soft });
  for (const row of rows) await entry(pages, view, row, endDateOf(row, view.destinations), "");
}

/** What is said of a stay on the day that it begins, and not again. */
const QUIET = { end: null, cost: null, description: undefined, links: undefined };

type Row = Omit<Activity, "description" | "links"> & { [Said in "description" | "links"]?: Activity[Said] | undefined };

async function entry(pages: Pages, { members }: TripView, row: Row, arrives: string | null, number: string, beside = "") {
  const { title, address, cost, transport, participants } = row;
  const description = [plainWords(row.description ?? ""), ...(row.links ?? []).map(({ url, label }) => (label ? `${label}: ${url}` : url))].filter(isSaid).join("\n");
  const isHired = isHiredCar(row);
  const times = isHired ? formatTimes({ start: row.start, end: null }, 0) : formatTimes(row, daysOn({ ...row, endDay: arrives }), " – ");
  const journey = transport && apart([transport.carrier, transport.number, isHired ? wayOf({ ...row, transport }) : transport.from && transport.to && apart([transport.from.name, transport.to.name], " – ")].filter(isSaid), " · ");
  const people = participants && members.filter(({ userId }) => participants.includes(userId)).map(({ name }) => name);
  const facts = apart([people && people.length > 0 && t("For {people}", { people: listed(people) }), journey, address, cost && (cost.amount === 0 ? t("Free") : formatMoney(cost))].filter(isSaid), " · ");
  const called = apart([number, title].filter(isSaid), " ");
  const [head, below, notes] = await Promise.all([pages.height(called, { face: "strong", indent: INDENT }), ...[facts, description].map((text) => pages.height(text, { size: 9.5, indent: INDENT }))]);
  // Short notes stay with their stop; long ones may go on over the page.
  pages.room(8 + head! + below! + (notes! <= SHORT_NOTES ? notes! : 2 * 9.5 * 1.4));
  pages.down(4);
  await pages.aside(times || beside, { size: 9.5 });
  await pages.text(called, { face: "strong", indent: INDENT });
  if (facts) await pages.text(facts, { size: 9.5, color: INK.soft, indent: INDENT });
  if (description) await pages.text(description, { size: 9.5, color: INK.faint, indent: INDENT, prose: true });
}
