/** Which decisions and choices ship, and in which wording: of like length, and wrong in different ways. */
import type { Evidence } from '../../evidence.ts';
import type { Operator, Quality } from '../model.ts';
import type { Decision, Option } from './plan.ts';

export interface Chosen {
	text: string;
	quality: Quality;
	operator: Operator;
	then: string;
	why: Evidence;
	falls: number;
}

/** Everything said so far, so that no turn of phrase comes twice in a scenario. */
export interface Said {
	wordings: Set<string>;
	operators: Map<Operator, number>;
	/** How often the right choice was the longest. */
	longest: number;
}

export const nothingSaid = (): Said => ({ wordings: new Set(), operators: new Map(), longest: 0 });

/** The longest choice of a situation is at most so many times as long as the shortest. */
const SPREAD = 1.39;
/** A wrong choice of at least so much is the situation's own. */
const OWN = 0.4;
/** So many choices may be such as fit any situation. */
const MOST_GENERIC = 1;

export interface Demands {
	/** Choices that will stand beside these in some states of play, each in several wordings: one of them must fit. */
	beside?: readonly (readonly string[])[];
	/** So many wrong choices must be of this situation, and not such as fit any. */
	own?: number;
	/** The choices are the article's own steps, and come again where the story comes to them. */
	again?: boolean;
}

/** The best set of three or four choices, the right one first; null where lengths cannot be made alike. */
export function chooseOptions(
	options: readonly Option[],
	told: Said,
	{ beside = [], own = 0, again = false }: Demands = {}
): Chosen[] | null {
	const said = again ? { ...told, wordings: new Set<string>() } : told;
	const rights = options.filter((o) => o.quality === 'best');
	const second = options.filter((o) => o.quality === 'acceptable');
	const wrong = options.filter((o) => o.quality === 'poor' || o.quality === 'critical');
	let best: { chosen: Chosen[]; value: number } | null = null;
	for (const right of rights.length > 0 ? rights : second) {
		for (const wording of right.wordings) {
			const rest = right.quality === 'best' ? second : [];
			for (const room of roomsFor(wording, beside)) {
				const set = fill(right, wording, rest, wrong, said, room, { own, again });
				if (set && (!best || set.value > best.value)) best = set;
			}
		}
	}
	if (!best) return null;
	note(best.chosen, told);
	return best.chosen;
}

/** How short and how long choices may be. */
interface Room {
	from: number;
	to: number;
	wording: string;
}

function roomsFor(wording: string, beside: readonly (readonly string[])[]): Room[] {
	return [1.38, 1.27, 1.18, 1.08, 1]
		.map((share) => wording.length / share)
		.map((from) => ({ from, to: from * SPREAD, wording }))
		.filter((room) => beside.every((wordings) => wordings.some((w) => fits(w, room))));
}

const fits = (text: string, { from, to }: Room) => text.length >= from && text.length <= to;

function fill(
	right: Option,
	wording: string,
	second: readonly Option[],
	wrong: readonly Option[],
	said: Said,
	room: Room,
	{ own = 0, again = false }: Demands
): { chosen: Chosen[]; value: number } | null {
	const fitted = (option: Option) => fit(option, room, said, again);
	const kinder =
		second.flatMap((o) => {
			const chosen = fitted(o);
			return chosen ? [{ chosen, own: o.own }] : [];
		})[0] ?? null;
	const open = wrong.flatMap((o) => {
		const chosen = fitted(o);
		return chosen ? [{ chosen, own: o.own }] : [];
	});
	const generic = () =>
		picked.filter((p) => p.own < OWN).length + (kinder && kinder.own < OWN ? 1 : 0);
	const picked: { chosen: Chosen; own: number }[] = [];
	const count = kinder ? 2 : 3;
	let value = 0;
	while (picked.length < count) {
		const next = open
			.filter((o) => !picked.some((p) => isAlike(p.chosen, o.chosen)))
			.filter((o) => o.own >= OWN || generic() < MOST_GENERIC)
			.map((o) => ({ ...o, worth: worthOf(o, picked, said) }))
			.sort((a, b) => b.worth - a.worth)[0];
		if (!next) break;
		picked.push(next);
		value += next.worth;
	}
	if (picked.length < 2 || picked.filter((p) => p.own >= OWN).length < own) return null;
	const chosen: Chosen[] = [
		{
			text: wording,
			quality: right.quality,
			operator: right.operator,
			then: right.then,
			why: right.why,
			falls: right.falls ?? 1
		},
		...(kinder ? [kinder.chosen] : []),
		...picked.map((p) => p.chosen)
	];
	const others = chosen.slice(1).map((c) => c.text.length);
	const isLongest = others.every((length) => length < wording.length);
	const isShortest = others.every((length) => length > wording.length);
	value += (kinder ? 0.6 : 0) - (isLongest ? 0.5 + said.longest * 0.3 : 0) - (isShortest ? 0.2 : 0);
	// The plain wording comes first, unless a longer one makes for better company.
	value -= right.wordings.indexOf(wording) * 0.25 + (said.wordings.has(wording) ? 5 : 0);
	return { chosen, value };
}

