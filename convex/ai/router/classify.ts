// What a request needs of a model, by rules over its words: free, at once, and the same each time.
// A wrong guess costs some money or some quality, never correctness: answers are checked all the same.
import type { RequestKind } from "../providers/models";

const EDIT_VERBS = "add|move|shift|put (?!together)|push|bring|replace|swap|switch|change|exchange|remove|delete|drop|skip|cancel|scrap|take out|take (?:\\w+ ){1,5}(?:out|off|away)|get rid of|leave out|insert|rename|reschedule|postpone|extend|shorten|duplicate|copy|undo|revert|set|start|mark|pin|squeeze in|make room for|no (?:\\w+ ){1,3}on";
/** At the start of a sentence or clause, or after what people put before a wish. */
const EDIT = new RegExp(`(?:^|[.!?;:,] ?|\\b(?:please|pls|plz|(?:can|could|would|will) (?:you|u|we)|let's|lets|just|and|then|also|i want to|i'd like to|we want to|we'd like to|you should) )(?:also |just |please )?(?:${EDIT_VERBS})\\b`);
const EDIT_WISH = /\b(?:instead\b|make (?:\w+ ){1,4}(?:more relaxed|easier|lighter|shorter|longer|later|earlier|cheaper|busier|calmer|slower|free)|(?:too|so) (?:packed|busy|full)\b|don't want (?:to go|the)|no longer want)/;

const REASONING =
  /\b(?:plan|plans|planning|itinerar\w+|optimi[sz]e|re-?plan\w*|(?:re-?)?organi[sz]e|put together|rearrange|re-?order|best order|schedule (?:for|our|the|my|a)|route (?:for|through|between)|compare|comparison|versus|vs|trade-?offs?|pros and cons|which (?:\w+ ){0,4}(?:better|best|cheaper|faster|cheapest|fastest)|(?:be|better|cheaper|faster|nicer) (?:better|than|to)|worth (?:it|going|the|adding|a)|should (?:we|i)|is it (?:better|realistic|feasible|possible)|fit (?:\w+ ){0,4}(?:budget|into)|within (?:our |the |my )?budget|under budget|cheaper|save (?:money|\S*\d)|(?:what|how) should|cut (?:the |our )?costs?|as much as possible|make the most|most efficient\w*|balance\w*|prioriti[sz]e|figure out|work out|in \d+ days|(?:a|one|two|three|\d+)[- ](?:day|days|week|weeks|weekend)s? (?:in|trip|tour|around|itinerary)|long weekend)\b/;
const CREATIVE =
  /\b(?:write|draft (?:a|an|me|us) (?:[\w-]+ )?(?:note|mail|e-?mail|message|post|caption|letter|invitation|toast|speech|poem|card|text)|describe|poem|haiku|limerick|song|story|stories|caption|captions|blog|post about|hashtags?|slogan|motto|invitation|invite text|toast|postcard|diary|journal|rhyme|jokes?|puns?|funny|creative|imagine|brainstorm|(?:suggest|come up with|think of|give (?:us|me)|give|find|pick|need|want|invent|any ideas for) (?:\w+ ){0,5}(?:names?|titles?|themes?|nicknames?)|(?:names?|titles?|themes?|nicknames?) for (?:our|the|my|this)|better title|catchy|sum (?:it|this|up)|summari[sz]e|introduce|tell (?:us|me) (?:a story|about)|paint a picture|surprise)\b/;
const QUESTION = /^(?:so |and |but |ok |hey |hi |hello )?(?:what(?:'s| is| are| time| does| do| currency| language| day)?|when|where|who|how (?:much|many|long|far|late|early|old|do|does|is|are|can)|is|are|does|do|did|has|have|was|will|can|why)\b/;

/** Each is something the answer has to respect beside the others. */
const CONSTRAINTS: readonly RegExp[] = [
  /\b(?:budget|€|\$|£|eur|euros?|usd|dollars?|yen|cheap\w*|at most|max(?:imum)?|under \d|less than|no more than)|[€$£]\s?\d/,
  /\b(?:vegan|vegetarian|veggie|halal|kosher|gluten|coeliac|celiac|pescatarian|allerg\w+|diet\w*)\b/,
  /\b(?:kids?|children|child|toddler|baby|grand(?:ma|pa|parents|mother|father)|parents|elderly|teenagers?|family)\b/,
  /\b(?:wheelchair|step-?free|accessib\w+|stroller|pram|mobility|bad knees?|can't walk|walking)\b/,
  /\b(?:before|after|by|until|not earlier than|no later than|from) (?:\d|noon|midnight|breakfast|lunch|dinner|sunset|dark)/,
  /\b(?:relaxed|easy|slow|packed|busy|rest|pace|free (?:day|afternoon|morning|evening))\b/,
  /\b(?:avoid|without|except|nothing|not too|no (?:museums?|temples?|crowds?|flights?|car)|skip(?:ping)?|unless)\b/,
  /\b(?:must|need to|have to|has to|make sure|as long as|only if|at least|both|each of us|everyone|everybody)\b/,
  /\b(?:rain\w*|weather|indoors?|hot|cold|snow\w*|season\w*|holiday|closed)\b/,
  /\b(?:close to|near|within \d+|minutes?|walking distance|same area|on the way)\b/,
];
const MANY_CONSTRAINTS = 3;
/** Who writes this much wants it weighed. */
const MANY_WORDS = 60;

export function classifyRequest(text: string): RequestKind {
  const request = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
  const constraints = CONSTRAINTS.filter((pattern) => pattern.test(request)).length;
  const words = request.split(" ").length;
  const isEdit = EDIT.test(request) || EDIT_WISH.test(request);
  if (CREATIVE.test(request) && !EDIT.test(request)) return "creative";
  if (constraints > MANY_CONSTRAINTS || words > MANY_WORDS) return "reasoning";
  if (isEdit) return "structured";
  if (REASONING.test(request) || constraints >= MANY_CONSTRAINTS) return "reasoning";
  // A wish that is no question and names conditions is a plan in other words: "temples, easy pace, vegan".
  return !QUESTION.test(request) && !request.includes("?") && constraints >= 2 ? "reasoning" : "simple";
}

const ADVICE = /\b(?:compare|comparison|versus|vs|trade-?offs?|pros and cons|which|worth|should|would|better|is it|how (?:can|do|could|would))\b/;

/** Whether the answer will be edits or a plan, which can be checked before it counts; advice can't. */
export function expectsEdits(text: string, kind: RequestKind): boolean {
  return kind === "structured" || (kind === "reasoning" && !ADVICE.test(text.toLowerCase()));
}
