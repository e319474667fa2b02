import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import MarkdownView from "./MarkdownView";

const html = (text: string) => renderToStaticMarkup(<MarkdownView text={text} />);

describe("an answer's Markdown", () => {
  it("has paragraphs, lists, bold, italics and small headings", () => {
    const page = html("# Kyoto\n\nGo **early** and *slowly*.\n\n- one\n- two\n\n3. three\n\n##### Notes");
    expect(page).toMatch(/<h3[^>]*>Kyoto<\/h3>/);
    expect(page).toMatch(/<strong[^>]*>early<\/strong>.*<em>slowly<\/em>/);
    expect(page.match(/<li>/g)).toHaveLength(3);
    expect(page).toContain('<ol start="3"');
    expect(page).toMatch(/<h4[^>]*>Notes<\/h4>/);
  });

  it("keeps a single line break", () => {
    expect(html("first\nsecond")).toMatch(/whitespace-pre-line[^>]*>first\nsecond</);
  });

  it("links to the web alone, says the host, and gives the page nothing to hold on to", () => {
    const page = html("[Tickets](https://tickets.example.org/kyoto?day=1)");
    expect(page).toContain('href="https://tickets.example.org/kyoto?day=1"');
    expect(page).toMatch(/rel="noopener[^"]*"/);
    expect(page).toContain("(tickets.example.org)");
  });

  it.each(["javascript:alert(1)", "data:text/html,hi", "mailto:a@example.org", "/account/keys", "//evil.example", "vbscript:x"])("makes no link of %s", (address) => {
    const page = html(`[Press](${address})`);
    expect(page).not.toContain("<a");
    expect(page).not.toContain("href");
    expect(page).toContain("Press");
  });

  it("shows markup as words, and pictures, code and quotes not as such", () => {
    const page = html('<img src=x onerror="alert(1)">\n\nHi <b>you</b> ![beacon](https://evil.example/p.png) `code`\n\n> quoted\n\n<script>alert(2)</script>');
    expect(page).not.toMatch(/<(img|b|script|code|blockquote)[\s>]/);
    expect(page).not.toContain("evil.example");
    expect(page).toContain("&lt;b&gt;you&lt;/b&gt;");
    expect(page).toContain("quoted");
  });
});