/** Two choices that go wrong in one way and alike badly differ in words only. */
const isAlike = (a: Chosen, b: Chosen) =>
	a.text === b.text ||
	(a.operator === b.operator && a.quality === b.quality && a.falls === b.falls);

function worthOf(
	option: { chosen: Chosen; own: number },
	picked: readonly { chosen: Chosen }[],
	said: Said
): number {
	const { operator } = option.chosen;
	const here = picked.filter((p) => p.chosen.operator === operator).length;
	return 1 + option.own * 1.5 - here * 1.2 - (said.operators.get(operator) ?? 0) * 0.45;
}

/**
 * The option in the wording that comes nearest in length, a little longer rather than shorter, or where steps come again in
 * the plainest that fits; null where none does.
 */
function fit(option: Option, room: Room, said: Said, again: boolean): Chosen | null {
	const target = room.wording.length * 1.05;
	const far = (wording: string) =>
		Math.abs(wording.length - target) + (again ? option.wordings.indexOf(wording) * target : 0);
	const text = option.wordings
		.filter((w) => w !== room.wording && !said.wordings.has(w) && fits(w, room))
		.sort((a, b) => far(a) - far(b))[0];
	if (text === undefined) return null;
	return {
		text,
		quality: option.quality,
		operator: option.operator,
		then: option.then,
		why: option.why,
		falls: option.falls ?? 1
	};
}

function note(chosen: readonly Chosen[], said: Said): void {
	for (const choice of chosen) {
		said.wordings.add(choice.text);
		if (choice.quality === 'poor' || choice.quality === 'critical') {
			said.operators.set(choice.operator, (said.operators.get(choice.operator) ?? 0) + 1);
		}
	}
	const [right] = chosen;
	if (chosen.slice(1).every((c) => c.text.length < right!.text.length)) said.longest++;
}

/** The decisions worth most, at most `most` of them, in the order of the article; pairs stay together. */
export function keepBest(decisions: readonly Decision[], most: number): Decision[] {
	const groups = new Map<string, Decision[]>();
	for (const d of decisions) {
		const key = d.pair || d.id;
		groups.set(key, [...(groups.get(key) ?? []), d]);
	}
	const kept: Decision[] = [];
	const open = [...groups.values()];
	while (open.length > 0) {
		const worth = (group: readonly Decision[]) =>
			mean(group) - REPEAT * kept.filter((k) => k.frame === group[0]!.frame).length;
		open.sort((a, b) => worth(b) - worth(a) || a[0]!.at - b[0]!.at);
		const group = open.shift()!;
		const { at, frame, shows = [] } = group[0]!;
		const isTold = kept.some((k) => k.at === at || k.shows?.includes(at) || shows.includes(k.at));
		const isEnough = kept.filter((k) => k.frame === frame).length >= (AT_MOST[frame] ?? most);
		if (!isTold && !isEnough && kept.length + group.length <= most) kept.push(...group);
	}
	return kept.sort((a, b) => a.at - b.at);
}

/** What comes next is a matter of order only: a course is about more. */
const AT_MOST: Partial<Record<Decision['frame'], number>> = { step: 1, ban: 1, claim: 4 };
/** What a decision of the same kind is worth less than the one before. */
const REPEAT = 0.45;

const mean = (group: readonly Decision[]) =>
	group.reduce((sum, d) => sum + d.worth, 0) / group.length;
