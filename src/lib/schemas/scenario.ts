import { z } from 'zod';
import {
	MOST_NODES,
	TAG_COLOURS,
	type Condition,
	type EditorLayout,
	type Scenario
} from '../core/scenario/model.ts';
import type { ScenarioPatch } from '../core/scenario/edit/patch.ts';
import { evidenceSchema, itemSchema, pictureSchema } from './studio.ts';

const id = z
	.string()
	.regex(
		/^(?!__proto__$)[\w.:-]{1,64}$/,
		'has other signs than letters, digits and . : _ - in it, or is longer than 64'
	);
const words = z.string().max(4000);
const line = z.string().max(300);
const evidence = z.array(evidenceSchema).max(20).default([]);

const NO_CONDITION =
	'is no condition: say {"meter": …, "below": …}, {"meter": …, "atLeast": …} or {"flag": …, "is": …}';
const condition: z.ZodType<Condition> = z.union(
	[
		z.object({ meter: id, below: z.number() }),
		z.object({ meter: id, atLeast: z.number() }),
		z.object({ flag: id, is: z.boolean() })
	],
	NO_CONDITION
);
const when = z.union([z.array(condition).max(20), condition], NO_CONDITION);

const choice = z.object({
	id,
	text: words,
	quality: z.enum(['best', 'acceptable', 'poor', 'critical']),
	effects: z.record(id, z.number()).default({}),
	feedback: words,
	evidence,
	operator: z.enum([
		'comply',
		'late',
		'break-prohibition',
		'inaction',
		'over-escalate',
		'under-escalate',
		'skip-precondition',
		'too-early',
		'wrong-authority',
		'exceed-permission',
		'false-exception'
	]),
	to: id,
	when: when.optional(),
	sets: z.array(id).max(20).optional(),
	once: z.boolean().optional()
});

const situation = z.object({
	id,
	kind: z.literal('situation'),
	text: words,
	image: pictureSchema.optional(),
	// Whoever does not say that the article reports it has imagined it.
	hypothetical: z.boolean().default(true),
	evidence,
	choices: z.array(choice).max(12).default([]),
	seconds: z.number().optional(),
	timeout: id.optional(),
	item: itemSchema.optional(),
	right: id.optional(),
	wrong: id.optional(),
	variants: z
		.array(z.object({ when: when.optional(), text: words }))
		.max(20)
		.optional()
});

const ending = z.object({
	id,
	kind: z.literal('ending'),
	outcome: z.enum(['upheld', 'recovered', 'breached']),
	text: words,
	evidence
});

const place = z.object({
	x: z.number().min(-1e6).max(1e6),
	y: z.number().min(-1e6).max(1e6)
});
const layout: z.ZodType<EditorLayout> = z.object({
	pinned: z.record(id, place).default({}),
	folded: z.array(id).max(MOST_NODES).default([]),
	groups: z
		.array(z.object({ id, title: line, nodes: z.array(id).max(MOST_NODES) }))
		.max(200)
		.default([]),
	notes: z
		.array(z.object({ id, text: words, node: id.optional() }))
		.max(1000)
		.default([]),
	tags: z
		.array(z.object({ id, label: line, colour: z.enum(TAG_COLOURS) }))
		.max(60)
		.default([]),
	tagged: z.record(id, z.array(id).max(60)).default({})
});

const head = {
	id,
	kind: z.enum(['decision', 'procedure', 'fact-desk']),
	title: line.min(1, 'The scenario needs a title.'),
	role: line,
	briefing: words,
	meters: z
		.array(z.object({ id, label: line, start: z.number(), min: z.number(), max: z.number() }))
		.max(12),
	flags: z.array(id).max(60),
	start: id,
	layout
};
const node = z.discriminatedUnion('kind', [situation, ending], 'must be a situation or an ending');

/** A scenario of a threshold/1 file, as an author may have changed it; unknown fields are dropped. */
export const scenarioSchema: z.ZodType<Scenario> = z.object({
	...head,
	meters: head.meters.default([]),
	flags: head.flags.optional(),
	layout: layout.optional(),
	nodes: z.array(node).min(1)
});

const changed = {
	id: head.id.optional(),
	kind: head.kind.optional(),
	title: head.title.optional(),
	role: head.role.optional(),
	briefing: head.briefing.optional(),
	meters: head.meters.optional(),
	flags: head.flags.nullable().optional(),
	start: head.start.optional(),
	layout: layout.nullable().optional()
};

