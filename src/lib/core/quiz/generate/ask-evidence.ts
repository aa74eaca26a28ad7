/** Which of these sentences gives a reason, names an exception, forbids something: what a sentence does in the article. */
import { seededRandom } from '../../random.ts';
import type { Clause } from '../../reading/clauses/clause.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import { makeItem, type Candidate } from './candidate.ts';
import { hasMate, isWholeSentence, wordsOf } from './excerpt.ts';
import type { Material } from './facts.ts';
import type { Link } from './links.ts';
import { pointsAtNothing } from './passage.ts';
import { peopleOf } from '../known/usage.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { isTold } from '../known/leaning.ts';
import { isHarm, outsideQuotes } from './wording.ts';
import { isImperative } from './worth.ts';

interface Role {
	by: string;
	/** Ends "Which of these sentences …?" */
	asks: string;
	does: string;
	doesNot: string;
	/** Words that could make another sentence play the same part, so that it is no wrong answer. */
	signs: RegExp;
	level: 'understand' | 'apply';
}

const REASON: Role = {
	by: 'evidence-reason',
	asks: 'gives a reason for what it says',
	does: 'This sentence gives the reason',
	doesNot: 'This sentence gives no reason for what it says.',
	signs:
		/\b(?:because|since|as|so|for|therefore|thus|hence|due|owing|thanks|reasons?|why|cause[ds]?|led|result\w*|mean[st]?|in order|to \p{Ll}+)\b/iu,
	level: 'understand'
};
const EXCEPTION: Role = {
	by: 'evidence-exception',
	asks: 'names an exception to what it says',
	does: 'This sentence names the exception',
	doesNot: 'This sentence names no exception.',
	signs:
		/\b(?:unless|except\w*|but|however|although|though|only|without|other than|apart from|if|not|no|never|may|can|cannot|where|allow\w*|permi\w+|instead|exempt\w*|excus\w*)\b|n[’']t\b/i,
	level: 'understand'
};
const CLAIM: Role = {
	by: 'evidence-claim',
	asks: 'gives what somebody says or thinks, and not what the article states itself',
	does: 'This sentence leaves it to somebody',
	doesNot: 'The article states this itself.',
	signs:
		/\b(?:according|sa(?:y|ys|id)|tell|told|claim\w*|argu\w*|believ\w*|think\w*|thought|hop\w*|fear\w*|report\w*|suggest\w*|announc\w*|warn\w*|call\w*|describ\w*|consider\w*|estimat\w*|expect\w*|wr(?:ote|it\w+)|explain\w*|show\w*|f(?:ind|ound)\w*|insist\w*|stat(?:e|es|ed)|add(?:s|ed)|ask\w*|demand\w*|denounc\w*|hear[ds]?|maintain\w*|den(?:y|ies|ied)|accus\w*|allege\w*|recommend\w*|propos\w*|plead\w*|ple(?:d|aded)|accept\w*|acknowledg\w*|admit\w*|confirm\w*|doubt\w*|agree\w*|disagree\w*|views?|opinion|disput\w*|thoughts?|apparently|should|want\w*|urg\w*|advis\w*|thank\w*|prais\w*|promis\w*|vow\w*|critici\w*|apologi\w*|blam\w*|reject\w*|refus\w*|complain\w*|object\w*|support\w*|oppos\w*|know\w*|knew|feel\w*|felt|answer\w*|repl\w+|respond\w*|version|point\w*|account\w*|conced\w*|puts?|reckon\w*|guess\w*|I|we)\b|["“”]/i,
	level: 'understand'
};
const BAN: Role = {
	by: 'evidence-ban',
	asks: 'forbids something',
	does: 'This sentence forbids something',
	doesNot: 'This sentence forbids nothing.',
	signs:
		/\b(?:not|no|never|nobody|nor|neither|only|forb\w+|prohibit\w*|ban\w*|illegal|refus\w*|avoid\w*|without|unless|until|cannot|den\w+|exclud\w+|stop\w*|leave|keep|stay|except\w*|breach\w*|offen[cs]e\w*|cancel\w*|withdraw\w*|out of service|unacceptable|undisturbed|untouched|alone)\b|n[’']t\b/i,
	level: 'understand'
};

const CONDITION: Role = {
	by: 'evidence-condition',
	asks: 'says what has to be done in a certain case only',
	does: 'This sentence names the case',
	doesNot: 'This sentence is not about a certain case only.',
	signs:
		/\b(?:if|when(?:ever)?|unless|once|where(?:ver)?|until|before|after|as soon as|during|while|whose|who|that|which|except\w*|only|without|any\w*|every|each|who(?:m|se)?ever|whatever|in case|for|those|other|otherwise|then|some|urgent\w*)\b|\b[Aa]t \d/i,
	level: 'understand'
};
const PERMISSION: Role = {
	by: 'evidence-permission',
	asks: 'says that something is allowed, but does not ask for it',
	does: 'This sentence allows something',
	doesNot: 'This sentence allows nothing.',
	signs:
		/\b(?:may|can|could|might|allow\w*|permi\w+|entitle\w*|free|option\w*|rights?|voluntar\w*|need not|have to|has to|if|unless|without|accept\w*|either|or|fine|welcome|enough|okay|OK)\b/i,
	level: 'understand'
};
const DEADLINE: Role = {
	by: 'evidence-deadline',
	asks: 'sets a time limit',
	does: 'This sentence sets the limit',
	doesNot: 'This sentence sets no time limit.',
	signs:
		/\b(?:within|by|before|until|till|later than|after|every|deadline|seconds?|minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|monthly|once|twice|immediately|at once|straight|soon|prompt\w*|first|on time|o[’']clock|p\.?m|a\.?m|delay\w*|times?|limits?|clock|periods?|from|January|February|March|April|May|June|July|August|September|October|November|December)\b|\d/i,
	level: 'understand'
};
const UNSURE: Role = {
	by: 'evidence-unsure',
	asks: 'leaves open whether something is so',
	does: 'This sentence leaves it open',
	doesNot: 'This sentence leaves nothing open.',
	signs:
		/\b(?:may|might|could|can|would|should|will|whether|if|possib\w+|perhaps|probab\w+|likely|un(?:clear|known|certain|likely)|not (?:yet )?(?:clear|known|certain)|suspect\w*|appear\w*|seem\w*|belie\w+|thought|thinks?|estimat\w*|expect\w*|suggest\w*|assum\w*|presum\w*|apparent\w*|hop\w+|doubt\w*|questions?|nobody knows|settl\w+|about|around|roughly|some|often|usually|sometimes)\b/i,
	level: 'understand'
};
const COMPARISON: Role = {
	by: 'evidence-comparison',
	asks: 'compares one thing with another',
	does: 'This sentence compares',
	doesNot: 'This sentence compares nothing.',
	signs:
		/\b(?:than|as \p{L}+ as|like|unlike|compar\w+|whereas|while|twice|half|double|more|most|less|least|fewer|equal\w*|same|similar\w*|differen\w*|other|instead|rather|but|too|\p{L}{3,}er|\p{L}{3,}est|by contrast|however|both|match\w*)\b|\d ?%.*\d ?%|\bto \d/iu,
	level: 'understand'
};
const PLAN: Role = {
	by: 'evidence-plan',
	asks: 'tells of something that was still to come',
	does: 'This sentence tells of what is to come',
	doesNot: 'This sentence tells of what was or is so.',
	signs:
		/\b(?:will|would|shall|won[’']t|going to|plan\w*|inten\w+|expect\w*|due|next|soon|hop\w+|later|is to|are to|be|should|could|may|might|must|until|tomorrow|propos\w*|want\w*|promis\w*|ask\w*|order\w*|agree\w*|decid\w*|aim\w*|future|set to|begin\w*|start\w*|if|when)\b/i,
	level: 'understand'
};
const PURPOSE: Role = {
	by: 'evidence-purpose',
	asks: 'says for what purpose something is done',
	does: 'This sentence names the purpose',
	doesNot: 'This sentence names no purpose.',
	signs:
		/\b(?:so|to \p{Ll}+|for|because|since|as|aim\w*|purpose\w*|goal\w*|hop\w+|help\w*|allow\w*|let\w*|mean[st]?|design\w*|intend\w*|prevent\w*|protect\w*|avoid\w*|keep\w*|stop\w*|mak(?:e|es|ing) sure|ensur\w*|reasons?|why|need\w*|use[ds]?|serv\w+)\b/iu,
	level: 'understand'
};
const CONCESSION: Role = {
	by: 'evidence-concession',
	asks: 'says that something is so in spite of something else',
	does: 'This sentence sets the one against the other',
	doesNot: 'This sentence sets nothing against what it says.',
	signs:
		/\b(?:although|though|despite|spite|but|however|still|yet|nevertheless|nonetheless|while|even|whereas|only|without|not|no|never|unlike|rather|instead|regardless|anyway|all the same|just|too|merely|unless|whether|surpris\w*|unexpected\w*)\b|n[’']t\b/i,
	level: 'understand'
};
const WARNING: Role = {
	by: 'evidence-warning',
	asks: 'warns of what can happen',
	does: 'This sentence warns of it',
	doesNot: 'This sentence warns of nothing.',
	signs:
		/\b(?:can|may|could|might|will|would|danger\w*|risk\w*|harm\w*|hurt\w*|otherwise|caus\w*|lead\w*|damag\w*|injur\w*|burn\w*|kill\w*|die\w*|death|fatal|poison\w*|toxic|hazard\w*|unsafe|safe\w*|warn\w*|beware|careful\w*|caution\w*|wors\w*|fail\w*|dismiss\w*|disciplin\w*|treated|consequen\w*|loss|lose|lost|break\w*|slip\w*|fall\w*|never|not|stop|serious\w*|severe\w*|illness\w*|sick\w*|infect\w*|problem\w*|trouble\w*|spoil\w*|crack\w*|leak\w*|fire|explo\w*|urgent\w*|immediately|emergency)\b|n[’']t\b/i,
	level: 'understand'
};
const DEMAND: Role = {
	by: 'evidence-demand',
	asks: 'tells of something that somebody asked for or ordered',
	does: 'This sentence tells of what was asked for or ordered',
	doesNot: 'This sentence tells of nothing that was asked for or ordered.',
	signs:
		/\b(?:ask\w*|demand\w*|call\w*|urg\w*|order\w*|want\w*|request\w*|plead\w*|told|tell\w*|instruct\w*|must|need\w*|requir\w*|recommend\w*|propos\w*|appeal\w*|insist\w*|should|petition\w*|appl(?:y|ied|ies|ication)|seek\w*|sought|hop\w*|summon\w*|command\w*|warn\w*|invit\w*|let|made|forc\w*|oblig\w*|advis\w*|suggest\w*|wish\w*|expect\w*|press\w*|challeng\w*|direct\w*|commission\w*|agree\w*|promis\w*|sue[ds]?|claim\w*|vot\w*|rul(?:ed|ing)|decid\w*|sentenc\w*)\b/i,
	level: 'understand'
};
const REFUSAL: Role = {
	by: 'evidence-refusal',
	asks: 'tells of something that somebody refused or turned down',
	does: 'This sentence tells of the refusal',
	doesNot: 'This sentence tells of no refusal.',
	signs:
		/\b(?:refus\w*|declin\w*|reject\w*|turn\w*|den(?:y|ies|ied|ial)|not|no|never|nobody|none|without|oppos\w*|object\w*|abandon\w*|left|refer\w*|question\w*|dismiss\w*|disagree\w*|resist\w*|block\w*|ban\w*|forb\w*|against|withdr\w*|withheld|ignor\w*|avoid\w*|fail\w*|stop\w*|protest\w*|overrul\w*|veto\w*|unwilling|only|strike|clear\w*|quash\w*)\b|n[’']t\b/i,
	level: 'understand'
};
/** Not "Don't" and "Never", which are found by their first word. */
const FORBIDS =
	/\b(?:must|may|shall|should) (?:not|never)\b|\bmustn[’']t\b|\bnot (?:allowed|permitted)\b|\b(?:forbid\w*|prohibit\w*|banned?|bans)\b/i;
/** So many of the others must be rules, too, for a ban to be more than the one rule among them. */
const RULES_BESIDE = 2;
const WITHIN =
	/\b(?:within|no later than|not later than|in no more than) (?:the )?(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty) (?:working |calendar |business |full )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const BINDS =
	/\b(?:must|should|shall|may|has to|have to|have|has|is required|are required|answered|due|expires?|will)\b/;
const LEFT_OPEN =
	/\b(?:(?:it is|was|remains?|is) (?:not (?:yet )?(?:clear|known|certain)|un(?:clear|known|certain))|may well have|probably|possibly|perhaps|suspects? (?=that|the|an?\b|it|he|she|they)|appears? to|seems? to|are thought to|is thought to|are believed to|is believed to)\b/i;
/** Two things, and not a thing and a measure. */
const COMPARED =
	/(?<!\bno )\b(?!other|rather|number|never|under|further|later|sooner|longer)(?:more|less|fewer|\p{L}{3,}er) (?:[\p{L}-]+ ){0,4}than (?!(?:about |around |roughly |some )?[$€£]?\d|(?:about |around |roughly )?(?:half|once|twice|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|usual|expected|necessary|sufficient|enough)\b)|\bas (?!(?:soon|well|much|many|long|far|early|late|high|low)\b)\p{L}+ as (?!possible\b)|\bcompared with\b|^Unlike\b/u;
const COMES =
	/\b(?:will|is to|are to|is due to|are due to|is expected to|are expected to|plans? to|intends? to)\b/;

const SERVES =
	/\bso that (?:[\p{L}’']+ ){1,5}(?:can(?:not)?|could|may|might|would|does not|do not|is not|are not)\b|\bin order (?:to|that)\b|\bso as (?:not )?to\b|\bto (?:make sure|ensure|prevent|avoid|protect|reduce) /iu;
const IN_SPITE = /^(?:Although|Though|Even though|Despite)(?= )/;
const CAN_HAPPEN =
	/\b(?:can|may|could|will) (?:\p{Ll}+ly |also |even )?(?:cause|damage|harm|injure|burn|kill|poison|break|crack|fail|explode|catch fire|overheat|spoil|infect|lead to|make [^.]{3,30} (?:worse|ill|sick))\b|^Otherwise\b(?!,? (?:you|they|he|she|it) (?:may|can)\b)|\bor else\b|\bthere is a (?:risk|danger) (?:of|that)\b/iu;
const ASKED_FOR =
	/(?<!\b(?:be|been|being|is|are|was|were|to) )\b(?:demanded|called for|called on|urged|ordered|requested|instructed|summoned|petitioned|appealed (?:to|for)|asked (?:for|(?:the |a |an |his |her |their |all |every |\p{Lu})[^.,]{2,40} (?:to|not to|for)))\b/u;
const TURNED_DOWN =
	/\b(?:refused|declined (?:to|the|an?|his|her|their|all)|rejected|turned down)\b/i;

export function askEvidence(material: Material, links: readonly Link[]): Candidate[] {
	const ofTie = (tie: Link['tie']) => links.filter((link) => link.tie === tie).map((l) => l.index);
	const { reading } = material;
	const claims = reading.clauses
		.filter((clause) => clause.kind === 'complement' && isSaying(material, clause))
		.map(({ sentence }) => sentence)
		.filter(
			(i) =>
				material.narrator(i) === '' &&
				!/["“]/.test(reading.sentences[i]!.text) &&
				// "Do not promise that …": nobody says anything.
				!reading.norms.some((norm) => norm.sentence === i && norm.bearer === null) &&
				!/\byou\b/i.test(reading.sentences[i]!.text)
		);
	const bans = reading.norms
		.filter(
			(norm) =>
				norm.force === 'must-not' &&
				reading.clauses.some(({ id, kind }) => id === norm.clause && kind === 'main') &&
				!ADVICE.test(norm.verb.lemma) &&
				forbids(material, norm) &&
				FORBIDS.test(reading.text.slice(norm.cue.start, norm.cue.end)) &&
				!/\bonly\b/i.test(reading.text.slice(norm.start, norm.end))
		)
		.map(({ sentence }) => sentence)
		.filter((i) => material.narrator(i) === '');
	const excepted = reading.norms
		.filter((norm) =>
			norm.exceptions.some(
				({ marker, text, end }) =>
					/^(?:unless|except|other than|apart from|save)/i.test(marker) &&
					!/^except as\b/i.test(text) &&
					end <= reading.sentences[norm.sentence]!.end
			)
		)
		.map(({ sentence }) => sentence);
	const { sentences } = reading;
	const told = (pattern: RegExp) =>
		[...sentences.keys()].filter(
			(i) => material.narrator(i) === '' && pattern.test(outsideQuotes(sentences[i]!.text))
		);
	const ruled = new Set(reading.norms.map(({ sentence }) => sentence));
	const inCase = reading.norms
		.filter(
			({ force, conditions }) =>
				/^(?:must|should|must-not|should-not)$/.test(force) &&
				conditions.some(
					({ marker, text }) =>
						/^(?:if|in case)$/i.test(marker) &&
						!/\b(?:can|possible|necessary|needed|in doubt|wish|want|like)\b/i.test(text)
				)
		)
		.map(({ sentence }) => sentence);
	const allowed = reading.norms
		.filter((norm) => norm.force === 'may' && norm.bearer !== null && forbids(material, norm))
		.map(({ sentence }) => sentence)
		.filter((i) => !/\b(?:only|unless)\b/i.test(sentences[i]!.text));
	/** The sentence itself says so, and not a clause at its edge; of scraps nobody should keep the refusal. */
	const mainly = (pattern: RegExp) =>
		told(pattern).filter((i) => {
			const { tree, text } = sentences[i]!;
			const said = pattern.exec(text)?.[0].split(' ')[0];
			return tree.words[tree.root]?.text === said && wordsOf(sentences[i]!) >= FEWEST_TOLD;
		});
	const isRuleless = (i: number) => !ruled.has(i);
	// Where nearly all is told in the past, what is still to come stands out.
	const past = sentences.filter(({ tree }) => tree.words[tree.root]?.xpos === 'VBD').length;
	const isReport = past > sentences.length / 3;
	return [
		...askRole(material, CONDITION, inCase),
		...askRole(material, PERMISSION, allowed),
		...askRole(
			material,
			DEADLINE,
			// What was done within a minute sets no limit.
			told(WITHIN).filter(
				(i) => ruled.has(i) || (!isTold(sentences[i]!.tree) && BINDS.test(sentences[i]!.text))
			)
		),
		...askRole(
			material,
			PURPOSE,
			told(SERVES).filter((i) => !/^Suppose\b/.test(sentences[i]!.text))
		),
		...askRole(material, CONCESSION, told(IN_SPITE).filter(isRuleless)),
		...askRole(
			material,
			WARNING,
			told(CAN_HAPPEN).filter((i) => !/\?/.test(sentences[i]!.text))
		),
		...(isReport ? askRole(material, DEMAND, mainly(ASKED_FOR).filter(isRuleless)) : []),
		...(isReport ? askRole(material, REFUSAL, mainly(TURNED_DOWN).filter(isRuleless)) : []),
		...askRole(
			material,
			UNSURE,
			told(LEFT_OPEN).filter(
				(i) => !ruled.has(i) && !/\bif\b|^(?:Suppose|Imagine)/i.test(sentences[i]!.text)
			)
		),
		...askRole(material, COMPARISON, told(COMPARED)),
		...askRole(
			material,
			PLAN,
			isReport ? told(COMES).filter((i) => !ruled.has(i) && isToCome(sentences[i]!)) : []
		),
		...askRole(material, REASON, ofTie('reason')),
		...askRole(material, EXCEPTION, [...ofTie('exception'), ...excepted]),
		...askRole(material, CLAIM, claims),
		...askRole(material, BAN, bans)
	];
}

/** "Don't miss the falls": said like a ban, and none. */
const ADVICE = /^(?:miss|expect|forget|worry|hesitate|let|be|fear|mind)$/;

/** "The tire may not fit", "it cannot be caught": nothing that anybody is told not to do. */
function forbids({ reading, mentionAt }: Material, { cue, bearer, sentence }: Norm): boolean {
	const said = reading.text.slice(cue.start, cue.end);
	if (/\bcan(?:not| ?not|['’]t)\b/i.test(said)) return false;
	if (!/\bmay (?:not|never)\b/i.test(said) || bearer === null) return true;
	const head = reading.sentences[bearer.sentence ?? sentence]!.tree.words[bearer.head]!;
	const mention = mentionAt(bearer.sentence ?? sentence, bearer.head);
	return mention?.type === 'person' || peopleOf(reading).has(head.lemma.toLowerCase());
}

/** "The council will meet", as the sentence itself says it, and not somebody in it, nor in a case. */
function isToCome({ text, tree }: Sentence): boolean {
	const said = COMES.exec(text);
	const before = said ? text.slice(0, said.index) : '';
	if (/\b(?:that|what|which|who|whether|if|when|unless|said|says|not)\b|,/i.test(before))
		return false;
	const verbs = [tree.root, ...tree.children(tree.root, 'aux', 'cop', 'aux:pass')];
	return verbs.some((i) => COMES.test(`${tree.words[i]!.text} ${tree.words[i + 1]?.text ?? ''}`));
}

/** Sentences beside those in which somebody speaks: what stands there may be theirs, too. */
function besideSpeech({ reading: { sentences } }: Material): ReadonlySet<Sentence> {
	const speaks = ({ text }: Sentence) =>
		/["“]|\b(?:said|says|told|argued|believes?|thinks?|according to)\b/i.test(text);
	return new Set(
		sentences.filter((_, i) => [sentences[i - 1], sentences[i + 1]].some((s) => s && speaks(s)))
	);
}

/** Somebody who can speak is said to say it. */
function isSaying(material: Material, { factuality }: Clause): boolean {
	const { source } = factuality;
	if (factuality.kind !== 'attributed' || !source) return false;
	const mention = material.mentionAt(source.sentence, source.head);
	// "People often say that they feel tired": nobody in particular.
	const { tree } = material.reading.sentences[source.sentence]!;
	const { lemma, head } = tree.words[source.head]!;
	// "… after a doctor reported that …": all but that is the article's own.
	if (head !== tree.root) return false;
	if (/^(?:people|person|patient|some|many|most|one|anyone|everyone|you)$/i.test(lemma))
		return false;
	return mention !== null && /^(?:person|organization)$/.test(mention.type);
}

const MOST = 2;
/** Words of a sentence that is worth keeping for what somebody did in it. */
const FEWEST_TOLD = 10;
/** Words of a sentence that says enough and is soon read. */
const USUAL = 14;
const offUsual = (sentence: Sentence) => Math.abs(wordsOf(sentence) - USUAL);
const SHORTEST = 7;
const LONGEST = 36;

function askRole(material: Material, role: Role, indices: readonly number[]): Candidate[] {
	const { sentences } = material.reading;
	const keys = [...new Set(indices)].filter(
		(i) =>
			material.narrator(i) === '' &&
			isFit(sentences[i]!) &&
			!isScrap(material.reading, sentences[i]!) &&
			role.signs.test(sentences[i]!.text) &&
			!leansBack(sentences[i]!)
	);
	return keys
		.sort((a, b) => offUsual(sentences[a]!) - offUsual(sentences[b]!) || a - b)
		.slice(0, MOST)
		.flatMap((index) => itemFor(material, role, index) ?? []);
}

function itemFor(material: Material, role: Role, index: number): Candidate | null {
	const { reading } = material;
	const key = reading.sentences[index]!;
	const random = seededRandom(`${role.by} ${key.text}`);
	const spoken = role === CLAIM ? besideSpeech(material) : new Set<Sentence>();
	const rules = new Set(reading.norms.map(({ sentence }) => sentence));
	const near = reading.sentences
		.map((sentence, i) => ({ sentence, away: Math.abs(i - index), isRule: rules.has(i) }))
		.filter(
			({ sentence, away }) =>
				away > 0 &&
				isFit(sentence) &&
				!isScrap(reading, sentence) &&
				!spoken.has(sentence) &&
				!LEANING.test(sentence.text) &&
				!/\b(?:it|them|so|this|that)\.$/.test(sentence.text) &&
				// Steps of one case are told as orders, without naming it again.
				!(role === CONDITION && isImperative(sentence, sentence.text)) &&
				!role.signs.test(sentence.text) &&
				wordsOf(sentence) * 2.2 >= wordsOf(key) &&
				!/[?!]/.test(sentence.text)
		)
		// Other rules tempt most.
		.sort(
			(a, b) =>
				Number(a.isRule !== rules.has(index)) - Number(b.isRule !== rules.has(index)) ||
				a.away - b.away
		)
		.slice(0, 8);
	const wrong = (role === BAN ? near : random.shuffle(near)).slice(0, 3);
	if (wrong.length < 3) return null;
	if (role === BAN && wrong.filter(({ isRule }) => isRule).length < RULES_BESIDE) return null;
	const options = [key, ...wrong.map(({ sentence }) => sentence)].sort((a, b) => a.start - b.start);
	return {
		sentences: [index],
		claims: [key.text],
		by: role.by,
		score: 5.6,
		item: makeItem(reading, key, key.text, {
			type: 'evidence',
			level: role.level,
			stem: `Which of these sentences of the article ${role.asks}?`,
			options: options.map((s) => ({
				id: s.id,
				text: s.text,
				rationale: s === key ? `${role.does}.` : role.doesNot
			})),
			key: [key.id],
			explanation: `${role.does}; the others do not.`,
			difficulty: 0.45
		})
	};
}

/** "Work the outside doors and the lift": an entry of a list whose entries go on from something. */
function isScrap({ sentences }: Reading, own: Sentence): boolean {
	if (!own.listed) return false;
	const at = sentences.indexOf(own);
	let [from, until] = [at, at];
	while (sentences[from - 1]?.listed) from -= 1;
	while (sentences[until + 1]?.listed) until += 1;
	return sentences.slice(from, until + 1).some(({ tree }) => !isWholeSentence(tree));
}

/** What nobody can read by itself. */
const LEANING =
	/^(?:Nor|Or|Neither)\b|\b(?:do|does|did|doing|done) so\b|\bin (?:either|both|such|these|those) cases?\b|^If (?:you|they|we|it|he|she|not|so)\b(?: (?:have|has|had|do|does|did|are|is|was|were|can|must))?(?: not)?,|^(?:The (?:latter|former|others?|one|ones|same|idea)|One (?!of\b|in\b)|Others|Another|Its|Their|His|Her|After that|Then|Without (?:it|them))\b|\b(?:in it|of it|of them|with or without)\b/i;

/** "It had been received": what it was stands in a sentence that the learner may not see beside this one. */
function leansBack(sentence: Sentence): boolean {
	const { pronouns, mentions, tree, text } = sentence;
	if (LEANING.test(text) || pointsAtNothing(sentence)) return true;
	if (/\b(?:this|these|those|such|that (?:time|day|point|case|way))\b/i.test(outsideQuotes(text)))
		return true;
	return pronouns.some(({ position, cluster }) => {
		if (tree.is(position, 'expl')) return false;
		const own = mentions.some((m) => m.cluster === cluster && m.head < position);
		return cluster < 0 ? !hasMate(sentence, position) : !own;
	});
}

/** A sentence that can be read by itself, even if a pronoun in it goes back to the one before: it is marked in the article. */
function isFit(sentence: Sentence): boolean {
	const words = wordsOf(sentence);
	const { text } = sentence;
	return (
		words >= SHORTEST &&
		words <= LONGEST &&
		/^\p{Lu}/u.test(text) &&
		/[.”"]$/.test(text) &&
		isWholeSentence(sentence.tree) &&
		!/[[\]{}<>|*#•…;:]|https?:/.test(text) &&
		!/^(?:This|That|These|Those|It|He|She|They|Such|Here|There|But|And|Or|So)\b/.test(text) &&
		!isHarm(text) &&
		!/\b(?:I|we|our|ours|my|me|us)\b/i.test(outsideQuotes(text)) &&
		outsideQuotes(text).split('"').length % 2 === 1 &&
		!sentence.list
	);
}
