// Which questions may be answered from what somebody else was told. Pure, and suspicious: a question
// taken for personal costs one more answer, one taken for general could tell a stranger's story.

/** Lower case. `person`: of somebody's own; `conversation`: points at what was said, or at today; `common`: shows the language. */
const LANGUAGES: Record<string, { person: string; conversation: string; common: string }> = {
  en: {
    person: "i i'm i'd i'll i've im me my mine myself we we're we'd we'll we've us our ours ourselves husband wife partner boyfriend girlfriend friend friends mother father mum mom dad parents grandma grandpa son daughter brother sister family couple honeymoon birthday anniversary wedding budget afford passport citizen",
    conversation: "it it's its that that's this these those they them their there here he she him her again another instead same else other others ones above previous earlier last next today tonight tomorrow yesterday now currently then also too cheaper closer quieter better second third fourth fifth",
    common: "what what's when where which who why how is are does do can the a an of in for to at from with best near open opening hours tickets price",
  },
  de: {
    person: "ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem unserer mann frau partner partnerin freund freundin freunde mutter vater eltern oma opa sohn tochter bruder schwester familie flitterwochen geburtstag hochzeitstag hochzeit budget reisepass",
    conversation: "es das dies diese dieser dieses diesen jene sie ihn ihm ihr er dort da hier nochmal wieder andere anderer anderes stattdessen gleiche oben vorherige letzte nächste heute morgen gestern jetzt dann auch billiger näher zweite zweiten dritte dritten",
    common: "was wann wo welche welcher welches wer warum wie ist sind gibt kann der die ein eine von in für zu am im mit öffnungszeiten",
  },
  fr: {
    person: "je j'ai j'aimerais moi me mon ma mes mien nous notre nos mari femme copain copine ami amie amis mère père parents fils fille frère sœur famille noces anniversaire mariage budget passeport",
    conversation: "il elle ils elles ce cet cette ces ça cela celui celle là ici encore autre autres même ci-dessus précédent dernier prochain aujourd'hui demain hier maintenant puis aussi deuxième troisième y lui leur",
    common: "que quoi quand où quel quelle quels quelles qui pourquoi comment est sont le la les un une de des dans pour à horaires",
  },
  es: {
    person: "yo me mi mis mío mía nosotros nosotras nos nuestro nuestra nuestros nuestras puedo podemos quiero queremos necesito necesitamos marido esposa pareja novio novia amigo amiga amigos madre padre padres hijo hija hermano hermana familia cumpleaños aniversario boda presupuesto pasaporte",
    conversation: "ese esa eso esos esas este esta esto estos estas aquel él ella ellos allí allá aquí ahí otra otro otros mismo misma anterior último próximo hoy mañana ayer ahora luego también segundo tercer tercero",
    common: "qué cuándo dónde cuál cuáles quién cómo es son hay el la los las un una de en para con horario",
  },
};

const setOf = (words: string) => new Set(words.split(" "));
const lexicons = new Map(
  Object.entries(LANGUAGES).map(([language, { person, conversation, common }]) => [
    language,
    { person: setOf(person), conversation: setOf(conversation), common: setOf(common) },
  ]),
);
/** Of every language, as people mix them. */
const personWords = new Set([...lexicons.values()].flatMap(({ person }) => [...person]));

/** Health, diet, faith, age and access: beginnings of words, in any of the languages. */
const SENSITIVE =
  /^(vegetar|végétar|vegan|végan|vegano|allerg|alerg|intoler|gluten|celiac|coeliac|zöliak|lactos|laktos|halal|kosher|koscher|kascher|diabet|diabét|pregnan|schwanger|enceint|embaraz|wheelchair|rollstuhl|fauteuil|silla|disab|behinder|handicap|discapac|autis|medic|médic|kid|child|kinder|enfant|niñ|baby|babies|bébé|bebé|toddler|teen|senior|elder|gay|lesbian|lesb|queer|transg|muslim|jewish|christian|religi)/u;
/** "It" and "there" that stand for nothing. */
const STOCK = /\b(?:is there|are there|gibt es|y a-t-il|il y a)\b/giu;
/** The article, not the pronoun. */
const GERMAN_THE = /\b[Dd]as (?=\p{Lu})/gu;
const DAY_OF_TRIP = /\b(?:day|tag|jour|día)\s*\d/iu;
const ADDRESS_OR_NUMBER = /@|https?:|www\.|\d[\d\s().-]{5,}\d/;
const MIN_WORDS = 3;
/** Of a memory only longer words, figures and names count; "no" and "the" say nothing. */
const TELLING = /^(?:[\p{L}\p{M}'-]{4,}|\p{N}.*|\p{Lu}.*)$/u;
/** Inflected forms share their first letters. */
const STEM_LENGTH = 5;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu;

/** Words and figures as they are written. */
export const wordsOf = (text: string): string[] => text.normalize("NFKC").replaceAll("’", "'").match(WORD) ?? [];
const lowerWords = (text: string) => wordsOf(text).map((word) => word.toLowerCase());

/**
 * Whether a question says anything of who asks. `memories` are what is remembered of the trip's people,
 * and their names. True as well of a language, or a text, that can't be judged here.
 */
export function isPersonal(text: string, memories: readonly string[], language: string): boolean {
  const lexicon = lexiconOf(language);
  const words = lowerWords(text);
  if (!lexicon || !words.some((word) => lexicon.common.has(word))) return true;
  if (ADDRESS_OR_NUMBER.test(text)) return true;
  if (words.some((word) => personWords.has(word) || SENSITIVE.test(word))) return true;
  const stems = new Set(words.map(stem));
  return memories.some((memory) => wordsOf(memory).some((word) => TELLING.test(word) && stems.has(stem(word.toLowerCase()))));
}

/** Whether a question can't be understood without what was said before, or without the day it is asked on. */
export function dependsOnConversation(text: string, language: string): boolean {
  const lexicon = lexiconOf(language);
  if (!lexicon || lowerWords(text).length < MIN_WORDS || DAY_OF_TRIP.test(text)) return true;
  return lowerWords(text.replace(STOCK, " ").replace(GERMAN_THE, "")).some((word) => lexicon.conversation.has(word));
}

const lexiconOf = (language: string) => lexicons.get(language.toLowerCase().split(/[-_]/)[0]!);
const stem = (word: string) => word.slice(0, STEM_LENGTH);
