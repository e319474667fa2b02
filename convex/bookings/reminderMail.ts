// What reminders say. Pure: no confirmation code is in a mail, which more people read than the trip's members.
import type { MailWords } from "../mail/mail";
import { write } from "../words/words";
import type { ReminderKind } from "./agenda";
import type { Booking } from "./bookingModel";
import { percentBack } from "./policy";

type Told = Pick<Booking, "title" | "price" | "held" | "cancellation" | "when" | "detail">;

export function reminderMail(what: ReminderKind, { title, price, held, cancellation, when, detail }: Told, link: string): MailWords {
  const { timeZone } = when;
  switch (what) {
    case "holdEnds": {
      const until = { at: held!.until, timeZone };
      return {
        subject: write("Still held for you: {title}", { title }),
        text: [
          price ? write("“{title}” is held until {until}. Pay {price} to have it.", { title, until, price }) : write("“{title}” is held until {until}.", { title, until }),
          [write("Pay or let it go:"), link],
        ],
      };
    }
    case "freeCancellationEnds": {
      const percent = percentBack(cancellation!, cancellation!.freeUntil!);
      const until = { at: cancellation!.freeUntil!, timeZone };
      return {
        subject: write("Free to cancel for two more days: {title}", { title }),
        text: [
          percent === 0
            ? write("“{title}” can be cancelled free of charge until {until}. After that nothing comes back.", { title, until })
            : write("“{title}” can be cancelled free of charge until {until}. After that {percent}% comes back.", { title, until, percent }),
          [write("Look at the booking:"), link],
        ],
      };
    }
    case "startsTomorrow":
      return {
        subject: write("Tomorrow: {title}", { title }),
        text: [
          when.start ? write("“{title}” is tomorrow at {time}.", { title, time: { time: when.start } }) : write("“{title}” is tomorrow.", { title }),
          ...(detail ? [detail] : []),
          [write("Confirmation code and files:"), link],
        ],
      };
  }
}
