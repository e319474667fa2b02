import { ArrowUp, Mic } from "lucide-react";
import { useRef, type FormEvent } from "react";
import { t } from "../../../i18n/t";
import { IconButton } from "../../../ui/IconButton";
import { Textarea } from "../../../ui/Input";
import { isComposing } from "../../../ui/isComposing";
import { useDictation } from "./useDictation";

const MAX = 2000;

export type ComposerProps = {
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  /** False when it was refused. */
  onSend: (text: string) => Promise<boolean>;
};

/** Enter sends, Shift+Enter is a new line. What was refused stays to be sent again. */
export function Composer({ text, onText, busy, onSend }: ComposerProps) {
  const typed = useRef("");
  const dictation = useDictation((spoken) => onText([typed.current, spoken].filter(Boolean).join(" ").slice(0, MAX)));
  const listen = () => {
    typed.current = text.trim();
    dictation?.start();
  };
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const request = text.trim();
    if (request === "" || busy) return;
    dictation?.cancel();
    onText("");
    if (!(await onSend(request))) onText(request);
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex flex-wrap items-end justify-end gap-2">
      <Textarea
        dir="auto"
        aria-label={t("Message to the assistant")}
        placeholder={dictation?.listening ? t("Listening…") : t("Plan a week, move a day…")}
        value={text}
        maxLength={MAX}
        rows={1}
        className="max-h-40 min-h-11! flex-[1_1_10rem] resize-none"
        onChange={(event) => {
          if (dictation?.listening) dictation.cancel();
          onText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !isComposing(event)) void send(event);
        }}
      />
      {dictation && (
        <IconButton label={t("Speak")} aria-pressed={dictation.listening} onClick={dictation.listening ? dictation.stop : listen}><Mic /></IconButton>
      )}
      <IconButton type="submit" look="accent" label={t("Send")} disabled={busy || text.trim() === ""}><ArrowUp /></IconButton>
    </form>
  );
}
