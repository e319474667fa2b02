import { BookOpenText, Info, ThumbsUp, Undo2 } from "lucide-react";
import { useId, useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { modelName } from "../../../lib/models";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { AnswerFacts } from "./AnswerFacts";
import { Sources } from "./Sources";
import { ThumbDown } from "./ThumbDown";
import { useJudge } from "./useJudge";
import type { ThreadMessage } from "./useThread";

/** What one can do about an answer: take its changes back, judge it, see what it rests on, who gave it and what it cost. */
export function AnswerFooter({ message, runId, own }: { message: ThreadMessage; runId: Id<"aiRuns">; own: boolean }) {
  const { canEdit } = useTripFrame();
  const edits = useEdits();
  const judge = useJudge(runId, own);
  const [open, setOpen] = useState<"facts" | "sources" | null>(null);
  const toggle = (which: "facts" | "sources") => setOpen(open === which ? null : which);
  const [factsId, sourcesId] = [useId(), useId()];
  const { answer, changed, sources } = message;
  return (
    <div>
      <div className="-ms-2 flex flex-wrap items-center pointer-coarse:-ms-3">
        {answer && (
          <>
            <IconButton size="sm" label={t("Good answer")} aria-pressed={answer.good === true} onClick={() => judge(answer.good === true ? null : true)}><ThumbsUp className="size-4!" /></IconButton>
            <ThumbDown pressed={answer.good === false} onJudge={judge} />
            <IconButton size="sm" label={t("About this answer")} aria-expanded={open === "facts"} aria-controls={factsId} onClick={() => toggle("facts")}><Info className="size-4!" /></IconButton>
            {(sources.length > 0 || isUnfounded(message)) && (
              <Button look="ghost" size="sm" className="px-2 font-normal text-ink-soft" aria-expanded={open === "sources"} aria-controls={sourcesId} onClick={() => toggle("sources")}>
                <BookOpenText aria-hidden />
                {sources.length > 0 ? t("Sources") : t("No sources")}
              </Button>
            )}
          </>
        )}
        {changed && canEdit && (
          <Button look="secondary" size="sm" className="ms-auto" onClick={() => void edits.undo(runId)}>
            <Undo2 aria-hidden />
            {t("Undo this")}
          </Button>
        )}
      </div>
      {answer && <div id={factsId} hidden={open !== "facts"}>{open === "facts" && <AnswerFacts answer={answer} />}</div>}
      <div id={sourcesId} hidden={open !== "sources"}>{open === "sources" && <Sources sources={sources} />}</div>
    </div>
  );
}

/** Words of a language model that no tool was asked for. The built-in planner says nothing that it doesn't hold. */
const isUnfounded = ({ status, answer }: ThreadMessage) => status === "done" && Boolean(answer?.model) && modelName(answer!.model!).provider !== null;
