// The files of one item, in its sheet.
import { useId } from "react";
import { t } from "../../i18n/t";
import { useTripFrame } from "../workspace/tripFrame";
import type { Activity } from "../workspace/useItinerary";
import { PickFiles } from "./DropZone";
import { FileRow } from "./FileRow";
import { UploadRows } from "./UploadRows";
import { useFileActions, useTripFiles } from "./useFiles";

export function FilesSection({ activity }: { activity: Activity }) {
  const { canEdit } = useTripFrame();
  const titleId = useId();
  const all = useTripFiles();
  const { sendAll } = useFileActions();
  const files = all?.files.filter(({ activityId }) => activityId === activity._id) ?? [];
  if (files.length === 0 && !canEdit) return null;
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="text-sm font-medium">{t("Files")}</h3>
      <ul aria-labelledby={titleId} className="divide-y divide-line">
        {files.map((file) => <FileRow key={file._id} file={file} />)}
        <UploadRows holder={activity._id} />
      </ul>
      {canEdit && (
        <div className="flex flex-wrap items-center gap-x-3">
          <PickFiles onFiles={(chosen) => void sendAll(activity._id, chosen)} />
          <p className="text-sm text-ink-faint pointer-coarse:hidden">{t("or drop or paste them anywhere here")}</p>
        </div>
      )}
    </section>
  );
}
