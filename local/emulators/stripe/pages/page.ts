// What every page shares: its frame, the sentence that says what this is, and headers that let nothing
// from outside in and nothing of its address out.
import type { ServerResponse } from "node:http";
import type { Account } from "../account";
import { html, type Html, type Piece } from "./html";

const NOTICE = "This is an emulator of Stripe, for development. No money moves here, and only test cards work.";

export type Page = {
  title: string;
  body: Piece;
  width?: "two" | "narrow" | "wide";
  status?: number;
  /** Addresses that a form of this page may lead to, beside this one. */
  leadsTo?: (string | null)[];
};

/** What a page's address is answered with: a page, or another address, so that a reload sends no form again. */
export type Answer = Page | { redirect: string };

function document(account: Account, { title, body, width = "narrow" }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${account.settings.publicUrl}/pages.css">
</head>
<body>
<header class="notice">${NOTICE}</header>
<main class="${width}">${body}</main>
</body>
</html>
`;
}

export function send(response: ServerResponse, account: Account, answer: Answer): void {
  if ("redirect" in answer) return void response.writeHead(303, { location: answer.redirect, "cache-control": "no-store", "referrer-policy": "no-referrer" }).end();
  response.writeHead(answer.status ?? 200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policy(answer.leadsTo ?? []),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
  response.end(document(account, answer).text);
}

/** Browsers hold redirects after a form to `form-action` too: the app that a payment returns to must be in it. */
function policy(leadsTo: (string | null)[]): string {
  const origins = leadsTo.flatMap((address) => (address !== null && URL.canParse(address) ? [new URL(address).origin] : []));
  return `default-src 'none'; style-src 'self'; form-action ${["'self'", ...new Set(origins)].join(" ")}; frame-ancestors 'none'; base-uri 'none'`;
}

/** A page that only says something. */
export function messagePage(title: string, text: Piece, after: Piece = null, status = 200): Page {
  return { title, status, body: html`<section class="sheet"><h1>${title}</h1><p>${text}</p>${after}</section>` };
}

/** "4 March 2027", in the time zone that Stripe's timestamps have. */
export function day(seconds: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(seconds * 1000);
}
