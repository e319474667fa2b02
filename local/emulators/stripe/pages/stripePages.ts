// The pages for people: finds who an address is of, reads forms, and keeps what they changed.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account } from "../account";
import { ApiError } from "../api/errors";
import { bodyText } from "../http";
import { answerCheckoutChallenge, answerIntentChallenge, showChallenge, showIntentChallenge } from "./challengePage";
import { applyPromotion, payCheckout, showCheckout } from "./checkoutPage";
import { DeveloperPage } from "./developerPage";
import { messagePage, send, type Answer } from "./page";
import { answerPortal } from "./portalPage";
import { invoicePage, receiptPage } from "./receiptPage";
import { STYLES } from "./styles";

export type PagesOptions = { save: () => Promise<void>; resend: (event: string) => void };

export class StripePages {
  private readonly developer: DeveloperPage;

  constructor(
    private readonly account: Account,
    private readonly options: PagesOptions,
  ) {
    this.developer = new DeveloperPage(account, options.resend);
  }

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const posts = request.method === "POST";
    if (path === "/pages.css") return void response.writeHead(200, { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" }).end(STYLES);
    if (!posts && request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405, { allow: "GET, HEAD, POST" }).end();
    const answer = await this.outcome(request, path, posts);
    if (posts) await this.options.save();
    send(response, this.account, answer);
  }

  private async outcome(request: IncomingMessage, path: string, posts: boolean): Promise<Answer> {
    try {
      return this.answer(request, path, posts ? new URLSearchParams(await bodyText(request)) : null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return messagePage(error.status === 404 ? "There is nothing here" : "That didn’t work", error.message, null, error.status);
    }
  }

  private answer(request: IncomingMessage, path: string, form: URLSearchParams | null): Answer {
    const { account } = this;
    const [area = "", id = "", step = "", ...rest] = path.split("/").slice(1);
    const [more] = rest;
    switch (area) {
      case "pay": {
        if (id === "3ds") {
          const intent = account.get("payment_intent", step);
          return form ? answerIntentChallenge(account, intent, form) : showIntentChallenge(account, intent);
        }
        const session = account.get("checkout.session", id);
        if (step === "3ds") return form ? answerCheckoutChallenge(account, session, form) : showChallenge(account, session);
        if (step === "promotion" && form) return applyPromotion(account, session, form);
        if (step !== "") break;
        return form ? payCheckout(account, session, form) : showCheckout(account, session);
      }
      case "portal":
        return answerPortal(account, account.get("billing_portal.session", id), [step, more].filter(Boolean).join("/"), form);
      case "receipts":
        return id.startsWith("in_") ? invoicePage(account.get("invoice", id)) : receiptPage(account, account.get("charge", id));
      case "":
      case "developer":
        return this.developer.answer(request, [id, step].filter(Boolean), form);
    }
    return messagePage("There is nothing here", "No page of the emulator has this address.", null, 404);
  }
}
