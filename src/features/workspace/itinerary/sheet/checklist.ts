// Notes are Markdown; lines like "- [ ] sunscreen" are things to tick off. Pure.

export type Check = { /** Which line of the notes. */ line: number; done: boolean; text: string };
export type Block = { kind: "text"; text: string } | { kind: "checks"; checks: Check[] };

const CHECK = /^(\s*[-*+] \[)([ xX])(\] ?)(.*)$/;

/** The notes in order: runs of things to tick off, and the Markdown between them. */
export function blocksOf(notes: string): Block[] {
  const blocks: Block[] = [];
  for (const [line, text] of notes.split("\n").entries()) {
    const match = CHECK.exec(text);
    const last = blocks.at(-1);
    if (match) {
      const check = { line, done: match[2] !== " ", text: match[4]!.trim() };
      if (last?.kind === "checks") last.checks.push(check);
      else blocks.push({ kind: "checks", checks: [check] });
    } else if (last?.kind === "text") {
      last.text += `\n${text}`;
    } else if (text.trim() !== "") {
      blocks.push({ kind: "text", text });
    }
  }
  return blocks;
}

/** The notes with one thing ticked, or not any more; as they were where that line is something else by now. */
export function toggled(notes: string, { line, text }: Check): string {
  return notes
    .split("\n")
    .map((row, index) => {
      const match = index === line ? CHECK.exec(row) : null;
      if (!match || match[4]!.trim() !== text) return row;
      return `${match[1]}${match[2] === " " ? "x" : " "}${match[3]}${match[4]}`;
    })
    .join("\n");
}
