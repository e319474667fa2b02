// Verbs that ask for a change, in the shapes German has for them: said as an order, or left to the end of the sentence, whole or in two parts.
import { spelledAnyWay } from "../phrases";
import { ANY_WHEN } from "./when";

export type Change = "remove" | "replace" | "move" | "put" | "add" | "fill" | "optimize" | "plan" | "swap";

type Verb = {
  change: Change;
  /** As it is said to somebody, or by them. */
  order: string;
  /** The part that such a verb leaves at the end; `?` after it: it may be left out. */
  ending?: string;
  /** At the end of a sentence. */
  last: string;
};

const AWAY = "raus|heraus|weg|wieder raus|rauslassen|aus dem plan|aus dem programm|von der liste|vom plan";
const INTO = "(?:auch |noch |wieder )?(?:mit )?(?:rein|hinein|dazu|dazwischen|drauf|drunter|unter|mit auf|auf)|mit auf|mit";
const ON_PLAN = "(?:mit )?(?:auf (?:den|unseren) (?:reise)?plan|in (?:den|unseren) (?:reise)?plan|auf (?:die|unsere) liste|ins programm|aufs programm|auf das programm|in die route|in unsere route)";

/** The first that fits is it. */
const VERBS: Verb[] = [
  { change: "swap", order: "vertausch(?:e|t|en)?", last: "vertauschen|vertauscht" },
  { change: "remove", order: "(?:streich|lösch|entfern|storniere?|cancel|skip|überspring|kick)(?:e|t|st|en|pt|pe)?", ending: `(?:${AWAY})?`, last: "streichen|löschen|entfernen|stornieren|canceln|skippen|überspringen|absagen|abgesagt|abblasen|gestrichen|gelöscht|entfernt|rauskicken" },
  { change: "remove", order: "(?:nimm|nehmt|nehmen|nimmst|nehm|nehme|wirf|werft|schmeiß|schmeißt|hau|haut|tu|tut|mach|macht|hol)", ending: AWAY, last: "rausnehmen|herausnehmen|wegnehmen|rauswerfen|rausschmeißen|rauslassen|wegwerfen|rausgenommen|wegmachen|raustun|auslassen|weglassen|wegfallen lassen|ausfallen lassen|ausfallen|wegfallen|entfallen|bleiben lassen|sein lassen|sparen wir uns|verzichten" },
  { change: "remove", order: "(?:lass|lasst|lassen|lässt)", ending: `${AWAY}|aus|sein|bleiben|ausfallen|wegfallen`, last: "auslassen" },
  { change: "remove", order: "(?:verzichte|verzichten|verzichtet)", last: "verzichten" },
  { change: "replace", order: "(?:ersetz|ersetze|ersetzt|ersetzen|austausche)", last: "ersetzen|ersetzt|austauschen|ausgetauscht|eintauschen|umtauschen|auswechseln" },
  { change: "replace", order: "(?:tausch|tausche|tauscht|tauschen|wechsel|wechsle|wechselt)", ending: "aus|um|ein", last: "auswechseln" },
  { change: "swap", order: "(?:tausch|tausche|tauscht|tauschen|wechsel|wechsle|wechselt)", last: "tauschen|wechseln" },
  { change: "fill", order: "(?:füll|fülle|füllt|füllen)", ending: "(?:auf|aus)?", last: "füllen|auffüllen|ausfüllen|aufgefüllt|gefüllt" },
  { change: "optimize", order: "(?:optimier|optimiere|optimiert|optimieren)", last: "optimieren|optimiert" },
  { change: "optimize", order: "(?:ordne|ordnet|ordnen|sortier|sortiere|sortiert|sortieren)", ending: "(?:neu an|besser an|neu|besser|um|an)?", last: "sortieren|umsortieren|ordnen|umordnen|anordnen|neu anordnen" },
  { change: "move", order: "(?:verschieb|verschiebe|verschiebt|verschieben|verleg|verlege|verlegt|verlegen|verlager|verlagere|schieb|schiebe|schiebt)", ending: "(?:vor|zurück|rüber|hin|um)?", last: "verschieben|verlegen|verlagern|schieben|verschoben|verlegt|vorziehen|umlegen|rüberschieben|vorverlegen|nach hinten schieben|nach vorne schieben" },
  { change: "add", order: "(?:füg|füge|fügt|fügen)", ending: "hinzu|dazu|ein|an|bei", last: "hinzufügen|einfügen|dazufügen|hinzuzufügen|einzufügen|hinzugefügt|eingefügt" },
  { change: "add", order: "(?:bau|baue|baut|trag|trage|tragt|schieb|schiebt|plan|plane|plant)", ending: "(?:noch |mit |irgendwo |irgendwie )?(?:ein|mit ein|dazwischen)", last: "einbauen|eintragen|einplanen|einschieben|unterbringen|einzubauen|einzuplanen|unterzubringen|eingebaut|eingeplant" },
  { change: "add", order: "(?:ergänz|ergänze|ergänzt)", ending: "(?:um)?", last: "ergänzen" },
  { change: "add", order: "(?:nimm|nehmt|nehmen|nehm|pack|packe|packt|quetsch|quetsche|quetscht|hol|tu|bring)", ending: INTO, last: "aufnehmen|mitnehmen|reinnehmen|dazunehmen|reinpacken|reinquetschen|dazupacken|mit aufnehmen|mit reinnehmen" },
  { change: "add", order: "(?:setz|setze|setzt|schreib|schreibe|schreibt|stell|stelle|pack|packe|packt|nimm|nehmt|tu|bring)", ending: ON_PLAN, last: `${ON_PLAN} (?:setzen|schreiben|nehmen|packen|stellen)` },
  // Only with a day or a time that it is put to.
  { change: "put", order: "(?:leg|lege|legt|legen|setz|setze|setzt|pack|packe|packt|tu|tut|stell|stelle|stellt|zieh|ziehe|zieht|rück|rücke|bring|bringe|mach|mache|macht|machen|nimm|nehmt)", ending: "(?:vor|um|rüber|an)?", last: "legen|setzen|packen|ziehen|rücken|bringen|stellen" },
  { change: "plan", order: "(?:plan|plane|plant|planst|planen|entwirf|erstell|erstelle|erstellt|organisier|organisiere|gestalte|skizzier|skizziere)", ending: "(?:neu|um|durch|aus)?", last: "planen|neu planen|umplanen|durchplanen|erstellen|zusammenstellen|organisieren|gestalten|geplant|ausarbeiten" },
  { change: "add", order: "(?:nimm|nehmt)", last: "nehmen" },
  { change: "plan", order: "(?:stell|stelle|stellt|arbeite|mach|mache|bereite)", ending: "zusammen|aus|vor", last: "zusammenstellen" },
];

