// The small words of German, last of all: articles, pronouns, prepositions, and what people say to hold on to or let go of what was said before.
import type { Phrases } from "../phrases";
import { COUNTS, ORDINAL, ordinalIn } from "./numbers";
import { A_CITY } from "./when";

const ONE = "(?:variante|option|möglichkeit|vorschlag|version|alternative|weg|davon)";

/** What answers a question or goes on from an answer; whole messages. */
export const ANSWERS: Phrases = [
  ["^(?:nein|nee|nö|ne)(?:,? danke)?$", "no"],
  [`^(?:nein,? )?(?:lieber )?(?:keine?[ns]?|nichts|keine?[nrs]? der beiden|weder noch)(?: ${ONE}| von (?:beiden|denen|allen)| von diesen)*$`, "none of them"],
  ["^(?:(?:nein|ach|ne|nee|ok|okay),? )?(?:vergiss es|lass es(?: so)?|lass gut sein|lass mal|egal|schon gut|doch nicht|nicht jetzt|alles so lassen|lass alles so(?: wie es ist)?|abbrechen)$", "never mind"],
  ["^(?:ja|jap|jo|klar|genau|gerne?|unbedingt|bitte|sehr gern|na klar|gute idee|einverstanden)(?:[, ]+(?:ja|bitte|gerne?|sehr gerne?|klar|genau|mach(?:e|t)?|das|es|so|mal|tu|wir|machen|doch))*$|^(?:dann )?(?:mach|tu)(?:e|t)? (?:das|es|mal)(?: so)?(?: bitte)?$", "yes please"],
  ["^(?:alle )?beide(?:s|n)?$", "both"],
  ["^alle(?:s)?(?: davon)?$", "all"],
  ["^(?:das|den|die|der) (?:frühere|ersteren|erstere|frühere[nr]?|eher)$", "the earlier"],
  ["^(?:das|den|die|der) (?:spätere[nr]?|letzteren?)$", "the later"],
];

/** The choice among ways that were shown. */
export const CHOICES: Phrases = [
  [`^(?:(?:ok(?:ay)?|ja|gut|dann|also|wir|ich|lieber|bitte|eher|doch|na)[, ]+)*(?:nimm|nehmt|nehmen wir|nehmen|nehme|nehm|wähl|wähle|ich nehme|ich will|mach|mach mal|gern|wir wollen)? ?(?:wir |ich )?(?:lieber |doch |bitte |mal )?(?:die |den |das |der )?${ORDINAL}(?: ${ONE})?$`, (_all, beginning) => `take the ${ordinalIn(beginning)} one`],
  [`^(?:(?:ok(?:ay)?|ja|gut|dann|also|lieber|bitte)[, ]+)*(?:nimm |nehmen wir )?(?:die )?(?:nummer|nr\\.?|option|variante|vorschlag|möglichkeit|alternative|#) ?(\\d|eins|zwei|drei)$`, (_all, number) => `take option ${({ eins: "1", zwei: "2", drei: "3" } as Record<string, string>)[number] ?? number}`],
  [`^(?:(?:ok(?:ay)?|ja|gut|dann|also|lieber|bitte|eher|doch)[, ]+)*(?:nimm|nehmt|nehmen wir|ich nehme|wir nehmen|wähle?|mach(?:e|t)?|machen wir)? ?(?:lieber |doch |bitte |mal )?(?:die|den|das) ([\\p{Ll} ]+?)(?: (?:${ONE}|tag|plan))?$`, (all, which) => {
    const name = CHOSEN.find(([pattern]) => pattern.test(which))?.[1];
    return name ? `take the ${name} one` : all;
  }],
];

const CHOSEN: [RegExp, string][] = [
  [/^(?:ganz |eher )?(?:entspannt|ruhig|gemütlich|locker|leicht)/, "relaxed"], [/^(?:voll|vollgepackt)/, "packed"], [/^(?:günstig|billig|preiswert|sparsam)/, "cheaper"],
  [/^(?:drinnen|überdacht|trocken|innen|indoor|mit drinnen)/, "indoors"], [/^(?:ausgewogen|ausgeglichen|gemischt|normal)/, "balanced"], [/^(?:sehenswürdigkeiten|highlights|große[nr]? sehenswürdigkeiten|mit den sehenswürdigkeiten)/, "great sights"],
  [/^(?:lokal|authentisch|einheimisch|mit lokalem)/, "local life"], [/^(?:ander|etwas ander|neu)/, "something else"],
];

/** What was asked before, for something else; a day after another one. */
export const AGAIN: Phrases = [
  ["^(?:und )?(?:was|wie) ist (?:es |das )?mit(?: dem| der| den)? (.+)$", "what about $1"],
  ["^(?:und )?wie (?:sieht es|siehts|sieht's) (?:mit|bei)? ?(?:dem|der|den)? ?(.*?)(?: aus)?$", "what about $1"],
  ["^was hältst du von (?:dem|der|den)? ?(.+)$", "what about the $1"],
  ["^(?:und )?(?:das gleiche|dasselbe|das selbe|genauso|genau so|das auch|ebenso)(?: bitte| nochmal| noch einmal| auch)?(?: (?:für|mit|bei|auf))? (.*)$", (_all, rest) => `the same ${rest}`],
  ["(?:das gleiche|dasselbe|genauso|genau so|das selbe)(?: nochmal| noch einmal)?", "the same again"],
  ["(.+?) (?:auch|ebenfalls)(?: noch| bitte)?$", "$1 too"],
];

