import { lazy, Suspense, type ComponentType } from "react";

// Fetched beside the workspace, not with it. Where that fails the words stand plain.
const view: Promise<{ default: ComponentType<{ text: string }> }> = import("./MarkdownView").catch(() => ({ default: Plain }));
const MarkdownView = lazy(() => view);

/** An answer's text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div dir="auto" className="space-y-2 leading-relaxed [overflow-wrap:anywhere]">
      <Suspense fallback={<Plain text={text} />}>
        <MarkdownView text={text} />
      </Suspense>
    </div>
  );
}

/** Until then without its marks, so that no stars flash by. */
function Plain({ text }: { text: string }) {
  return <p className="whitespace-pre-line">{text.replace(/^(\s*)[-*] /gm, "$1• ").replace(/\*\*|^#+ /gm, "")}</p>;
}
