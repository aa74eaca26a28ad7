import { picturesOfNode, whyNotPublished } from '../../image/picture.ts';
import type { Item } from '../../quiz/item.ts';
import type { Choice, Scenario, Situation } from '../model.ts';
import { conditionsOf } from '../reads.ts';
import { shorten, type Finding, type FindingCode } from './finding.ts';

/** What does not fit together: ids, targets, meters, flags, missing words. All are errors. */
export function checkStructure(scenario: Scenario): Finding[] {
	const findings: Finding[] = [];
	const report: Report = (code, message, node, choice, severity = 'error') =>
		findings.push({
			code,
			severity,
			message,
			...(node === undefined ? {} : { node }),
			...(choice === undefined ? {} : { choice })
		});
	const known: Known = {
		nodes: new Set(scenario.nodes.map((n) => n.id)),
		meters: new Set(scenario.meters.map((m) => m.id)),
		flags: new Set(scenario.flags ?? [])
	};
	checkIds(scenario, report);
	if (!known.nodes.has(scenario.start)) {
		report(
			'missing-start',
			`The scenario starts at “${shorten(scenario.start)}”, which does not exist.`
		);
	}
	for (const meter of scenario.meters) {
		const sound =
			[meter.min, meter.start, meter.max].every(Number.isFinite) &&
			meter.min <= meter.start &&
			meter.start <= meter.max;
		if (!sound) {
			report(
				'bad-meter',
				`“${shorten(meter.label)}” must start between its least and its greatest value.`
			);
		}
	}
	for (const node of scenario.nodes) {
		if (node.text.trim() === '')
			report('empty-text', 'This part of the story has no words yet.', node.id);
		if (node.kind === 'ending') continue;
		checkSituation(node, known, report);
		for (const choice of node.choices) checkChoice(node, choice, known, report);
	}
	return findings;
}

type Report = (
	code: FindingCode,
	message: string,
	node?: string,
	choice?: string,
	severity?: Finding['severity']
) => void;

interface Known {
	nodes: ReadonlySet<string>;
	meters: ReadonlySet<string>;
	flags: ReadonlySet<string>;
}

function checkIds(scenario: Scenario, report: Report): void {
	const choices = scenario.nodes.flatMap((n) => (n.kind === 'situation' ? n.choices : []));
	for (const [what, ids] of [
		['situation or ending', scenario.nodes.map((n) => n.id)],
		['choice', choices.map((c) => c.id)],
		['meter', scenario.meters.map((m) => m.id)]
	] as const) {
		for (const id of duplicates(ids)) {
			report('duplicate-id', `More than one ${what} has the id “${shorten(id)}”.`);
		}
	}
}

function checkSituation(node: Situation, known: Known, report: Report): void {
	for (const picture of picturesOfNode(node)) {
		const unsaid = whyNotPublished(picture);
		if (unsaid !== null) report('image-without-words', unsaid, node.id);
	}
	for (const to of [node.timeout, node.right, node.wrong]) {
		if (to !== undefined && !known.nodes.has(to)) {
			report(
				'missing-target',
				`This situation leads to “${shorten(to)}”, which does not exist.`,
				node.id
			);
		}
	}
	if (node.seconds !== undefined) {
		if (!Number.isInteger(node.seconds) || node.seconds < 5 || node.seconds > 3600) {
			report(
				'bad-time',
				'The time to decide is not a whole number of seconds from 5 to 3600.',
				node.id
			);
		}
		if (node.timeout === undefined) {
			report('missing-way', 'Nothing says where the story goes on when time runs out.', node.id);
		}
	} else if (node.timeout !== undefined) {
		report(
			'bad-time',
			'The story goes on when time runs out, but there is no time limit.',
			node.id
		);
	}
	if (node.item) {
		if (node.right === undefined || node.wrong === undefined) {
			report(
				'missing-way',
				'Nothing says where the story goes on after a right and after a wrong answer.',
				node.id
			);
		}
		if (node.choices.length > 0) {
			report(
				'item-and-choices',
				'This situation asks a question and offers choices, too.',
				node.id
			);
		}
		const wrong = whatIsWrongWith(node.item);
		if (wrong !== '') report('bad-item', wrong, node.id);
		if (['cloze', 'short-answer', 'numeric'].includes(node.item.type)) {
			report('typed-item', 'This question is answered by typing.', node.id, undefined, 'warning');
		}
	} else if (node.right !== undefined || node.wrong !== undefined) {
		report('bad-item', 'The story goes on by an answer, but nothing is asked.', node.id);
	}
	for (const variant of node.variants ?? []) {
		if (variant.text.trim() === '') report('empty-text', 'A variant has no words yet.', node.id);
	}
	for (const condition of conditionsOf(node)) {
		if ('flag' in condition) {
			if (known.flags.has(condition.flag)) continue;
			report(
				'unknown-flag',
				`A condition reads “${shorten(condition.flag)}”, which is not among the flags.`,
				node.id
			);
		} else if (!known.meters.has(condition.meter)) {
			report(
				'unknown-meter',
				`A condition reads the meter “${shorten(condition.meter)}”, which does not exist.`,
				node.id
			);
		}
	}
}

function checkChoice(node: Situation, choice: Choice, known: Known, report: Report): void {
	const say = (code: FindingCode, message: string) => report(code, message, node.id, choice.id);
	if (choice.text.trim() === '') say('empty-text', 'This choice has no words yet.');
	if (choice.feedback.trim() === '') {
		say('empty-text', 'Nothing tells what comes of this choice.');
	}
	if (!known.nodes.has(choice.to)) {
		say('missing-target', `This choice leads to “${shorten(choice.to)}”, which does not exist.`);
	}
	for (const [meter, change] of Object.entries(choice.effects)) {
		if (!known.meters.has(meter)) {
			say('unknown-meter', `This choice changes “${shorten(meter)}”, which does not exist.`);
		} else if (!Number.isFinite(change)) {
			say('bad-meter', 'This choice changes a meter by something that is no number.');
		}
	}
	for (const flag of choice.sets ?? []) {
		if (!known.flags.has(flag)) {
			say('unknown-flag', `This choice raises “${shorten(flag)}”, which is not among the flags.`);
		}
	}
}

/** Why nobody could answer this item right, or ''. */
function whatIsWrongWith(item: Item): string {
	if (item.stem.trim() === '') return 'The question has no words yet.';
	const ids = new Set(item.options.map((o) => o.id));
	switch (item.type) {
		case 'numeric':
			return Number.isFinite(item.key.value) ? '' : 'The right number is missing.';
		case 'cloze':
		case 'short-answer':
			return item.key.some((k) => k.trim() !== '') ? '' : 'No right answer is given.';
		case 'match': {
			const targets = new Set(item.targets.map((t) => t.id));
			const whole =
				ids.size > 0 &&
				item.key.length === ids.size &&
				item.key.every(([option, target]) => ids.has(option) && targets.has(target));
			return whole ? '' : 'Not every line of the question has its partner.';
		}
		default: {
			if (ids.size < 2) return 'The question has fewer than two options.';
			const keys = new Set(item.key);
			if (keys.size === 0 || !item.key.every((id) => ids.has(id))) {
				return 'The right answer is not among the options.';
			}
			const single = item.type === 'choice' || item.type === 'true-false';
			if (single && keys.size > 1) return 'More than one option is the right one.';
			if (item.type === 'order' && keys.size !== ids.size) {
				return 'The right order does not hold every line.';
			}
			return '';
		}
	}
}

function duplicates(ids: readonly string[]): Set<string> {
	const seen = new Set<string>();
	return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}
