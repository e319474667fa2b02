import { rich } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { useWorkspace } from "../useWorkspace";
import { heaviest, toLookAt } from "./problemWords";
import { useProblemCount, useProblems, useWatchProblems } from "./problemsShown";

/** In the header while something wants looking at. It also keeps watch for all the other signs. */
export function ProblemsButton() {
  useWatchProblems();
  const { show } = useWorkspace();
  const count = useProblemCount();
  const { all } = useProblems();
  if (count === 0) return null;
  const { icon: Icon, tone } = heaviest(all);
  return (
    <Button look="secondary" size="sm" className="max-sm:border-transparent max-sm:bg-transparent max-sm:px-1.5" aria-label={toLookAt(count)} onClick={() => show("problems")}>
      <Icon className={tone} aria-hidden />
      {rich("<number>{count, number}</number><words>to look at</words>", {
        count,
        number: (text) => <span className="tabular-nums">{text}</span>,
        words: (text) => <span className="-ms-0.5 hidden xl:inline">{text}</span>,
      })}
    </Button>
  );
}
