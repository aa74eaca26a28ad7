/** Verbs that give somebody's words, by lemma. */
import { QUOTE_ONLY, SPEECH, THOUGHT } from '../clauses/lexicon/verbs.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Take a quotation as what their subject says, thinks or writes. */
export const GIVES_WORDS: ReadonlySet<string> = new Set([
	...SPEECH,
	...QUOTE_ONLY,
	...THOUGHT,
	...words(`
	address agree apologise apologize appeal bark beg bellow blurt call challenge chant chuckle clarify command
	comment confide correct counsel croak deadpan declaim demand deny describe drawl elaborate email enthuse
	enquire expand explode expound express fume gasp giggle greet grin groan growl grumble gush hiss holler hope
	howl inquire instruct interrupt intone invite joke lie mumble murmur muse nod note offer order persist plead
	ponder pray press pronounce propose protest purr query question rant rasp recite recommend reflect
	rejoin reason rule reassure recollect reminisce reply request respond retort return roar say scoff scold
	scream screech scribble sigh signal sing sniff snap snarl sneer snort sob splutter stammer stutter summarise
	summarize tease telegraph text theorise theorize thunder urge utter venture volunteer wail whimper whine
	whisper wonder write yelp ad-lib`)
]);

/** Take quoted words as theirs only after a pause: 'began: "…"', but not 'began "…"'. */
export const AFTER_PAUSE: ReadonlySet<string> = new Set(
	words(`
	begin laugh smile shrug sigh nod grin chuckle giggle groan show sing press pronounce compare consider count
	hope fear feel doubt expect judge deem dream suspect understand offer order demand signal challenge venture address propose press
	agree respond maintain reflect`)
);

/** What is written on them they "read". */
export const READABLE: ReadonlySet<string> = new Set(
	words(`
	sign banner placard poster notice label note plaque letter inscription message text headline statement card
	graffiti shirt t-shirt sticker caption email e-mail tweet post memo report document slogan title screen page board
	manual guide handbook policy contract
	engraving motto tattoo rule clause article section law order verdict telegram leaflet`)
);

/** Before a quotation, make it a name. */
export const NAMING: ReadonlySet<string> = new Set(
	words(
		'named nicknamed titled entitled known name nickname title alias codenamed surnamed subtitled aka'
	)
);

/** Say of their object what the quoted words say: the words are their subject's. */
export const NAMES_SO: ReadonlySet<string> = new Set(
	words(`
	accuse blast brand call find rate declare regard view see castigate characterise characterize compare condemn consider criticise criticize decry
	deem denounce deride describe dismiss dub hail judge label lambast lament liken mock paint portray praise
	pronounce ridicule slam term reject`)
);

/** Speak of something: quoted words after "of" or "about" are their subject's. */
export const SPEAKS_OF: ReadonlySet<string> = new Set(
	words('speak talk warn complain boast write tweet accuse cite blame mention express voice')
);

/** Whether verbs of this lemma give words; lemmas of rare verbs may have an e too many or too few. */
export const isSpeech = (lemma: string) =>
	lemma !== 'go' &&
	(GIVES_WORDS.has(lemma) ||
		GIVES_WORDS.has(`${lemma}e`) ||
		(lemma.endsWith('e') && GIVES_WORDS.has(lemma.slice(0, -1))));
