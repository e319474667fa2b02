// Versions of the plan that somebody has given a name: made here, compared with each other or with now, and gone back to.
import { useMutation, useQuery } from "convex/react";
import { GitCompareArrows, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { formatMoment } from "../../../../lib/moments";
import { useSubmit } from "../../../../lib/useSubmit";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { IconButton } from "../../../../ui/IconButton";
import { Input, Select } from "../../../../ui/Input";
import { Skeleton } from "../../../../ui/Skeleton";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import { CompareDialog, type Compared } from "./CompareDialog";

export function Points() {
  const { trip, canEdit, memberById } = useTripFrame();
  const points = useQuery(api.trips.restorePoints.list, { tripId: trip._id });
  const remove = useMutation(api.trips.restorePoints.remove);
  const [compared, setCompared] = useState<Compared | null>(null);
  return (
    <>
      {canEdit && <KeepPoint />}
      {points === undefined && <Skeleton className="mt-5 h-16" />}
      {points?.length === 0 && <p className="mt-5 text-ink-soft">{t(canEdit ? "No version has a name yet. Name one before you turn the plan upside down: then you can compare, and go back to it." : "Nobody has named a version of this plan yet.")}</p>}
      {points && points.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {points.map(({ _id, name, revision, createdBy, at }) => (
            <li key={_id} className="flex items-center gap-2 py-2.5">
              <div className="min-w-0 flex-1">
                <p dir="auto" className="font-medium [overflow-wrap:anywhere]">{name}</p>
                <p className="text-[0.8125rem] text-ink-faint">{memberById.get(createdBy)?.name ?? t("Somebody who left")} · <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time></p>
              </div>
              <Button look="secondary" size="sm" aria-label={t("Compare {name} with now", { name })} onClick={() => setCompared(pointOf({ revision, name }))}><GitCompareArrows aria-hidden />{t("Compare")}</Button>
              {canEdit && <IconButton size="sm" label={t("Remove the name {name}", { name })} onClick={() => void remove({ tripId: trip._id, pointId: _id }).then(() => notify.done(t("The name is gone; the plan's history stays.")), notify.error)}><Trash2 /></IconButton>}
            </li>
          ))}
        </ul>
      )}
      {points && points.length > 1 && <CompareTwo points={points} onCompare={setCompared} />}
      <CompareDialog compared={compared} onClose={() => setCompared(null)} />
    </>
  );
}

function KeepPoint() {
  const { trip } = useTripFrame();
  const create = useMutation(api.trips.restorePoints.create);
  const [name, setName] = useState("");
  const { busy, refusal, submit } = useSubmit(async () => {
    await create({ tripId: trip._id, name });
    setName("");
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex items-end gap-2">
      <Field label={t("Keep the plan as it is now")} error={refusal} className="flex-1">
        <Input value={name} maxLength={80} placeholder={t("Before we added Rome")} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="submit" busy={busy} disabled={!name.trim()}>{t("Keep", {}, "version")}</Button>
    </form>
  );
}

type Point = { _id: string; name: string; revision: number };

const quoted = (words: string) => t("“{words}”", { words });
const pointOf = ({ revision, name }: Omit<Point, "_id">): Compared => ({ revision, name: quoted(name), point: name });

function CompareTwo({ points, onCompare }: { points: Point[]; onCompare: (compared: Compared) => void }) {
  const [from, setFrom] = useState(points[1]!._id);
  const [to, setTo] = useState(points[0]!._id);
  const find = (id: string) => points.find(({ _id }) => _id === id);
  const [a, b] = [find(from), find(to)];
  const compare = () => {
    if (!a || !b) return;
    const [older, newer] = a.revision <= b.revision ? [a, b] : [b, a];
    onCompare({ ...pointOf(older), to: { revision: newer.revision, name: quoted(newer.name) } });
  };
  const select = (label: string, value: string, onChange: (id: string) => void) => (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {points.map(({ _id, name }) => <option key={_id} value={_id}>{name}</option>)}
    </Select>
  );
  return (
    <section aria-labelledby="two" className="mt-7">
      <h3 id="two" className="eyebrow">{t("Compare two versions")}</h3>
      <div className="mt-2 grid grid-cols-[1fr_auto_1fr] items-center gap-2">
        {select(t("One version"), from, setFrom)}
        <span className="text-ink-faint">{t("and")}</span>
        {select(t("The other version"), to, setTo)}
      </div>
      <Button look="secondary" size="sm" className="mt-3" disabled={!a || !b || a === b} onClick={compare}>{t("Show the differences")}</Button>
    </section>
  );
}
