// Where an import begins: drop a file, choose one, or paste the words of a confirmation.
import { FileUp } from "lucide-react";
import { useRef, useState, type ClipboardEvent, type DragEvent } from "react";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { cn } from "../../ui/cn";
import { Field } from "../../ui/Field";
import { Textarea } from "../../ui/Input";
import { ACCEPT, READABLE } from "./transferWords";

export function ChooseSource({ busy, onFile, onText }: { busy: boolean; onFile: (file: File) => void; onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  const paste = (event: ClipboardEvent) => {
    // A mail is pasted with what it says for machines, which its plain words don't have.
    const html = event.clipboardData.getData("text/html");
    const file = event.clipboardData.files[0];
    if (file) onFile(file);
    else if (html.includes("application/ld+json")) onText(html);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn("flex flex-col items-center rounded-xl border border-dashed border-line-strong/60 px-5 py-8 text-center transition-colors", over && "border-accent bg-accent-soft")}
      >
        <FileUp className="size-9 text-accent" strokeWidth={1.5} aria-hidden />
        <p className="title mt-3 text-xl">{t("Bring a plan along")}</p>
        <p className="mt-1.5 text-[0.9375rem] text-ink-soft">{READABLE}</p>
        <Button look="secondary" className="mt-5" busy={busy} onClick={() => input.current?.click()}>{t("Choose a file")}</Button>
        <p className="mt-2 hidden text-sm text-ink-faint pointer-fine:block">{t("or drop it here")}</p>
        <input
          ref={input}
          type="file"
          accept={ACCEPT}
          aria-label={t("File to import")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </div>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onText(text);
        }}
      >
        <Field label={t("Or paste a confirmation")} hint={t("A flight, a stay, a train, a table: the whole mail, dates included. You see what was made out before anything is added. Where a language model is set up, it reads along.")}>
          <Textarea value={text} rows={5} className="max-h-60" maxLength={500_000} onPaste={paste} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button type="submit" look="secondary" busy={busy} disabled={!text.trim()}>{t("Read it")}</Button>
      </form>
    </>
  );
}
