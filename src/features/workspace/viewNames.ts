// The names of what the workspace can show of a trip, for whoever asks for one; `views.ts` says what each is.
export type View =
  | "plan"
  | "timeline"
  | "table"
  | "now"
  | "map"
  | "assistant"
  | "places"
  | "advice"
  | "problems"
  | "bookings"
  | "files"
  | "polls"
  | "payments"
  | "history"
  | "settings"
  | "import"
  | "export";