type Found = { change: Change; /** What is left of the clause. */ rest: string };

const EDGE = "(?<![\\p{L}\\d])";
const OVER = "(?![\\p{L}\\d])";
const AFTER = "(?: (?:können|könnten|lassen|wollen|sollen|sollten|möchten|dürfen|werden|wird|willst|kannst|könntest))?";

const SHAPES = VERBS.map(({ change, order, ending, last }) => ({
  change,
  first: new RegExp(
    ending === undefined
      ? `^(?<before>(?:.* )?)${EDGE}(?:${spelledAnyWay(order)})${OVER}(?<after>.*)(?<tail>)$`
      : `^(?<before>(?:.* )?)${EDGE}(?:${spelledAnyWay(order)})${OVER}(?<after>.*?)(?:\\s+(?:${spelledAnyWay(ending.replace(/\?$/, ""))}))${ending.endsWith("?") ? "?" : ""}(?<tail>(?:,? ${ANY_WHEN})*)$`,
    "iu",
  ),
  last: new RegExp(`^(?<before>.*?)${EDGE}(?:zu )?(?:${spelledAnyWay(last)})${AFTER}$`, "iu"),
}));

/** Words that an order may stand after: a verb further on is another's. */
const BEFORE_ORDER = /^\s*(?:(?:und|aber|dann|also|oder|auch|außerdem|noch|danach|bitte|wir|ich)\s+)*$|^[^,]*[\uF8F1]\s*$/iu;

/** The change that a clause asks for; null for none. `open`: a wish or a favour was asked for before, so that the verb stands at the end. */
export function changeIn(clause: string, open: boolean): Found | null {
  const text = clause.replace(/[\s.!?,;]+$/, "");
  for (const { change, first, last } of SHAPES) {
    const end = last.exec(text)?.groups;
    if (end) return { change, rest: end.before!.trim() };
    const order = open ? null : first.exec(text)?.groups;
    if (order && BEFORE_ORDER.test(order.before!)) return { change, rest: `${order.before!} ${order.after!} ${order.tail!.replace(/^,/, "")}`.trim() };
  }
  return null;
}
