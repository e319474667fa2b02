// Takes files that are dropped on it or pasted into it, and what is picked by its button.
import { Paperclip } from "lucide-react";
import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from "react";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { cn } from "../../ui/cn";
import { ACCEPTED } from "./fileWords";

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");

export function DropZone({ onFiles, children, className }: { onFiles: (files: File[]) => void; children: ReactNode; className?: string }) {
  const [over, setOver] = useState(false);
  const take = (list: FileList) => {
    if (list.length > 0) onFiles([...list]);
  };
  return (
    <div
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      onPaste={(event: ClipboardEvent) => {
        // Text that comes with a picture is what was meant in a field.
        if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        event.preventDefault();
        take(event.clipboardData.files);
      }}
      className={cn("relative", over && "after:pointer-events-none after:absolute after:-inset-2 after:rounded-lg after:border-2 after:border-dashed after:border-accent after:bg-accent/8", className)}
    >
      {children}
    </div>
  );
}

export function PickFiles({ label = t("Add files"), onFiles }: { label?: string; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          if (event.target.files?.length) onFiles([...event.target.files]);
          event.target.value = "";
        }}
      />
      <Button look="quiet" size="sm" className="-ms-3" onClick={() => input.current?.click()}><Paperclip aria-hidden />{label}</Button>
    </>
  );
}