export const SMALL_WORDS: Phrases = [
  ["(?:eine?[nsrm]?|irgendeine?[nsrm]?) (?:davon|von (?:denen|ihnen|diesen))", "one of them"],
  ["erst|lieber|schon", ""],
  [`(?:die|der|das|den|dem|als) ${ORDINAL}`, (_all, beginning) => `the ${ordinalIn(beginning)}`],
  [ORDINAL, (_all, beginning) => ordinalIn(beginning)],
  ["(?:den|dem|der|die|das) andere[nrsm]?", "the other"],
  ["etwas andere[ns]?|was andere[ns]?|irgendwas andere[ns]?|was neues|etwas neues|etwas besseres|was besseres", "something else"],
  ["(?:die |alle |sie )?beiden?", "both"],
  ["mir|uns|euch|ihnen", "us"],
  ["wir", "we"],
  ["ich", "i"],
  ["(?:mögen|mag) (.+?) nicht", "don't like $1"],
  ["nichts(?: vor)?", "nothing"],
  ["(?:hasse|hassen|hasst)", "hate"],
  ["(?:such|suche|sucht|finde|findet|suchen)", "suggest"],
  ["(?:mögen|mag|lieben|liebe|stehen auf|stehe auf|interessieren uns für|interessieren us für|interessiere mich für)", "love"],
  ["(?:möchten|möchte|wollen|will|hätten gern|hätte gern|hätten|hätte|würden|würde|wünschen us|bevorzugen)(?: gerne?)?", "want"],
  ["(?:reisen|fliegen|fliege)", "travel"],
  ["(?:dann|danach|anschließend)", "then"],
  ["(?:verbringen|verbringe|bleiben|bleibe)", "stay"],
  ["(?:haben|habe)", "have"],
  ["(?:brauchen|brauche)", "need"],
  ["(?:sind|ist)", "is"],
  ["(?:macht|mache|mach|machen)(?= .*(?:relaxed|cheaper|less|full|more fun))", "make"],
  ["(?:macht|mache|mach|machen)", "do"],
  ["(?:zeig|zeige|zeigt|zeigen)", "show"],
  ["(?:spannender|aufregender|lustiger|interessanter|unterhaltsamer|abwechslungsreicher)", "more fun"],
  ["vergleich(?:e|t|en)?", "compare"],
  ["(?:gib|gebt|nenn|nenne|nennt)", "give"],
  ["(?:alternativen|alternativvorschläge|varianten|optionen|möglichkeiten|vorschläge)", "options"],
  ["(?:eine |andere )?alternative|option|variante", "alternative"],
  ["(?:reiseplan|tagesplan|plan|programm|ablauf)", "plan"],
  ["route|reiseroute", "itinerary"],
  ["überrasch(?:e|t)?", "surprise"],
  ["(?:die |unsere |der |unserer |den |unseren )?(?:reise|trip|urlaub|aufenthalt|städtetrip|kurztrip)", "the trip"],
  ["(?:die )?ganze[nrsm]?|gesamte[nrsm]?|komplette[nrsm]?", "whole"],
  ["alles", "everything"],
  ["reihenfolge", "order"],
  ["bessere[nrsm]?|sinnvollere[nrsm]?|effizientere[nrsm]?|kürzere[nrsm]?|optimale[nrsm]?|beste[nrsm]?", "better"],
  ["effizient(?:er)?", "efficient"],
  ["so voll", "so full"],
  ["so leer", "so empty"],
  ["so (?:wenig|kurz)", "so little"],
  ["so viel", "so much"],
  ["so teuer", "so expensive"],
  ["so früh", "so early"],
  ["so spät", "so late"],
  ["so lang(?:e)?", "so long"],
  ["voll", "full"],
  ["regnerische[nrsm]?|verregnete[nrsm]?", "rainy"],
  ["leer", "empty"],
  ["teuer", "expensive"],
  ["unbedingt", "must"],
  ["besuch(?:s|e)? (?:im|in der|in den|bei|des|der|vom|von)", ""],
  ["kein(?:e[nrsm]?)?", "no"],
  ["ohne", "without"],
  ["nicht", "not"],
  ["nie|niemals", "never"],
  ["statt(?:dessen)?|anstelle", "instead"],
  ["wie", "like"],
  ["aber|allerdings|jedoch", "but"],
  ["nur", "only"],
  ["und", "and"],
  ["oder", "or"],
  ["mit", "with"],
  [`für (?=${A_CITY})`, "in "],
  ["für|fürs", "for"],
  ["auf|am|an", "on"],
  ["im|ins|in", "in"],
  ["vom|von|aus", "of"],
  ["zum|zur|zu|nach", "to"],
  ["bei(?:m)?", "at"],
  ["um", "around"],
  ["unser(?:e[nrsm]?)?", "our"],
  ["mein(?:e[nrsm]?)?", "my"],
  ["ein(?:e[nrsm]?)?", "a"],
  ["das(?=$| (?:\uF8F0|is |for |in |on |with |not|alles|everything|auch|too|make|passt|geht))", "that"],
  ["diese[nrsm]?|jene[nrsm]?|dies", "that"],
  ["die|der|das|den|dem|des", "the"],
  ["(?<!\\p{L})es(?!\\p{L})|ihn", "it"],
  ...COUNTS,
  ["dort|da|dahin|dorthin", "there"],
  ["(?:viel(?:e[nrsm]?)?)", "lots of"],
  ["(?:etwas|was|irgendetwas|irgendwas)", "something"],
  ["sushi-?restaurant", "sushi"],
  ["gehen|fahren|besuchen|sehen|anschauen|ansehen|besichtigen", "see"],
];
