import { lazy, Suspense } from "react";

const MarkdownView = lazy(() => import("./MarkdownView"));

/** An answer's text. What reads it is fetched with the first answer; until then the words stand plain. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="space-y-2 leading-relaxed [overflow-wrap:anywhere]">
      <Suspense fallback={<p className="whitespace-pre-line">{text}</p>}>
        <MarkdownView text={text} />
      </Suspense>
    </div>
  );
}
