// What the editors of cells have in common: how they look, and where a key that keeps goes on to.
import type { KeyboardEvent } from "react";
import { isComposing } from "../../../ui/isComposing";

export type Next = "stay" | "down" | "forward" | "back";

export const inputClass = "h-full min-h-9 w-full min-w-0 rounded-sm bg-surface px-2 text-base text-ink outline-2 -outline-offset-2 outline-accent aria-invalid:outline-danger sm:pointer-fine:text-sm";
export const nextOf = (event: KeyboardEvent): Next | null => (event.key === "Enter" && !isComposing(event) ? "down" : event.key === "Tab" ? (event.shiftKey ? "back" : "forward") : null);
