/** Rules got wrong by what is to be done, and in which order. */
import type { Operator } from '../model.ts';
import type { Change } from './change.ts';
import { lower, pronounsFound, upper } from './deed.ts';

/** "both the map and the radio" → "either the map or the radio". */
export function eitherOf(says: string): Change[] {
	const match = /\bboth ((?:the|a|an|your) [\p{L} -]{3,40}?) and (?=(?:the|a|an|your) \p{L})/u.exec(
		says
	);
	if (!match || /\b(?:are|have|agree|sign|were)\b/.test(says.slice(match.index))) return [];
	return [
		{
			kind: 'both',
			text: says.replace(match[0], `either ${match[1]!} or `),
			operator: 'under-escalate',
			quality: 'poor',
			then: ', and thinks that one of the two will do',
			but: 'The article says both.',
			own: 1
		}
	];
}

/** Verbs that open an order: after "and", another thing is to be done. */
const ORDERS =
	'add|apply|ask|attach|blow|boil|bring|call|carry|check|clean|clear|close|collect|complete|contact|count|cover|cut|disconnect|drain|drink|drive|dry|eat|empty|enter|evacuate|fetch|fill|find|finish|fit|follow|get|give|go|hand|hang|hold|identify|inform|isolate|keep|label|leave|let|lie|lift|lock|log|lower|make|mark|measure|move|note|notify|offer|open|photograph|place|press|pull|push|put|raise|read|record|remain|remove|replace|report|return|ring|rinse|seal|see|send|set|show|shut|sign|sit|speak|start|stay|stop|store|switch|take|tell|tie|tighten|turn|unplug|use|wait|walk|wash|watch|wear|wipe|withdraw|wrap|write|accompany|arrange|decline|email|escort|explain|install|look|loosen|pour|refuse|reset|restart|roll|scan|search|soak|sound|spread|stand|support|sweep|test|throw|update|unlock|warn|weigh|press|hit|dial|clear|keep|post|sound|knock|pin|tag|shout|use|scrape|wipe|vacuum|drop|log|secure|bring|choose|dispose|book|provide|pay|protect|raise|elevate|apply|avoid|continue|rest|breathe|shake|slide|squeeze|twist|thread|line|fold|rub|pat';
const NEXT_ORDER = new RegExp(`(,? and then|, then|,? and|,) (?=(?:${ORDERS})\\b)`, 'u');

