import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useSubmit } from "../../lib/useSubmit";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Select, Textarea } from "../../ui/Input";

/** Asks the owner to be let in, with a word of who one is. */
export function AskDialog({ open, onClose, slug, title }: { open: boolean; onClose: () => void; slug: string; title: string }) {
  const ask = useMutation(api.trips.joinRequests.askOnPage);
  const [role, setRole] = useState<"editor" | "viewer">("editor");
  const [note, setNote] = useState("");
  const { busy, refusal, submit } = useSubmit(async () => {
    await ask({ slug, role, note });
    onClose();
  });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} size="sm" title={t("Ask to join “{trip}”", { trip: title })} description={t("The owner decides. They see your name and what you write.")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label={t("You would like to")}>
          <Select value={role} onChange={(event) => setRole(event.target.value as "editor" | "viewer")}>
            <option value="editor">{t("Plan with them")}</option>
            <option value="viewer">{t("Follow along")}</option>
          </Select>
        </Field>
        <Field label={t("A word to the owner")} optional error={refusal}>
          <Textarea maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button type="submit" busy={busy}>{t("Ask")}</Button>
      </form>
    </Dialog>
  );
}
