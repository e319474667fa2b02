// Passports and identity cards: kept sealed, shown only after one has shown again who one is, and only until one looks away.
import { useMutation, useQuery } from "convex/react";
import { BookUser, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { useRescuedFocus } from "../useRescuedFocus";
import { AddDocument } from "./AddDocument";
import { DocumentItem, type KeptDocument } from "./DocumentItem";

export function DocumentsSection() {
  const kept = useQuery(api.privacy.documents.list);
  const heading = useRef<HTMLHeadingElement>(null);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<KeptDocument | null>(null);
  useRescuedFocus(heading, kept?.documents.length ?? 0);
  return (
    <section aria-labelledby="documents">
      <h2 ref={heading} id="documents" tabIndex={-1} className="title text-2xl outline-none sm:text-3xl">{t("Travel documents")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("Your passport at hand when a booking asks for it. Its name and number are kept sealed; nobody in your trips sees it, and you yourself only after showing that it's you.")}</p>
      {!kept ? <Skeleton className="mt-5 h-20" /> : !kept.available ? (
        <p className="mt-4 text-[0.9375rem] text-ink-soft">{t("This Caravan can't keep documents: whoever runs it has to set AI_KEYS_SECRET first.")}</p>
      ) : (
        <>
          {kept.documents.length > 0 && (
            <ul className="mt-5 divide-y divide-line border-y border-line">
              {kept.documents.map((document) => <li key={document._id} className="py-4"><DocumentItem document={document} onRemove={() => setLeaving(document)} /></li>)}
            </ul>
          )}
          {kept.documents.length < kept.most && (
            <Button look="secondary" className="mt-5" onClick={() => setAdding(true)}>{kept.documents.length > 0 ? <Plus aria-hidden /> : <BookUser aria-hidden />}{t("Add a document")}</Button>
          )}
        </>
      )}
      {adding && <AddDocument onClose={() => setAdding(false)} />}
      {leaving && <RemoveDocument document={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function RemoveDocument({ document, onClose }: { document: KeptDocument; onClose: () => void }) {
  const removeDocument = useMutation(api.privacy.documents.remove);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await removeDocument({ documentId: document._id });
      notify.done(t("The document is removed."));
    } catch (error) {
      notify.error(error);
    }
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t(document.kind === "passport" ? "Remove this passport?" : "Remove this identity card?")}
      description={t("What stands in it is deleted for good. You can always add it again.")}
      confirmLabel={t("Remove it")}
      busy={busy}
      onConfirm={() => void remove()}
    />
  );
}
