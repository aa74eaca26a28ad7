import type { Evidence } from '../../evidence.ts';
import { shortId } from '../../short-id.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { Choice, Ending, Operator, Quality, Scenario, Situation, When } from '../model.ts';

/** What the article must bring: a place nobody of a certain kind may enter without leave, and someone who tried to. */
interface Slots {
	/** "consulate" */
	place: string;
	/** "ICE agent", "immigration agent": one of those who want in. */
	visitor: string;
	/** "consulate staff" */
	staff: string;
	rule: Evidence;
	/** The words of the rule's exception, or null. */
	exception: Evidence | null;
	attempt: Evidence;
	refusal: Evidence | null;
	threat: Evidence | null;
	protocol: Evidence | null;
	protest: Evidence | null;
	/** Where the article says that people inside were protected. */
	protection: Evidence | null;
	/** Whom the protest goes to or who issues the protocol: "the foreign ministry". */
	superior: string;
}

const PLACES =
	'consulate|embassy|mission|clinic|hospital|shelter|school|archive|laboratory|plant|depot|warehouse|church|mosque|courthouse|newsroom|library|museum';
const PLURALS = '(?:s|es|ies)?';
const ENTRY = /\b(?:enter|entering|entry|access|search|searching)\b/i;
const VISITORS =
	/\b((?:[A-Z]{2,5} |immigration |police |federal |customs |tax |border |security |state )?(?:agent|officer|inspector|official|deput(?:y)|investigator|journalist|visitor|contractor|bailiff|soldier|protester)s?)\b/g;

function sentenceWhere(reading: Reading, test: (s: Sentence) => boolean): Sentence | null {
	return reading.sentences.find(test) ?? null;
}

function cite(reading: Reading, sentence: Sentence, words?: RegExp): Evidence {
	const match = words?.exec(sentence.text);
	const start = sentence.start + (match?.index ?? 0);
	const end = match ? start + match[0].length : sentence.end;
	return { start, end, quote: reading.text.slice(start, end) };
}

function findSlots(reading: Reading): Slots | null {
	const norm = reading.norms.find((n) => {
		const text = reading.sentences[n.sentence]!.text;
		return (
			n.force === 'must-not' &&
			ENTRY.test(text) &&
			/\b(?:without|unless|except|only with)\b/.test(text) &&
			new RegExp(
				`\\b(?:${PLACES.replace(/y\b/g, 'y')})${PLURALS}\\b|\\bembass|\\blaborator`,
				'i'
			).test(text)
		);
	});
	if (!norm) return null;
	const ruleSentence = reading.sentences[norm.sentence]!;
	const ruled = ruleSentence.text.toLowerCase();
	const attempt = sentenceWhere(reading, (s) =>
		/\b(?:tried to|attempted to|attempting to) (?:enter|get into|force|gain|access|search)\b|\battempted (?:incursion|entry|raid|search)\b/.test(
			s.text
		)
	);
	if (!attempt) return null;
	const all = reading.sentences.map((s) => s.text).join(' ');
	const places = PLACES.split('|')
		.map((place) => ({
			place,
			n: all.toLowerCase().split(new RegExp(`\\b${place}\\b`)).length - 1
		}))
		.filter(
			({ place, n }) =>
				n > 0 && (ruled.includes(place) || ruled.includes(place.replace(/y$/, 'ies')))
		)
		.sort((a, b) => b.n - a.n);
	const place = places[0]?.place;
	if (!place) return null;
	const visitors = new Map<string, number>();
	for (const match of all.matchAll(VISITORS)) {
		const one = match[1]!.replace(/s$/, '');
		if (!new RegExp(`\\b(?:${place}|staff)\\b`, 'i').test(one))
			visitors.set(one, (visitors.get(one) ?? 0) + (one.includes(' ') ? 2 : 1));
	}
	const visitor = [...visitors].sort((a, b) => b[1] - a[1])[0]?.[0];
	if (!visitor || !/\b(?:staff|staffers?|employees?|officials|guards?|receptionist)\b/i.test(all))
		return null;
	const excepted = norm.exceptions.find((limit) => limit.marker !== 'without')?.text ?? '';
	const exception = excepted ? sentencePart(reading, ruleSentence, excepted) : null;
	// The twin below shows a fire; another kind of exception would need a twin of its own.
	if (excepted && !/\b(?:emergenc(?:y|ies)|fires?|life-threatening)\b/.test(excepted)) return null;
	const refusal = sentenceWhere(
		reading,
		(s) =>
			/\b(?:prevented|turn(?:ed)? .{0,30}away|kept out|refused (?:them|him|entry)|not allowed to enter|[Ss]taff .{0,40}refused)\b/.test(
				s.text
			) && s !== attempt
	);
	const threat = sentenceWhere(reading, (s) => /\bthreaten(?:ed|ing|s)\b/.test(s.text));
	const protocol = sentenceWhere(reading, (s) =>
		/\b(?:protocols?|procedures?|emergency plan)\b/.test(s.text)
	);
	const protest = sentenceWhere(reading, (s) =>
		/\b(?:letter of protest|protested|lodged a (?:complaint|protest)|filed a (?:complaint|report)|reported the (?:incident|attempt))\b/.test(
			s.text
		)
	);
	const protection = sentenceWhere(
		reading,
		(s) => /\b(?:protect(?:ed|ing|ion)?)\b/.test(s.text) && /\b(?:inside|present)\b/.test(s.text)
	);
	const superior = /\bforeign ministry\b/i.test(all)
		? 'the foreign ministry'
		: /\bministry\b/i.test(all)
			? 'the ministry'
			: 'your superiors';
	return {
		place,
		visitor,
		staff: `${place} staff`,
		rule: cite(reading, ruleSentence),
		exception,
		attempt: cite(reading, attempt),
		refusal: refusal ? cite(reading, refusal) : null,
		threat: threat ? cite(reading, threat) : null,
		protocol: protocol ? cite(reading, protocol) : null,
		protest: protest ? cite(reading, protest) : null,
		protection: protection ? cite(reading, protection) : null,
		superior
	};
}

