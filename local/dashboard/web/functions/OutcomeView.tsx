// What came of a call: the value or what was thrown, and what was printed meanwhile.
import type { Outcome } from "../connection";
import { shownJson } from "../convexJson";
import { LogLines } from "../parts/LogLines";
import { Scroll } from "../parts/Scroll";

export function OutcomeView({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <h2>{outcome.ok ? "Result" : "Failure"}</h2>
      {outcome.message !== null && <pre className="problem">{outcome.message}</pre>}
      {(outcome.ok || outcome.value !== null) && (
        <Scroll label="Result">
          <pre>{shownJson(outcome.value)}</pre>
        </Scroll>
      )}
      {outcome.logLines.length > 0 && (
        <>
          <h2>Printed</h2>
          <LogLines lines={outcome.logLines} />
        </>
      )}
    </>
  );
}