/** Body of POST /scenarios/[id]/changes. */
export const scenarioChangeSchema = z.object({
	revision: z.number().int().min(0),
	patch: z.object({
		head: z.object(changed),
		nodes: z.array(node).max(MOST_NODES),
		order: z.array(id).max(MOST_NODES).nullable()
	}) satisfies z.ZodType<ScenarioPatch>
});

/** What is wrong with a file, in sentences that name the place. @param input what was parsed */
export function sayIssues(issues: readonly z.core.$ZodIssue[], input: unknown): string[] {
	return issues.map((issue) => {
		const path = issue.path.map(String);
		const field = path.findLast((part) => !/^\d+$/.test(part));
		const place = placeOf(path, input);
		const name = field === undefined ? 'it' : `“${field}”`;
		return `${place}: ${name} ${whatIsWrong(issue, valueAt(input, issue.path))}.`;
	});
}

function whatIsWrong(issue: z.core.$ZodIssue, value: unknown): string {
	if (value === undefined && issue.code !== 'invalid_union') return 'is missing';
	switch (issue.code) {
		case 'invalid_type':
			return `must be ${TYPES[issue.expected] ?? issue.expected}`;
		case 'invalid_value':
			return `must be one of ${issue.values.map((v) => `“${String(v)}”`).join(', ')}`;
		case 'too_big':
			return issue.origin === 'string'
				? `is longer than ${issue.maximum} characters`
				: `has more than ${issue.maximum} entries`;
		case 'too_small':
			return 'is empty';
		case 'invalid_format':
			return issue.message;
		case 'invalid_union':
			return issue.message === 'Invalid input' ? 'is not as expected' : issue.message;
		default:
			return 'is not as expected';
	}
}

const TYPES: Record<string, string> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	record: 'an object'
};

/** Such as "Node 3 (“n4”), choice 1", of a scenario, or of a file with "Question 2" or "Scenario 1, node 3 (“n4”)". */
export function placeOf(path: readonly string[], input: unknown): string {
	const number = Number(path[path[0] === 'quiz' ? 2 : 1]) + 1;
	if (path[0] === 'quiz') {
		if (Number.isNaN(number)) return 'The quiz';
		return `${path[1] === 'items' ? 'Question' : 'Spare'} ${number}`;
	}
	if (path[0] === 'source') return 'The source';
	if (path[0] === 'images') return Number.isNaN(number) ? 'The file' : `Picture ${number}`;
	if (path[0] === 'scenarios' && path[1] !== undefined) {
		const inner = placeOf(path.slice(2), valueAt(input, path.slice(0, 2)));
		return inner === 'The scenario'
			? `Scenario ${number}`
			: `Scenario ${number}, ${inner.replace('Node', 'node')}`;
	}
	if (
		typeof input === 'object' &&
		input !== null &&
		Object.hasOwn(input, 'format') &&
		path[0] !== 'nodes'
	)
		return 'The file';
	if (path[0] !== 'nodes' || path[1] === undefined) return 'The scenario';
	const node = valueAt(input, path.slice(0, 2));
	const named = valueAt(node, ['id']);
	let place = `Node ${Number(path[1]) + 1}`;
	if (typeof named === 'string' && named !== '') place += ` (“${named.slice(0, 64)}”)`;
	if (path[2] === 'choices' && path[3] !== undefined) place += `, choice ${Number(path[3]) + 1}`;
	return place;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
				? (inner as Record<PropertyKey, unknown>)[key]
				: undefined,
		value
	);
}

/** Fields of `input` that are not in `kept`, in sentences that name the place. */
export function sayUnknownFields(input: unknown, kept: unknown, whole = input): string[] {
	const unknown: string[] = [];
	const compare = (from: unknown, to: unknown, path: string[]): void => {
		if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return;
		for (const [key, value] of Object.entries(from)) {
			if (Object.hasOwn(to, key)) {
				compare(value, (to as Record<string, unknown>)[key], [...path, key]);
			} else {
				const name = key.length > 40 ? `${key.slice(0, 40)}…` : key;
				unknown.push(`${placeOf(path, whole)}: the field “${name}” is not known and was left out.`);
			}
		}
	};
	compare(input, kept, []);
	return unknown;
}