/** "Stop the bus, clear it and call the depot." → its orders, and what joins them; one only where it is not just orders. */
function ordersOf(says: string): { orders: string[]; joins: string[] } {
	const parts = says.replace(/\.$/, '').split(NEXT_ORDER);
	const orders = parts.filter((_, i) => i % 2 === 0);
	const opens = new RegExp(`^(?:${ORDERS})\\b`, 'iu').test(says);
	// What stands at the end may belong to all of it.
	return opens &&
		!/[;:(—–]|\b(?:or|if|unless|until|before|after|when|while|so that|because|not|never)\b/.test(
			says
		)
		? { orders, joins: parts.filter((_, i) => i % 2 === 1) }
		: { orders: [says], joins: [] };
}

/** One of several things to be done is left out. */
export function stepLeftOut(says: string): Change[] {
	const { orders } = ordersOf(says);
	if (orders.length < 2 || orders.length > 4) return [];
	// "your padlock and tag": the second is a thing.
	if (orders.some((order) => !order.includes(' '))) return [];
	const without = (at: number, operator: Operator): Change[] => {
		const left = orders.filter((_, i) => i !== at);
		const text = `${left.length === 1 ? left[0]! : `${left.slice(0, -1).join(', ')} and ${left.at(-1)!}`}.`;
		const out = orders[at]!;
		return pronounsFound(text) || !pronounsFound(says)
			? [
					{
						kind: 'left-out',
						text: upper(text),
						operator,
						quality: 'poor',
						then: ', and one thing is not done',
						but: `The article also says: ${lower(out)}.`,
						own: 0.8
					}
				]
			: [];
	};
	return [
		...without(orders.length - 1, 'under-escalate'),
		...(orders.length > 2 ? without(1, 'skip-precondition') : [])
	];
}

const PREPOSITION = /^(?:with|by|in|to|at|on)\b/;

/** "vacuumed, not blown" → "blown, not vacuumed". */
export function swapped(says: string): Change[] {
	const match =
		/\b((?:with |by |in |to |at |on )?(?:a |an |the )?[\p{L}\d-]+)(, (?:and )?not| rather than| instead of) ((?:with |by |in |to |at |on )?(?:a |an |the )?[\p{L}\d-]+)(?=[.,;])/u.exec(
			says
		);
	if (
		!match ||
		/^(?:if|only|even|just|merely|less|more|because|when|after|before|later|earlier|afterwards|beforehand)\b/.test(
			match[3]!
		) ||
		// "Within seven days, and not to the staff": the two are of different kinds.
		PREPOSITION.exec(match[1]!)?.[0] !== PREPOSITION.exec(match[3]!)?.[0]
	)
		return [];
	return [
		{
			kind: 'swap',
			text: says.replace(match[0], `${match[3]!}${match[2]!} ${match[1]!}`),
			operator: 'over-escalate',
			quality: 'poor',
			then: ', and has it just the wrong way round',
			but: '',
			own: 1
		}
	];
}

const CONTRARIES: readonly (readonly [string, string])[] = [
	['cold water', 'hot water'],
	['cool water', 'hot water'],
	['lukewarm', 'hot'],
	['slowly', 'quickly'],
	['gently', 'firmly'],
	['upstairs', 'downstairs'],
	['indoors', 'outdoors'],
	['upwind', 'downwind'],
	['downwind', 'upwind'],
	['uphill', 'downhill'],
	['downhill', 'uphill'],
	['upright', 'flat'],
	['clockwise', 'anticlockwise'],
	['upwards', 'sideways'],
	['wet', 'dry'],
	['dry', 'damp'],
	['in writing', 'by word of mouth'],
	['by telephone', 'by email'],
	['by phone', 'by email'],
	['unopened', 'opened'],
	['in person', 'by email']
];

const NEAR = 50;
/** What can be done in writing or by telephone. */
const SAYS =
	/\b(?:tell|told|give[ns]?|report\p{Ll}*|inform\p{Ll}*|notif\p{Ll}+|made|make|ask\p{Ll}*|request\p{Ll}*|confirm\p{Ll}*|appl\p{Ll}+|renew\p{Ll}*|record\p{Ll}*|agree\p{Ll}*|answer\p{Ll}*|repl\p{Ll}+|reachable|book\p{Ll}*|consent)\b/iu;

/** The same the wrong way: hot for cold. */
export function contrary(says: string): Change[] {
	const ordered = says.split(/,? \b(?:since|because|so that|which|if|when)\b|[;:]/)[0]!;
	const found = CONTRARIES.find(
		([had, other]) =>
			new RegExp(
				`(?<![-\\p{L}])${had}(?![-\\p{L}]| (?:away|up|in|\\d|one|two|three|four|five|six|seven|ten)\\b)`,
				'u'
			).test(ordered) && !says.includes(other)
	);
	if (!found || /\b(?:not|never|no|nobody)\b/i.test(says)) return [];
	const before = says.slice(0, says.indexOf(found[0]));
	if (/^(?:in |by )/.test(found[0]) && !SAYS.test(before.slice(-NEAR))) return [];
	const [had, other] = found;
	return [
		{
			kind: 'contrary',
			text: says.replace(new RegExp(`(?<![-\\p{L}])${had}(?![-\\p{L}])`, 'u'), other),
			operator: 'over-escalate',
			quality: 'poor',
			then: ', and does it in another way',
			but: `The article says ${had}.`,
			own: 0.8
		}
	];
}
