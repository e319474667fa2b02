import type { ActivityState } from "../../types";

/** Made by the planner or a model, and not booked. */
export const mayChange = ({ source, locked }: ActivityState) => source === "ai" && !locked;
