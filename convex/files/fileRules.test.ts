import { describe, expect, it } from "vitest";
import { isServedAs, judgeFile, looksAsNamed, MAX_FILE_BYTES } from "./fileRules";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("a file", () => {
  it("is a ticket, a picture, a text, a mail or a pass, under a name that is only a name", () => {
    const names = ["Ticket.PDF", "boarding.pkpass", "mail.eml", "foto.JPeG", "notes.txt"];
    expect(names.map((name) => judgeFile({ name, size: 1 }))).toMatchObject(names.map(() => ({ ok: true })));
    expect(judgeFile({ name: "../../a\u202eb\\c.pdf", size: 1 })).toEqual({ ok: true, name: ".. .. a b c.pdf", type: "application/pdf" });
    expect(judgeFile({ name: `${"x".repeat(300)}.pdf`, size: 1 })).toMatchObject({ ok: true, name: expect.stringMatching(/^x{116}\.pdf$/) });
  });

  it("is nothing that a browser would run, nothing empty and nothing above twenty megabytes", () => {
    for (const name of ["page.html", "picture.svg", "script.js", "archive.zip", "pdf", "ticket.pdf.exe"]) expect(judgeFile({ name, size: 1 })).toMatchObject({ ok: false });
    expect(judgeFile({ name: "a.pdf", size: 0 })).toMatchObject({ ok: false, sentence: "This file is empty." });
    expect([judgeFile({ name: "a.pdf", size: MAX_FILE_BYTES }).ok, judgeFile({ name: "a.pdf", size: MAX_FILE_BYTES + 1 }).ok]).toEqual([true, false]);
  });

  it("is served as what it was announced as", () => {
    expect([isServedAs("text/plain; charset=utf-8", "text/plain"), isServedAs("text/html", "text/plain"), isServedAs(undefined, "text/plain")]).toEqual([true, false, false]);
  });

  it.each([
    ["a.pdf", "\n%PDF-1.7"],
    ["a.png", "\x89PNG\r\n\x1a\n"],
    ["a.JPG", "\xff\xd8\xff\xe0"],
    ["a.webp", "RIFF\n\0\0\0WEBPVP8 "],
    ["a.gif", "GIF89a"],
    ["a.heic", "\0\0\0\x18ftypheic"],
    ["a.pkpass", "PK\x03\x04"],
    ["a.txt", "Gleis 7, 08:15"],
  ])("named %s begins as such a file does, and no other", (name, head) => {
    expect(looksAsNamed(name, bytes(head))).toBe(true);
    expect(looksAsNamed(name, bytes("MZ\x90\0\x03\0<html>"))).toBe(false);
  });
});
