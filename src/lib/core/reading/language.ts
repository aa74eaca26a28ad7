/** Commonest function words; a language is told by which of these a text is full of. */
const FUNCTION_WORDS: Record<string, string> = {
	en: 'the of and to in that is was for it with as his on be at by had not are but from or have an they which were her she he you their has this there been will would',
	es: 'de la que el en los del las por con una su para como más pero sus le este sí porque esta entre cuando muy sin sobre también hasta hay donde',
	fr: 'de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce avec son sont il elle nous vous mais ou leur était',
	de: 'der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer',
	it: 'di che la il un per in una sono con non del si da come le dei nel alla più anche della lo gli ha questo ma era',
	pt: 'de que do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também',
	nl: 'de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar heeft hij wordt door over'
};

const NAMES: Record<string, string> = {
	es: 'Spanish',
	fr: 'French',
	de: 'German',
	it: 'Italian',
	pt: 'Portuguese',
	nl: 'Dutch',
	ar: 'Arabic',
	zh: 'Chinese',
	ja: 'Japanese',
	ko: 'Korean',
	ru: 'Russian',
	el: 'Greek',
	he: 'Hebrew',
	hi: 'Hindi',
	th: 'Thai'
};

const SCRIPTS: [string, RegExp][] = [
	['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
	['zh', /\p{Script=Han}/gu],
	['ko', /\p{Script=Hangul}/gu],
	['ar', /\p{Script=Arabic}/gu],
	['ru', /\p{Script=Cyrillic}/gu],
	['el', /\p{Script=Greek}/gu],
	['he', /\p{Script=Hebrew}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['th', /\p{Script=Thai}/gu]
];

const LISTS = Object.entries(FUNCTION_WORDS).map(([tag, list]) => ({
	tag,
	words: new Set(list.split(' '))
}));

/** The BCP 47 tag of the language `text` is plainly written in, or 'und'. Looks at the first 20,000 characters. */
export function tellLanguage(text: string): string {
	const sample = text.slice(0, 20_000);
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	if (letters === 0) return 'und';
	for (const [tag, script] of SCRIPTS) {
		const share = (sample.match(script)?.length ?? 0) / letters;
		if (share > (tag === 'ja' ? 0.1 : 0.4)) return tag;
	}
	const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
	const scores = LISTS.map(({ tag, words: list }) => ({
		tag,
		share: words.filter((w) => list.has(w)).length / words.length
	})).sort((a, b) => b.share - a.share);
	const [first, second] = scores;
	if (!first || !second || first.share < 0.12 || words.length < 8) return 'und';
	return first.share > second.share * 1.2 ? first.tag : 'und';
}

/** "Spanish" for 'es'; '' for a tag without a name here. */
export function languageName(tag: string): string {
	return NAMES[tag] ?? '';
}
