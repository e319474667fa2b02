// The assistant's answers: paragraphs, "- " lists and **bold**. Everything else is plain text, so
// nothing that a place or a person wrote can become markup.
import { Fragment, type ReactNode } from "react";

type Block = { kind: "list"; items: string[] } | { kind: "paragraph"; text: string };

export function Prose({ text }: { text: string }) {
  return (
    <div className="space-y-2 leading-relaxed [overflow-wrap:anywhere]">
      {blocks(text).map((block, index) =>
        block.kind === "list" ? (
          <ul key={index} className="list-disc space-y-1 pl-5 marker:text-ink-faint">
            {block.items.map((item, at) => <li key={at}>{inline(item)}</li>)}
          </ul>
        ) : (
          <p key={index}>{inline(block.text)}</p>
        ),
      )}
    </div>
  );
}

function blocks(text: string): Block[] {
  const result: Block[] = [];
  for (const line of text.split("\n")) {
    const last = result.at(-1);
    if (line.startsWith("- ")) {
      if (last?.kind === "list") last.items.push(line.slice(2));
      else result.push({ kind: "list", items: [line.slice(2)] });
    } else if (line.trim() !== "") {
      result.push({ kind: "paragraph", text: line });
    }
  }
  return result;
}

function inline(text: string): ReactNode {
  return text.split("**").map((part, index) => (index % 2 ? <strong key={index} className="font-semibold">{part}</strong> : <Fragment key={index}>{part}</Fragment>));
}
