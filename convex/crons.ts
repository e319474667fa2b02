// What runs by the clock: repairs of what webhooks missed, reminders, and sweeps of what has had its time.
// Each job is bounded, resumes where it stopped, and does nothing where its service isn't set up.
import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

crons.cron("money: apply what Stripe's webhooks missed", "*/15 * * * *", internal.billing.reconcile.run, {});
crons.hourly("people: repair what Clerk's webhooks missed", { minuteUTC: 7 }, internal.clerk.reconcile.run, {});
crons.cron("trips: begin and end at the destination's midnight", "*/15 * * * *", internal.trips.lifecycle.advance, {});
crons.hourly("bookings: remind, release and complete", { minuteUTC: 17 }, internal.bookings.reminders.sweep, {});
crons.hourly("privacy: delete exports that have expired", { minuteUTC: 27 }, internal.privacy.exports.sweep, {});
crons.daily("privacy: delete accounts whose grace is over", { hourUTC: 3, minuteUTC: 37 }, internal.privacy.deletion.sweep, {});
crons.daily("trips: empty the bin", { hourUTC: 3, minuteUTC: 7 }, internal.trips.bin.sweep, {});
crons.daily("audit: verify the chain", { hourUTC: 4, minuteUTC: 17 }, internal.audit.verify.run, {});
crons.daily("places: forget old answers of search services", { hourUTC: 4, minuteUTC: 47 }, internal.places.search.answers.sweep, {});

export default crons;
