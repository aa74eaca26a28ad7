import type { Condition, Scenario, When } from '$lib/core/scenario/model.ts';

/** A condition in words, such as "Legality is below 0 and “reported” is set"; '' for none. */
export function whenWords(when: When | undefined, { meters }: Pick<Scenario, 'meters'>): string {
	const one = (condition: Condition): string => {
		if ('flag' in condition) return `“${condition.flag}” is ${condition.is ? 'set' : 'not set'}`;
		const label = meters.find((m) => m.id === condition.meter)?.label ?? condition.meter;
		return 'below' in condition
			? `${label} is below ${condition.below}`
			: `${label} is ${condition.atLeast} or more`;
	};
	return [when ?? []].flat().map(one).join(' and ');
}
