// All files of a trip: its own, those of its items in the order of the plan, and those of its bookings.
import { Files } from "lucide-react";
import { t } from "../../i18n/t";
import { EmptyState } from "../../ui/EmptyState";
import { Skeleton } from "../../ui/Skeleton";
import { useTrip } from "../workspace/useItinerary";
import { useWorkspace } from "../workspace/useWorkspace";
import { DropZone, PickFiles } from "./DropZone";
import { FileRow } from "./FileRow";
import { groupsOf, type FileGroup } from "./fileGroups";
import { UploadRows } from "./UploadRows";
import { useFileActions, useTripFiles } from "./useFiles";

export function FilesPanel() {
  const trip = useTrip();
  const all = useTripFiles();
  const { sendAll } = useFileActions();
  if (!all) return <Skeleton className="h-32" />;
  const own = all.files.filter(({ activityId }) => activityId === null);
  const groups = groupsOf(all, trip.activities);
  const isEmpty = own.length === 0 && groups.length === 0;
  const ofTrip = (
    <section aria-labelledby="files-of-trip">
      <h3 id="files-of-trip" className="eyebrow">{t("Of the whole trip")}</h3>
      <ul className="mt-1 divide-y divide-line">
        {own.map((file) => <FileRow key={file._id} file={file} />)}
        <UploadRows holder={null} />
      </ul>
      {trip.canEdit && <PickFiles label={t("Add files to the trip")} onFiles={(chosen) => void sendAll(null, chosen)} />}
    </section>
  );
  return (
    <DropZone className="min-h-full" onFiles={(files) => trip.canEdit && void sendAll(null, files)}>
      {isEmpty && (
        <EmptyState icon={<Files />} title={t("Tickets and papers, in one place")} className="pb-6">
          {t(trip.canEdit ? "Drop, paste or pick a PDF, a picture or a pass: here for the whole trip, or in an item’s own page. Everybody in the trip can open them." : "Nobody has added any files yet.")}
        </EmptyState>
      )}
      <div className="space-y-6 pt-2">
        {(own.length > 0 || trip.canEdit) && ofTrip}
        {groups.map((group) => <Group key={group.activity._id} group={group} />)}
      </div>
    </DropZone>
  );
}

function Group({ group: { activity, files, ofBooking } }: { group: FileGroup }) {
  const { openActivity } = useWorkspace();
  return (
    <section aria-label={activity.title}>
      <h3>
        <button type="button" dir="auto" onClick={() => openActivity(activity._id)} className="title min-h-11 text-start text-lg underline-offset-4 hover:text-accent hover:underline">{activity.title}</button>
      </h3>
      <ul className="divide-y divide-line">
        {ofBooking.map((file) => <FileRow key={file._id} file={file} ofBooking />)}
        {files.map((file) => <FileRow key={file._id} file={file} />)}
      </ul>
    </section>
  );
}
