/**
 * Whether a name may be shown to a class. A small list of our own, matched against whole words of the name: as typed,
 * split at separators and humps, and put together again where somebody spaced them out; through look-alikes of other
 * scripts, digits for letters and stretched letters. Because it looks at words and not at runs of letters, Scunthorpe,
 * Yamashita and Hancock keep their names.
 */

const words = (list: string) => list.trim().split(/\s+/);

/** Rude in every compound: they are met with an ending, or behind a word of BEFORE. */
const STRONG = words(`
	fuck fukk fck phuck shit shite cunt kunt bitch biatch wank twat slut whore asshole arsehole bollock
	dickhead nigger nigga faggot retard blowjob scheisse scheiss arschloch hurensohn wichser fotze schlampe
	schwuchtel missgeburt mierda cabron pendejo maricon merde putain connard salope stronzo puttana
	vaffanculo kurwa klootzak hitler
`);
/** Rude as a word of its own or in the plural; inside longer words they are innocent (class, Dickens, Essex). */
const ALONE = words(`
	ass arse dick cock crap penis vagina pussy tits titties boob cum jizz dildo porn porno sex sexy rape
	rapist pedo paedo pedophile paedophile bastard skank butthole handjob fag tranny kike paki gook kkk puta
	puto joder nazi pute salaud cazzo blyat spast fuk stfu gtfo milf
`);
/** What people put before them: bigdick, dumbass. */
const BEFORE = words(`
	mother bull dumb dip horse big fat little lil mega super king queen mr mrs miss lord the my your you ur
	im iam i x xx xxx go oh holy dirty smart neo heil what jack
`);
const AFTER = words(`
	s es z r er ers ed in ing y ty ter face head heads hole wit boy girl man bag lord king queen lover you u
	me off it this that all up x xx xxx show fest tard
`);
/** Names and words that the rules would catch. */
const INNOCENT = /^(?:therapists?|(?:great|blue|coal)tits?)$/;
/** Rude wherever it stands, since no word or name holds it. */
const ANYWHERE = ['fuck', 'phuck', 'arschloch', 'hurensohn', 'asshole'];

/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKE = new Map(
	words(`
		аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ԛq ѡw ɡg ıi łl øo ßss æae œoe
		αa βb εe ιi κk νv οo ρp τt υu χx ωw ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴋk ʟl ɴn ᴏo ᴛt ᴜu
	`).map((pair) => [pair[0]!, pair.slice(1)])
);

/** What may stand for a letter; a letter that is not here stands for itself. */
const STANDS_FOR: Readonly<Record<string, string>> = {
	a: 'a4@',
	b: 'b8',
	e: 'e3',
	g: 'g9',
	i: 'i1l!|',
	l: 'l1i|',
	o: 'o0',
	s: 's5$',
	t: 't7+',
	u: 'uv',
	z: 'z2'
};

/** A word as a pattern: each letter or what stands for it, any number of times, but doubled ones at least twice. */
function pattern(word: string): string {
	return word.replace(/(.)\1*/g, (run, letter: string) => {
		const one = `[${STANDS_FOR[letter] ?? letter}]`;
		return run.length > 1 ? `${one}{${run.length},}` : `${one}+`;
	});
}
const anyOf = (words: readonly string[]) => `(?:${words.map(pattern).join('|')})`;
const DIGITS = '[0-9]*';
const RUDE = new RegExp(
	[
		`^${DIGITS}${anyOf(BEFORE)}?${anyOf(STRONG)}${anyOf(AFTER)}?${DIGITS}$`,
		`^${DIGITS}${anyOf(BEFORE)}?${anyOf(ALONE)}(?:[s5$]|e[s5$])?${DIGITS}$`,
		anyOf(ANYWHERE)
	].join('|')
);

/** False when a word of the name is rude in one of the ways above. */
export function isPolite(name: string): boolean {
	const said = wordsOf(name);
	for (let from = 0; from < said.length; from++) {
		let joined = '';
		for (const word of said.slice(from)) {
			joined += word;
			if (isRude(joined)) return false;
		}
	}
	return true;
}

/** Digits alone are a number, not letters in disguise: 455 is nobody's insult. */
function isRude(word: string): boolean {
	return /\p{L}/u.test(word) && !INNOCENT.test(word) && RUDE.test(word);
}

/** The name's words in plain Latin letters: split at what is no letter, digit or sign for one, and at humps (BigAss). */
function wordsOf(name: string): string[] {
	return name
		.normalize('NFKD')
		.replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replace(/./gu, (letter) => LOOK_ALIKE.get(letter) ?? letter)
		.split(/[^\p{L}\p{N}@$!|+]+/u)
		.filter((word) => word !== '');
}
