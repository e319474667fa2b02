// Markdown as an answer may have it: paragraphs, lists, bold, italics, small headings and links of the web.
// Everything else is words, so that nothing a model, a place or a person wrote becomes a picture or markup.
import { memo, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";

const ALLOWED = ["p", "br", "ul", "ol", "li", "strong", "em", "a", "h1", "h2", "h3", "h4", "h5", "h6"];

/** Headings start below those of the page around. */
const components: Components = {
  // A single line break of the planner's is meant as one.
  p: ({ children }) => <p className="whitespace-pre-line">{children}</p>,
  ul: ({ children }) => <ul className="list-disc space-y-1 ps-5 marker:text-ink-faint">{children}</ul>,
  ol: ({ children, start }) => <ol start={start} className="list-decimal space-y-1 ps-6 marker:text-ink-faint">{children}</ol>,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  a: WebLink,
  h1: Large,
  h2: Large,
  h3: Small,
  h4: Small,
  h5: Small,
  h6: Small,
};

function MarkdownView({ text }: { text: string }) {
  return (
    <ReactMarkdown allowedElements={ALLOWED} unwrapDisallowed urlTransform={webAddress} components={components}>
      {text}
    </ReactMarkdown>
  );
}

/** While an answer is written only the newest one is read again. */
export default memo(MarkdownView);

/** The address if it is one of the web, else nothing. */
function webAddress(address: string): string {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : "";
}

/** Says where it leads, whatever its words are. */
function WebLink({ href, children }: { href?: string; children?: ReactNode }) {
  if (!href) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="rounded-sm font-medium text-accent underline underline-offset-3">
      {children} <span className="font-normal text-ink-soft">({new URL(href).host})</span>
    </a>
  );
}

function Large({ children }: { children?: ReactNode }) {
  return <h3 className="title pt-1 text-lg">{children}</h3>;
}

function Small({ children }: { children?: ReactNode }) {
  return <h4 className="pt-1 text-[0.9375rem] font-semibold">{children}</h4>;
}
