import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "../../../../i18n/t";
import { copyText } from "../../../../lib/copyText";
import { Button } from "../../../../ui/Button";
import { Input } from "../../../../ui/Input";
import { notify } from "../../../../ui/toast";

/** Text to take along: selected on focus, copied by a press. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    try {
      await copyText(text);
      setCopied(text);
    } catch {
      notify.info(t("Copying isn't allowed here. Select the link and copy it yourself."));
    }
  };
  const done = copied === text;
  return (
    <div className="flex gap-2">
      <Input readOnly dir="ltr" aria-label={label} value={text} onFocus={(event) => event.target.select()} />
      <Button look="secondary" onClick={() => void copy()}>{done ? <Check aria-hidden /> : <Copy aria-hidden />}{t(done ? "Copied" : "Copy")}</Button>
    </div>
  );
}
