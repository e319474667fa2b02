import { formatNumber, listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Avatar } from "../../../ui/Avatar";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { useHere } from "./here";

/** Where there is little room: who else is here now, as one face and a number. Opens who is in the trip, from where one follows. */
export function OthersHere() {
  const { memberById } = useTripFrame();
  const { openDialog } = useWorkspace();
  const others = useHere((state) => state.others);
  const people = [...others.keys()].flatMap((userId) => memberById.get(userId) ?? []);
  const [first] = people;
  if (!first) return null;
  return (
    <button type="button" aria-label={t("Here now: {people}. See everybody", { people: listed(people.map(({ name }) => name)) })} onClick={() => openDialog({ kind: "share" })} className="relative grid size-11 place-items-center rounded-full">
      <Avatar name={first.name} hue={first.hue} here decorative />
      {people.length > 1 && <span aria-hidden className="absolute end-0 bottom-0 grid h-5 min-w-5 place-items-center rounded-full bg-ink px-1 text-xs font-semibold text-paper">{formatNumber(people.length)}</span>}
    </button>
  );
}
