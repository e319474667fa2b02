import { ThumbsDown } from "lucide-react";
import { useState, type FormEvent } from "react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { IconButton } from "../../../ui/IconButton";
import { Textarea } from "../../../ui/Input";
import { Popover } from "../../../ui/Popover";

const MAX_REASON = 500;

/** Counts with the press; the reason is asked afterwards and may be left out. A second press takes it back. */
export function ThumbDown({ pressed, onJudge }: { pressed: boolean; onJudge: (good: boolean | null, reason?: string) => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const change = (next: boolean) => {
    if (next) onJudge(pressed ? null : false);
    setOpen(next && !pressed);
  };
  const tell = (event: FormEvent) => {
    event.preventDefault();
    onJudge(false, reason.trim());
    setReason("");
    setOpen(false);
  };
  return (
    <Popover
      label={t("What was wrong?")}
      align="start"
      side="top"
      open={open}
      onOpenChange={change}
      trigger={<IconButton size="sm" label={t("Bad answer")} aria-pressed={pressed}><ThumbsDown className="size-4!" /></IconButton>}
    >
      <form onSubmit={tell} className="flex flex-col gap-3">
        <Field label={t("What was wrong?")} optional>
          <Textarea dir="auto" value={reason} maxLength={MAX_REASON} placeholder={t("Closed that day, too far, not what I asked…")} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button look="ghost" size="sm" onClick={() => setOpen(false)}>{t("No reason")}</Button>
          <Button type="submit" size="sm" disabled={reason.trim() === ""}>{t("Tell")}</Button>
        </div>
      </form>
    </Popover>
  );
}
