/** Which clauses tell that something happened. */
import type { Clause } from '../clauses/clause.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs of states, and of saying and thinking what others then tell: none of them happens in the story. */
const STATES = words(`
	be have seem appear remain contain include consist comprise belong own possess know believe think feel want need like
	love hate prefer wish hope fear live reside exist depend mean cost weigh measure resemble involve concern matter
	deserve lack owe equal differ vary tend suggest indicate imply show represent reflect relate refer correspond
	require cover stand lie sit stay keep hold last continue face surround border span range extend consider regard
	expect understand remember recall doubt suppose assume imagine realise realize recognise recognize say tell add note
	state explain argue claim describe comment remark observe insist maintain assert emphasise emphasize stress
	estimate predict warn ask wonder call name mention point work serve help enable allow use do look sound
	hear see watch smell taste care plan intend aim try seek attempt mean support agree disagree`);

/** What happens time and again is no event. */
const HABIT =
	/^(?:often|usually|normally|generally|typically|always|never|sometimes|frequently|rarely|seldom|regularly|daily|weekly|monthly|annually|yearly|every (?:day|week|month|year|morning|evening|night|summer|winter)|each (?:day|week|month|year))\b/i;

/** Whether the clause says of the past, as the article's or somebody's word, that something happened. */
export function tellsEvent(clause: Clause): boolean {
	const { verb, factuality, kind } = clause;
	if (factuality.kind !== 'asserted' && factuality.kind !== 'attributed') return false;
	if (verb.negated || verb.copular || verb.modal !== '' || verb.progressive) return false;
	if (STATES.has(verb.lemma) && !HAPPENED.has(`${verb.lemma} ${verb.particle}`)) return false;
	if (clause.modifiers.some(({ text }) => HABIT.test(text))) return false;
	if (clause.agent === null && clause.patient === null) return false;
	if (verb.tense === 'past' || (verb.tense === 'present' && verb.perfect)) return true;
	// "the man arrested on Monday", ", killing two", "after leaving the party"
	return kind === 'participial' && clause.modifiers.length + Number(clause.patient !== null) > 0;
}

/** With a particle some verbs of state tell what happened. */
const HAPPENED: ReadonlySet<string> = new Set([
	'call off',
	'work out',
	'stand down',
	'stand up',
	'sit down',
	'take over'
]);
