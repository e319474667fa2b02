import { ArrowUp } from "lucide-react";
import { useState, type FormEvent } from "react";
import { IconButton } from "../../../ui/IconButton";
import { Textarea } from "../../../ui/Input";

const MAX = 2000;

/** Enter sends, Shift+Enter is a new line. What was refused stays to be sent again. */
export function Composer({ busy, onSend }: { busy: boolean; onSend: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState("");
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const request = text.trim();
    if (request === "" || busy) return;
    setText("");
    if (!(await onSend(request))) setText(request);
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex items-end gap-2">
      <Textarea
        aria-label="Message to the assistant"
        placeholder="Plan our week, move a day, ask what it costs…"
        value={text}
        maxLength={MAX}
        rows={1}
        className="max-h-40 min-h-11! flex-1 resize-none"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) void send(event);
        }}
      />
      <IconButton type="submit" look="accent" label="Send" disabled={busy || text.trim() === ""}><ArrowUp /></IconButton>
    </form>
  );
}
