import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { Avatar } from "../../ui/Avatar";
import { Input } from "../../ui/Input";
import { useTripFrame } from "../workspace/tripFrame";

export type ShareFieldsProps = {
  way: "equal" | "exact";
  myId: Id<"users">;
  among: ReadonlySet<Id<"users">>;
  onAmong: (among: ReadonlySet<Id<"users">>) => void;
  exact: Record<string, string>;
  onExact: (exact: Record<string, string>) => void;
};

/** The members: who shares equally, or how much of the whole is whose. */
export function ShareFields({ way, myId, among, onAmong, exact, onExact }: ShareFieldsProps) {
  const { members } = useTripFrame();
  const toggle = (userId: Id<"users">) => {
    const next = new Set(among);
    if (!next.delete(userId)) next.add(userId);
    onAmong(next);
  };
  return (
    <ul>
      {members.map(({ userId, name, hue }) => {
        const label = userId === myId ? t("{person} (you)", { person: name }) : name;
        const face = (
          <>
            <Avatar name={name} hue={hue} size="sm" decorative />
            <span className="min-w-0 flex-1 truncate">{label}</span>
          </>
        );
        return (
          <li key={userId}>
            {way === "equal" ? (
              <label className="flex min-h-12 items-center gap-3">
                <input type="checkbox" className="size-5 shrink-0 accent-accent" checked={among.has(userId)} onChange={() => toggle(userId)} />
                {face}
              </label>
            ) : (
              <div className="flex min-h-14 items-center gap-3">
                {face}
                <Input aria-label={t("Share of {person}", { person: label })} inputMode="decimal" className="w-28" placeholder="0" value={exact[userId] ?? ""} onChange={(event) => onExact({ ...exact, [userId]: event.target.value })} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
