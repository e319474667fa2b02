// The plan as the server says it, followed part by part without drawing anything: whoever shows it decides when to read it anew.
import type { ConvexReactClient } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { wholePlan, type Itinerary, type PlanFrame } from "./wholePlan";

const { frame, day } = api.trips.itinerary;
type Client = Pick<ConvexReactClient, "watchQuery">;

export class LivePlan {
  private parts: unknown[] = [];
  private plan: Itinerary | undefined;

  constructor(
    private readonly client: Client,
    private readonly tripId: Id<"trips">,
  ) {}

  /** Tells of every change, of the days too on which something stands, or has stood: an edit that empties one may yet be refused. */
  follow(onChange: () => void): () => void {
    const days = new Map<string | null, () => void>();
    const followDays = () => {
      for (const date of this.frame()?.activityDays ?? []) if (!days.has(date)) days.set(date, this.watchDay(date).onUpdate(onChange));
    };
    const stopFrame = this.watchFrame().onUpdate(() => {
      followDays();
      onChange();
    });
    followDays();
    return () => {
      stopFrame();
      for (const stop of days.values()) stop();
    };
  }

  /**
   * undefined until all of it is there; the same object while nothing has changed. A day on which something stands for the first time is asked for only
   * then: until its answer the plan is what it was. Throws the server's refusal.
   */
  read(): Itinerary | undefined {
    const framed = this.watchFrame().localQueryResult();
    if (!framed) return undefined;
    const days = framed.activityDays.map((date) => this.watchDay(date).localQueryResult());
    const parts = [framed, ...days];
    if (parts.length === this.parts.length && parts.every((part, index) => part === this.parts[index])) return this.plan;
    this.parts = parts;
    return (this.plan = wholePlan(framed, days) ?? this.plan);
  }

  /** Whether a day on which something stands is still to come. */
  isBehind(): boolean {
    return this.frame()?.activityDays.some((date) => this.watchDay(date).localQueryResult() === undefined) ?? false;
  }

  /** A refusal is told by `read`. */
  private frame(): PlanFrame | undefined {
    try {
      return this.watchFrame().localQueryResult();
    } catch {
      return undefined;
    }
  }

  private watchFrame() {
    return this.client.watchQuery(frame, { tripId: this.tripId });
  }

  private watchDay(date: string | null) {
    return this.client.watchQuery(day, { tripId: this.tripId, day: date });
  }
}
