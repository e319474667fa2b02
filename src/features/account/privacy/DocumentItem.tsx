import { useAction, useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { BookUser, IdCard, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { notify } from "../../../ui/toast";
import { formatDate } from "../../../lib/dates";
import { formatDay } from "../../../lib/moments";
import { countryName } from "../../../i18n/countryName";
import { useProof } from "../security/useProof";
import { SwitchField } from "../SwitchField";
import { ValidityNote } from "./ValidityNote";

export type KeptDocument = FunctionReturnType<typeof api.privacy.documents.list>["documents"][number];
type Content = FunctionReturnType<typeof api.privacy.documents.show>;

export const DOCUMENT_KINDS = { passport: t("Passport"), idCard: t("Identity card") } as const satisfies Record<KeptDocument["kind"], string>;
export const WARN = t("Warn me in trips when it runs out too soon");
export const WARN_HINT = t("For that Caravan keeps its kind, the country and the last valid day readable to itself. Name and number stay sealed, and nobody else in a trip learns of it.");
const ICONS = { passport: BookUser, idCard: IdCard } as const;

export function DocumentItem({ document: { _id, kind, addedAt, inClear }, onRemove }: { document: KeptDocument; onRemove: () => void }) {
  const show = useAction(api.privacy.documents.show);
  const { withProof, proofDialog } = useProof();
  const [content, setContent] = useState<Content | null>(null);
  const [busy, setBusy] = useState(false);
  const { isOn, switchTo } = useWarning(_id, inClear !== null, withProof);
  const Icon = ICONS[kind];
  const name = DOCUMENT_KINDS[kind];

  const open = async () => {
    setBusy(true);
    await withProof(async () => setContent(await show({ documentId: _id }))).catch(notify.error);
    setBusy(false);
  };
  return (
    <article aria-label={name}>
      <div className="flex items-center gap-4">
        <Icon className="size-6 shrink-0 text-ink-faint" aria-hidden />
        <p className="min-w-0 flex-1">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-ink-soft">{t("Sealed · added {day}", { day: formatDay(addedAt) })}</span>
        </p>
        {content ? <Button look="secondary" size="sm" onClick={() => setContent(null)}>{t("Hide")}</Button> : <Button look="secondary" size="sm" busy={busy} onClick={() => void open()}>{t("Show")}</Button>}
        <IconButton label={t(kind === "passport" ? "Remove this passport" : "Remove this identity card")} className="-me-3" onClick={onRemove}><Trash2 /></IconButton>
      </div>
      <ValidityNote documentId={_id} />
      {content && (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">
          <Fact name={t("Name")}>{content.name}</Fact>
          <Fact name={t("Country")}>{countryName(content.country)}</Fact>
          <Fact name={t("Number")}><span dir="ltr" className="tracking-[0.08em] tabular-nums">{content.number}</span></Fact>
          <Fact name={t("Valid until")}><time dateTime={content.expires}>{formatDay(Date.parse(content.expires))}</time></Fact>
        </dl>
      )}
      <div className="mt-2">
        <SwitchField
          label={WARN}
          hint={inClear ? t("Caravan can read: {kind}, {country}, valid until {day}. Name and number are sealed, and nobody else in a trip learns of it.", { kind: name, country: countryName(inClear.country), day: formatDate(inClear.expires, "dated") }) : WARN_HINT}
          checked={isOn}
          onCheckedChange={switchTo}
        />
      </div>
      {proofDialog}
    </article>
  );
}

/** The switch stands where it was put while that is being done: on needs the document opened once more. */
function useWarning(documentId: KeptDocument["_id"], isKept: boolean, withProof: ReturnType<typeof useProof>["withProof"]) {
  const warn = useAction(api.privacy.documents.warn);
  const unwarn = useMutation(api.privacy.documents.unwarn);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const switchTo = async (on: boolean) => {
    setWanted(on);
    await (on ? withProof(() => warn({ documentId })) : unwarn({ documentId })).catch(notify.error);
    setWanted(null);
  };
  return { isOn: wanted ?? isKept, switchTo: (on: boolean) => void switchTo(on) };
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 font-medium wrap-anywhere">{children}</dd>
    </>
  );
}