function sentencePart(reading: Reading, sentence: Sentence, words: string): Evidence | null {
	const at = sentence.text.indexOf(words.replace(/\.$/, ''));
	if (at < 0) return null;
	const start = sentence.start + at;
	const end = start + words.replace(/\.$/, '').length;
	return { start, end, quote: reading.text.slice(start, end) };
}

/** Builder's shorthand for one choice. */
interface Draft {
	text: string;
	quality: Quality;
	operator: Operator;
	effects: Record<string, number>;
	then: string;
	why: Evidence;
	to: string;
}

const inner = (quote: string) =>
	quote.replace(/[“”"]/g, (c) => (c === '”' ? '’' : '‘')).replace(/\.$/, '');

/** What each kind of choice does to keeping the rule; the endings are told apart by it. */
const LEGALITY: Record<Quality, number> = { best: 1, acceptable: 1, poor: -1, critical: -2 };

function choices(node: string, drafts: Draft[]): Choice[] {
	return drafts.map((d, i) => ({
		id: `${node}-${'abcd'[i] ?? i}`,
		text: d.text,
		quality: d.quality,
		effects: { legality: LEGALITY[d.quality], ...d.effects },
		feedback: `${d.then} The article says: “${inner(d.why.quote)}.”`,
		evidence: [d.why],
		operator: d.operator,
		to: d.to
	}));
}

/**
 * The last decision leads to the ending that the state has earned: each choice is offered in the form whose
 * condition holds, and the forms read alike.
 */
function choicesToEndings(node: string, drafts: Draft[], upheldFrom: number): Choice[] {
	const broken: When = { meter: 'legality', below: 0 };
	const mended: When = [
		{ meter: 'legality', atLeast: 0 },
		{ meter: 'legality', below: upheldFrom }
	];
	return drafts.flatMap((draft, i) => {
		const [choice] = choices(node, [draft]);
		if (!choice) return [];
		const good = draft.quality === 'best' || draft.quality === 'acceptable';
		const forms: [string, When, string][] = good
			? [
					['upheld', { meter: 'legality', atLeast: upheldFrom }, 'end-upheld'],
					['recovered', mended, 'end-recovered'],
					['breached', broken, 'end-breached']
				]
			: [
					['recovered', { meter: 'legality', atLeast: 0 }, 'end-recovered'],
					['breached', broken, 'end-breached']
				];
		return forms.map(([form, when, to]) => ({
			...choice,
			id: `${node}-${'abcd'[i] ?? i}-${form}`,
			effects: draft.effects,
			when,
			to
		}));
	});
}

function endingsOf(slots: Slots): Ending[] {
	const proof = slots.refusal ?? slots.rule;
	const ending = (
		id: string,
		outcome: Ending['outcome'],
		text: string,
		evidence: Evidence[]
	): Ending => ({ id, kind: 'ending', outcome, text, evidence });
	return [
		ending(
			'end-upheld',
			'upheld',
			`The ${slots.visitor} stayed outside, the people inside were looked after, and what happened is on record. You kept the rule, and you knew where it ends. This ending is imagined; what the article reports is quoted beside it.`,
			[proof]
		),
		ending(
			'end-recovered',
			'recovered',
			'Not everything went as it should, but you found the way back: in the end the rule was kept and the people were looked after. This ending is imagined; compare it with what the article reports.',
			[proof]
		),
		ending(
			'end-breached',
			'breached',
			`The rule that protects the ${slots.place} was broken more than once today, and nothing you did afterwards could mend it. This ending is imagined; compare your path with the rule itself.`,
			[slots.rule]
		)
	];
}

/**
 * Someone with authority elsewhere wants to come in where the rule says they may not without permission. Played from
 * the inside: the door, the pressure, the people, the exception that is real, and what is told afterwards.
 */
export function guardedDoor(reading: Reading): Scenario | null {
	const slots = findSlots(reading);
	if (!slots) return null;
	const { place, visitor, rule, attempt } = slots;
	const who = visitor.split(' ').at(-1)!;
	const a =
		/^(?:[AEIOU][a-z]|[AEFHILMNORSX][A-Z])/i.test(visitor) && !/^(?:uni|us)/.test(visitor)
			? 'an'
			: 'a';
	const real = slots.exception;
	const last = 'account';
	const twin = real ? 'smoke' : last;
	// Only where the article tells that people inside were looked after.
	const care = slots.protocol ?? slots.protection;
	const afterPressure = care ? 'people' : twin;
	const afterDoor = slots.threat ? 'pressure' : afterPressure;

	const nodes: Situation[] = [];
	const situation = (
		id: string,
		text: string,
		hypothetical: boolean,
		evidence: Evidence[],
		drafts: Draft[]
	) => {
		nodes.push({
			id,
			kind: 'situation',
			text,
			hypothetical,
			evidence,
			choices: choices(id, drafts)
		});
	};

	situation(
		'door',
		`You are on duty at the front desk of the ${place}${slots.protection ? ', and people who rely on it are inside' : ''}. ${upper(a)} ${visitor} is at the door and tries to come in. Nobody has given permission, and nobody inside has called for help.`,
		false,
		[attempt],
		[
			{
				text: `Go to the door, say this is the ${place} and that entry needs permission.`,
				quality: 'best',
				operator: 'comply',
				effects: { safety: 1 },
				then: `The ${visitor} stops on the step. The rule is said aloud, calmly, before anyone has crossed it.`,
				why: slots.refusal ?? rule,
				to: afterDoor
			},
			{
				text: 'Keep the door shut, say nothing yet and fetch a colleague to decide.',
				quality: 'acceptable',
				operator: 'late',
				effects: { safety: 1 },
				then: `The door stays shut, but for a minute nobody tells the ${visitor} why, and the knocking gets louder.`,
				why: rule,
				to: afterDoor
			},
			{
				text: `Let the ${who} in to talk, so that nobody out in the street sees a quarrel.`,
				quality: 'critical',
				operator: 'break-prohibition',
				effects: { safety: -1, trust: -1 },
				then: `The ${visitor} is inside, and the people in the waiting room fall silent. No permission was given by anyone entitled to give it.`,
				why: rule,
				to: 'inside'
			},
			{
				text: `Go on with your paperwork and let the ${who} settle it with the lock.`,
				quality: 'poor',
				operator: 'inaction',
				effects: { safety: -1 },
				then: 'The door is not locked. Silence is easily taken for a yes, and it nearly is.',
				why: rule,
				to: 'inside'
			}
		]
	);

	situation(
		'inside',
		`The ${visitor} now stands one step inside the hall and looks along the corridor. You can still change how this goes.`,
		true,
		[rule],
		[
			{
				text: `Say that no permission was given, ask the ${who} to leave, hold the door.`,
				quality: 'acceptable',
				operator: 'comply',
				effects: { safety: 1 },
				then: `The ${visitor} hesitates, then steps back over the threshold. What was lost can be put right.`,
				why: rule,
				to: afterDoor
			},
			{
				text: 'Walk along so that at least someone from the staff sees what happens.',
				quality: 'poor',
				operator: 'under-escalate',
				effects: {},
				then: `You become a witness where you were asked to be a host who can say no. After a round through the hall, the ${who} goes back to the door.`,
				why: rule,
				to: afterDoor
			},
			{
				text: `Take the ${who} by the arm and push, so that the hall is clear quickly.`,
				quality: 'critical',
				operator: 'over-escalate',
				effects: { safety: -2, trust: -1 },
				then: `For a moment it is a scuffle, and the people in the waiting room see it. Then the ${who} is outside again, angrier than before.`,
				why: slots.threat ?? rule,
				to: afterDoor
			}
		]
	);

	if (slots.threat) {
		situation(
			'pressure',
			`The ${who} at the door ${threatOf(slots.threat)}. You are still standing in the doorway.`,
			false,
			[slots.threat],
			[
				{
					text: 'Keep your hands to yourself, stay in the doorway and repeat the rule calmly.',
					quality: 'best',
					operator: 'comply',
					effects: { safety: 1 },
					then: `There is nothing to answer but a sentence said quietly. The ${who} looks at you for a while and takes a step back.`,
					why: slots.threat,
					to: afterPressure
				},
				{
					text: 'Step back behind the glass, lock the door and leave all of the talking to others.',
					quality: 'acceptable',
					operator: 'late',
					effects: { safety: 1 },
					then: 'You are out of reach and the door is locked. That the rule still stands goes unsaid.',
					why: slots.threat,
					to: afterPressure
				},
				{
					text: `Push the ${who} off the step before the threat can be carried out.`,
					quality: 'critical',
					operator: 'over-escalate',
					effects: { safety: -2, trust: -1 },
					then: aboutTouch(slots.threat)
						? 'Now there is contact, and you began it. The warning was about exactly this.'
						: 'Now there is contact, and you began it. A threat has become a fight.',
					why: slots.threat,
					to: afterPressure
				},
				{
					text: 'Open the door a little after all, to show that you want no trouble.',
					quality: 'poor',
					operator: 'under-escalate',
					effects: { safety: -1 },
					then: 'A threat is no permission, and an open door invites the next try.',
					why: rule,
					to: afterPressure
				}
			]
		);
	}

	if (care) {
		situation(
			'people',
			`The ${who} waits on the pavement and speaks into a telephone. In the waiting room somebody asks you in a low voice: “Are we safe here? Should we run out at the back?”`,
			true,
			[care],
			[
				{
					text: slots.protocol
						? 'Start the emergency protocol, keep everyone inside and tell them what you do.'
						: 'Keep everyone inside, tell them what you do and call the person in charge.',
					quality: 'best',
					operator: 'comply',
					effects: { safety: 2, trust: 1 },
					then: 'People sit down again. Someone makes tea in the back room, and the right people are being told.',
					why: care,
					to: twin
				},
				{
					text: 'Tell everyone to stay seated, and look up what has to be done once it is quiet.',
					quality: 'acceptable',
					operator: 'late',
					effects: { safety: 1 },
					then: 'People stay, which is right. The steps that were made for such a moment begin later than they could.',
					why: care,
					to: twin
				},
				{
					text: 'Send everybody out through the back door so that the building is empty.',
					quality: 'poor',
					operator: 'skip-precondition',
					effects: { safety: -2, trust: -1 },
					then: 'Outside, nobody is responsible for them any more. Inside, they were protected.',
					why: slots.protection ?? care,
					to: twin
				},
				{
					text: `Leave it to the ${who} to decide whether the people here may stay.`,
					quality: 'critical',
					operator: 'wrong-authority',
					effects: { trust: -1 },
					then: `The ${who} is glad to be asked. But inside the ${place} it is not the ${who}'s decision.`,
					why: rule,
					to: twin
				}
			]
		);
	}

	if (real) {
		situation(
			'smoke',
			'An hour later grey smoke comes from under the door of the archive, and behind it someone is shouting for help. The telephone line to your head of mission is dead. Two firefighters run up to the entrance with breathing gear: “May we?”',
			true,
			[real],
			[
				{
					text: 'Open the door at once, show the firefighters the way and count your people.',
					quality: 'best',
					operator: 'comply',
					effects: { safety: 2, trust: 1 },
					then: 'They are past you in seconds. The same door, and this time opening it keeps to the rule.',
					why: real,
					to: last
				},
				{
					text: 'Let the firefighters in, once you have taken down their names and numbers.',
					quality: 'acceptable',
					operator: 'late',
					effects: { safety: 0 },
					then: 'They get in, a minute later than they could have. Names can be asked afterwards.',
					why: real,
					to: last
				},
				{
					text: 'Keep them outside until the head of mission has signed a permission.',
					quality: 'critical',
					operator: 'exceed-permission',
					effects: { safety: -3 },
					then: 'The shouting goes on behind the door. The rule you are defending has an exception made for this.',
					why: real,
					to: last
				},
				{
					text: `Wave in the ${visitor} as well, since the door is open now for everybody.`,
					quality: 'poor',
					operator: 'false-exception',
					effects: {},
					then: `The firefighters came because of the smoke. The ${visitor} came for something else, and an emergency does not give leave for that.`,
					why: rule,
					to: last
				}
			]
		);
	}

	const upheldFrom = nodes.filter((n) => n.id !== 'inside').length - 1;
	nodes.push({
		id: last,
		kind: 'situation',
		text: `In the evening the ${place} is quiet again. Your supervisor asks you what has to be done about the ${visitor}'s attempt to come in.`,
		hypothetical: true,
		evidence: [slots.protest ?? attempt],
		variants: [
			{
				when: { meter: 'safety', below: 0 },
				text: `In the evening two chairs in the waiting room are lying on the floor, and nobody came back for a jacket. Your supervisor asks you what has to be done about the ${visitor}'s attempt to come in.`
			},
			{
				when: { meter: 'trust', atLeast: 1 },
				text: `In the evening an old man from the waiting room shakes your hand on his way out. Your supervisor asks you what has to be done about the ${visitor}'s attempt to come in.`
			}
		],
		choices: choicesToEndings(
			last,
			[
				{
					text: `Write down what happened and report it to ${slots.superior} for a protest.`,
					quality: 'best',
					operator: 'comply',
					effects: { trust: 2 },
					then: 'What you saw stands on paper while it is fresh, and those who may speak officially can do so.',
					why: slots.protest ?? attempt,
					to: 'close'
				},
				{
					text: 'Tell your supervisor everything, and write the report at the week’s end.',
					quality: 'acceptable',
					operator: 'late',
					effects: { trust: 1 },
					then: 'It is told, but not yet written. By then the details will have faded.',
					why: slots.protest ?? attempt,
					to: 'close'
				},
				{
					text: 'Post your own account online tonight, so that everybody learns of it.',
					quality: 'poor',
					operator: 'wrong-authority',
					effects: { trust: -2 },
					then: 'It is read a thousand times before anyone responsible has seen it. Official words come from those whose task they are.',
					why: slots.protest ?? attempt,
					to: 'close'
				},
				{
					text: 'Let the matter rest, since in the end nobody unwanted stayed inside.',
					quality: 'poor',
					operator: 'inaction',
					effects: { trust: -2 },
					then: 'Without a report nobody can ask that it does not happen again.',
					why: slots.protest ?? attempt,
					to: 'close'
				}
			],
			upheldFrom
		)
	});

	const endings = endingsOf(slots);
	const title = `At the door of the ${place}`;
	return {
		id: shortId('x', `${title} ${rule.quote} ${attempt.quote}`),
		kind: 'decision',
		title,
		role: `A member of the ${slots.staff}`,
		briefing: `You work at the front desk of the ${place}. ${slots.protection ? 'The people inside rely on you. ' : ''}Decide what you do; every decision is weighed against what the article says. Where the story goes beyond the article, it says so.`,
		meters: [
			{ id: 'safety', label: 'Safety of the people inside', start: 0, min: -6, max: 8 },
			{ id: 'legality', label: 'Keeping to the rule', start: 0, min: -6, max: 6 },
			{ id: 'trust', label: 'Trust in the staff', start: 0, min: -6, max: 6 }
		],
		start: 'door',
		nodes: [...nodes, ...endings]
	};
}

/** "threatens to “grab” you if you touch them": the article's own threat, turned to the learner. */
function threatOf(threat: Evidence): string {
	const quoted = /threaten\w* to ([“"]\p{Ll}+[”"])/u.exec(threat.quote)?.[1];
	if (quoted) return `threatens to ${quoted} you${aboutTouch(threat) ? ' if you touch them' : ''}`;
	const told = /threaten\w* to ((?:\p{Ll}+ ?){2,7})(?=[,.])/u.exec(threat.quote)?.[1];
	const plain = told && !/\b(?:him|her|them|it|the staffers?|staff)\b/.test(told);
	return plain ? `threatens to ${told}` : 'threatens you';
}

function aboutTouch(threat: Evidence): boolean {
	return /\bif \w+ touch(?:ed|es)?\b/.test(threat.quote);
}

function upper(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
