// Files by the item that they are of, in the order of the plan: what has a day first, ideas last. Pure.
import type { Activity } from "../workspace/useItinerary";
import type { BookingFile, TripFile, TripFiles } from "./useFiles";

export type FileGroup = { activity: Activity; files: TripFile[]; ofBooking: BookingFile[] };

/** Files of items that were removed are left out until those come back. */
export function groupsOf({ files, ofBookings }: TripFiles, activities: readonly Activity[]): FileGroup[] {
  const planned = [...activities.filter(({ day }) => day !== null), ...activities.filter(({ day }) => day === null)];
  return planned
    .map((activity) => ({
      activity,
      files: files.filter(({ activityId }) => activityId === activity._id),
      ofBooking: ofBookings.filter(({ activityId }) => activityId === activity._id),
    }))
    .filter((group) => group.files.length + group.ofBooking.length > 0);
}
