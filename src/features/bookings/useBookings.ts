// What one can do about bookings. Each says what went wrong as a sentence; `busy` is what is being done.
import { useAction, useMutation, useQuery } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useBusy } from "../../lib/useBusy";
import { useTripFrame } from "../workspace/tripFrame";

/** Undefined while loading. One subscription, however many ask. */
export function useTripBookings() {
  const { trip } = useTripFrame();
  return useQuery(api.bookings.bookings.list, { tripId: trip._id });
}

export function useBookings() {
  const { trip } = useTripFrame();
  const tripId = trip._id;
  const askQuote = useMutation(api.bookings.bookings.quote);
  const book = useMutation(api.bookings.bookings.request);
  const takeOff = useMutation(api.bookings.bookings.remove);
  const openPage = useAction(api.bookings.pay.open);
  const { busy, run } = useBusy<"quote" | "request" | "pay" | "remove">();
  return {
    busy,
    quote: (activityId: Id<"activities">, press: string) => run("quote", () => askQuote({ tripId, activityId, press })),
    request: (bookingId: Id<"bookings">) => run("request", () => book({ tripId, bookingId })),
    /** Leads to the payment service's page. */
    pay: (bookingId: Id<"bookings">) => run("pay", async () => window.location.assign((await openPage({ bookingId })).url)),
    remove: (bookingId: Id<"bookings">) => run("remove", () => takeOff({ tripId, bookingId })),
  };
}

