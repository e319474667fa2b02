import { useState } from "react";

/** A query's answer, and while it asks for more the one before: a longer list keeps what was shown. `of`: what it is about; another thing begins anew. */
export function useLastAnswer<Answer>(answer: Answer | undefined, of = ""): Answer | undefined {
  const [last, setLast] = useState({ answer, of });
  if (answer !== undefined && (last.answer !== answer || last.of !== of)) setLast({ answer, of });
  return answer ?? (last.of === of ? last.answer : undefined);
}
