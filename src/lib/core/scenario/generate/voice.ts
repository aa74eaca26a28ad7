/** Who speaks: rules are said to whoever asks ("your badge"), and asked about by them ("my badge"). */

/** After these, "you" is whoever acts; elsewhere it is whom something is done to. */
const OPENS_CLAUSE =
	/(?:^|[,;:]\s*|\b(?:if|when|whenever|where|while|once|until|unless|before|after|that|as|than|what|which|whom|whose|and|or|but|because|since|so|how|whether|provided|soon as|long as)\s+)$/i;

const SELVES = {
	I: { subject: 'I', object: 'me', own: 'my', self: 'myself', am: 'am', was: 'was' },
	we: { subject: 'we', object: 'us', own: 'our', self: 'ourselves', am: 'are', was: 'were' }
};

export type Speaker = keyof typeof SELVES;

/** "somebody you don't know" */
const ACTS =
	/^ (?:do|don[’']t|can|can[’']t|cannot|have|haven[’']t|had|will|won[’']t|would|may|must|should|need|want|know|think|feel|were|was|did|didn[’']t|see|find|notice|are|usually|always|never)\b/;

/** "ask your line manager" → "ask my line manager" */
export function asAsked(text: string, speaker: Speaker): string {
	const self = SELVES[speaker];
	return text
		.replace(/\b([Yy])ou(?:['’]re|\s+are)\b/g, `${self.subject} ${self.am}`)
		.replace(/\byou(?:['’]ve)\b/gi, `${self.subject} have`)
		.replace(/\byou(?:['’]ll)\b/gi, `${self.subject} will`)
		.replace(/\byou were\b/gi, `${self.subject} ${self.was}`)
		.replace(/\byourself\b/gi, self.self)
		.replace(/\byourselves\b/gi, 'ourselves')
		.replace(/\byour\b/g, self.own)
		.replace(
			/\bYour\b/g,
			self.own.replace(/^./, (c) => c.toUpperCase())
		)
		.replace(/\byou\b/gi, (_, at: number, all: string) =>
			OPENS_CLAUSE.test(all.slice(0, at)) || ACTS.test(all.slice(at + 3))
				? self.subject
				: self.object
		);
}

/** Rules for many speak of "they" and "their": of each whom they are told to, that is "you" and "your". */
export function asTold(text: string): string {
	return text
		.replace(/\bthey['’]re\b/g, 'you are')
		.replace(/\bthey\b/g, 'you')
		.replace(/\btheir\b/g, 'your')
		.replace(/\bthemselves\b/g, 'yourself')
		.replace(/\bthem\b/g, 'you');
}

/** What is said aloud. */
export const said = (text: string): string => `“${text}”`;
