import { createElement } from "react";
import { activityIcon } from "./activityTypes";
import type { Activity } from "./useItinerary";

export const ActivityIcon = ({ activity, className }: { activity: Pick<Activity, "type" | "transport">; className: string }) => createElement(activityIcon(activity), { className, "aria-hidden": true });
