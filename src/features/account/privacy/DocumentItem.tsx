import { useAction } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { BookUser, IdCard, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { notify } from "../../../ui/toast";
import { formatDay } from "../../../lib/moments";
import { useProof } from "../security/useProof";
import { countryName } from "../../../i18n/countryName";
import { ValidityNote } from "./ValidityNote";

export type KeptDocument = FunctionReturnType<typeof api.privacy.documents.list>["documents"][number];
type Content = FunctionReturnType<typeof api.privacy.documents.show>;

export const DOCUMENT_KINDS = { passport: t("Passport"), idCard: t("Identity card") } as const satisfies Record<KeptDocument["kind"], string>;
const ICONS = { passport: BookUser, idCard: IdCard } as const;

export function DocumentItem({ document: { _id, kind, addedAt }, onRemove }: { document: KeptDocument; onRemove: () => void }) {
  const show = useAction(api.privacy.documents.show);
  const { withProof, proofDialog } = useProof();
  const [content, setContent] = useState<Content | null>(null);
  const [busy, setBusy] = useState(false);
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
      {content && <ValidityNote kind={kind} country={content.country} expires={content.expires} />}
      {content && (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">
          <Fact name={t("Name")}>{content.name}</Fact>
          <Fact name={t("Country")}>{countryName(content.country)}</Fact>
          <Fact name={t("Number")}><span dir="ltr" className="tracking-[0.08em] tabular-nums">{content.number}</span></Fact>
          <Fact name={t("Valid until")}><time dateTime={content.expires}>{formatDay(Date.parse(content.expires))}</time></Fact>
        </dl>
      )}
      {proofDialog}
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 font-medium wrap-anywhere">{children}</dd>
    </>
  );
}
