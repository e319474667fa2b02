// Files on their way to an item or the trip, and those that were refused, with why.
import { LoaderCircle, TriangleAlert, X } from "lucide-react";
import { t } from "../../i18n/t";
import { IconButton } from "../../ui/IconButton";
import { useTripFrame } from "../workspace/tripFrame";
import { useUploads, type Holder, type Upload } from "./uploads";

export function UploadRows({ holder }: { holder: Holder }) {
  const { trip } = useTripFrame();
  const uploads = useUploads((state) => state.uploads);
  return uploads.filter((one) => one.tripId === trip._id && one.holder === holder).map((one) => <UploadRow key={one.id} upload={one} />);
}

function UploadRow({ upload: { id, name, sent, problem } }: { upload: Upload }) {
  const end = useUploads((state) => state.end);
  const Icon = problem ? TriangleAlert : LoaderCircle;
  return (
    <li className="flex min-h-13 items-center gap-3 py-1.5">
      <span className="grid size-11 shrink-0 place-items-center rounded-md bg-sunken text-ink-faint"><Icon className={problem ? "size-5 text-danger" : "size-5 animate-spin motion-reduce:animate-none"} aria-hidden /></span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-[0.9375rem] font-medium">{name}</span>
        {problem ? (
          <span role="alert" className="block text-sm text-danger">{problem}</span>
        ) : (
          <progress max={1} value={sent} aria-label={t("Sending {name}", { name })} className="block h-1.5 w-full overflow-hidden rounded-full accent-accent" />
        )}
      </span>
      {problem && <IconButton size="sm" label={t("Put away {name}", { name })} onClick={() => end(id)}><X /></IconButton>}
    </li>
  );
}
