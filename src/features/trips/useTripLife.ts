// What one can do to a trip from outside it. Each is said in a toast, with a way back where there is one.
import { useMutation } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { notify } from "../../ui/toast";

type Trip = { _id: Id<"trips">; title: string };

export function useTripLife() {
  const setArchived = useMutation(api.trips.tripList.archive);
  const removeTrip = useMutation(api.trips.trips.remove);
  const restoreTrip = useMutation(api.trips.bin.restore);
  const purgeTrip = useMutation(api.trips.bin.removeForGood);
  const leaveTrip = useMutation(api.trips.people.leave);

  /** True when it was done; a refusal is said. */
  const attempt = async (work: Promise<unknown>, done: () => void): Promise<boolean> => {
    try {
      await work;
      done();
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  };
  const archive = ({ _id: tripId, title }: Trip, archived: boolean): Promise<boolean> =>
    attempt(setArchived({ tripId, archived }), () =>
      notify.undo(archived ? t("“{trip}” is archived, for you alone.", { trip: title }) : t("“{trip}” is back in your list.", { trip: title }), () => void attempt(setArchived({ tripId, archived: !archived }), () => undefined)),
    );
  const restore = ({ _id: tripId, title }: Trip) => attempt(restoreTrip({ tripId }), () => notify.done(t("“{trip}” is back.", { trip: title })));
  return {
    archive,
    restore,
    remove: (trip: Trip) => attempt(removeTrip({ tripId: trip._id }), () => notify.undo(t("“{trip}” is in the bin for 30 days.", { trip: trip.title }), () => void restore(trip))),
    removeForGood: ({ _id: tripId, title }: Trip) => attempt(purgeTrip({ tripId }), () => notify.done(t("“{trip}” is gone for good.", { trip: title }))),
    leave: ({ _id: tripId, title }: Trip) => attempt(leaveTrip({ tripId }), () => notify.done(t("You have left “{trip}”.", { trip: title }))),
  };
}
