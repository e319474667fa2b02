// How the feed says what happened to people and sharing, for the one who reads it: words that follow the actor's name, or a sentence of
// its own where nobody is named. An address, or the name of somebody who hasn't answered, is told to nobody who isn't shown it under Share.
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { say, type Said } from "../../said";

type Reader = { user: Pick<Doc<"users">, "_id">; role: Doc<"memberships">["role"] };
type Person = { name: string; hue: number };
type Whom = NonNullable<Said["values"]>[string];

/** Puts the events of one page into words; reads a person once. */
export class PeopleWords {
  private readonly people = new Map<Id<"users">, Promise<Person | null>>();

  constructor(
    private readonly ctx: QueryCtx,
    private readonly reader: Reader,
  ) {}

  /** Whoever it was, in the trip or not; null for an account that is gone. */
  person(userId: Id<"users">): Promise<Person | null> {
    const known = this.people.get(userId) ?? this.ctx.db.get(userId).then((user) => (user && user.erasedAt === undefined ? { name: user.name, hue: user.hue } : null));
    this.people.set(userId, known);
    return known;
  }

  async of({ what }: Pick<Doc<"peopleEvents">, "what">): Promise<Said> {
    switch (what.kind) {
      case "joined": {
        const { role } = what;
        if (what.by === "invitation") return say("accepted an invitation and {role, select, editor {can plan} other {can look}}", { role });
        return what.guest
          ? say("joined as a guest with an invitation link and {role, select, editor {can plan} other {can look}}", { role })
          : say("joined with an invitation link and {role, select, editor {can plan} other {can look}}", { role });
      }
      case "letIn":
        return say("let {person} in on request: they {role, select, editor {can plan} other {can look}}", { person: await this.named(what.personId), role: what.role });
      case "invited":
        return say("invited {person} to {role, select, editor {plan} other {look}}", { person: await this.invited(what.inviteId), role: what.role });
      case "inviteWithdrawn":
        return say("withdrew the invitation for {person}", { person: await this.invited(what.inviteId) });
      case "left":
        return say("left the trip");
      case "removed":
        return say("took {person} out of the trip", { person: await this.named(what.personId) });
      case "roleChanged": {
        const person = await this.named(what.personId);
        return what.role === "editor" ? say("let {person} plan from now on", { person }) : say("let {person} only look from now on", { person });
      }
      case "roleTaken":
        return say("can plan now, by an invitation");
      case "transferred":
        return say("handed the trip to {person}", { person: await this.named(what.personId) });
      case "linkMade":
        return say("made an invitation link that lets people {role, select, editor {plan} other {look}}", { role: what.role });
      case "linkRevoked":
        return say("revoked an invitation link");
      case "published":
        return say("made the trip public");
      case "unpublished":
        return say("made the trip private again");
      case "addressRenewed":
        return say("gave the public page another address");
      case "accountRemoved":
        return say("Somebody left Caravan, and so this trip");
      case "handedOver":
        return say("The trip went to {person}", { person: await this.named(what.personId) });
    }
  }

  private async named(userId: Id<"users">): Promise<Whom> {
    return (await this.person(userId))?.name ?? say("somebody who is gone");
  }

  /** By name once they have come; until then for the owner, while it is listed under Share or where they sent it themselves. */
  private async invited(inviteId: Id<"personalInvites">): Promise<Whom> {
    const invite = await this.ctx.db.get(inviteId);
    if (!invite) return say("somebody who is gone");
    const { state, email, userId, invitedBy } = invite;
    if (state === "accepted" && userId) return this.named(userId);
    if (this.reader.role === "owner" && (state === "open" || invitedBy === this.reader.user._id)) return email ?? (userId ? this.named(userId) : say("somebody who is gone"));
    return email === null ? say("somebody by username") : say("somebody by e-mail");
  }
}
