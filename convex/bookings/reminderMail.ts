// What reminders say. Pure: no confirmation code is in a mail, which more people read than the trip's members.
import { moneyText } from "../money/currencies";
import type { ReminderKind } from "./agenda";
import type { Booking } from "./bookingModel";
import { percentBack } from "./policy";

type Told = Pick<Booking, "title" | "price" | "held" | "cancellation" | "when" | "detail">;

export function reminderMail(what: ReminderKind, { title, price, held, cancellation, when, detail }: Told, link: string): { subject: string; text: string } {
  const see = (words: string) => `\n\n${words}:\n${link}`;
  switch (what) {
    case "holdEnds":
      return {
        subject: `Still held for you: ${title}`,
        text: `“${title}” is held until ${momentText(held!.until, when.timeZone)}.${price ? ` Pay ${moneyText(price)} to have it.` : ""}${see("Pay or let it go")}`,
      };
    case "freeCancellationEnds": {
      const percent = percentBack(cancellation!, cancellation!.freeUntil!);
      const after = percent === 0 ? "nothing comes back" : `${percent}% comes back`;
      return {
        subject: `Free to cancel for two more days: ${title}`,
        text: `“${title}” can be cancelled free of charge until ${momentText(cancellation!.freeUntil!, when.timeZone)}. After that ${after}.${see("Look at the booking")}`,
      };
    }
    case "startsTomorrow":
      return {
        subject: `Tomorrow: ${title}`,
        text: `“${title}” is tomorrow${when.start ? ` at ${when.start}` : ""}.${detail ? ` ${detail}.` : ""}${see("Confirmation code and files")}`,
      };
  }
}

/** "12 April 2027, 18:00 (Asia/Tokyo)". */
function momentText(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone });
  return `${format.format(at).replace(" at ", ", ")} (${timeZone})`;
}
