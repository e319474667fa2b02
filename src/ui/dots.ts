// The signs that every row of a long list has, each as one element: Lucide's own are one for every dot.
import { createLucideIcon } from "lucide-react";

const dotsAt = (...places: string[]) => ({ d: places.map((place) => `M${place}h.01`).join(""), strokeWidth: 4, key: "dots" });

/** It can be picked up here. */
export const GripDots = createLucideIcon("grip-dots", [["path", dotsAt("9 5", "9 12", "9 19", "15 5", "15 12", "15 19")]]);
/** There is a menu here. */
export const MoreDots = createLucideIcon("more-dots", [["path", dotsAt("5 12", "12 12", "19 12")]]);
