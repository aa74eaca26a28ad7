/** Rules got wrong by what limits them: an exception lost or added, and less than all. */
import type { Change } from './change.ts';

/** "All visitors must sign" → "New visitors must sign". */
export function someOnly(says: string): Change[] {
	const match =
		/^(All|Every|Each|Any) (?=(staff|employees|visitors|drivers|volunteers|contractors|workers|members of staff|guests|operators|colleagues|(?:employee|visitor|driver|volunteer|contractor|worker|member of staff|guest|operator))\b)/.exec(
			says
		);
	if (!match) return [];
	const plural = /s$|^staff$|^members/.test(match[2]!);
	return [
		{
			kind: 'some',
			text: `${plural ? 'New' : 'Every new'} ${says.slice(match[0].length)}`,
			operator: 'false-exception',
			quality: 'poor',
			then: ', and takes it for a rule for beginners',
			but: `The article says it of all.`,
			own: 0.8
		}
	];
}

/** "Report every incident" → "Report every serious incident". */
export function graveOnly(says: string): Change[] {
	const match =
		/\b(?:[Rr]eport|[Rr]ecord|[Ee]nter|[Ww]rite down|[Ll]og|[Tt]ell \p{Ll}+ \p{Ll}+ (?:about|of)) (any|every|all|each) (?=(?:incident|accident|fault|defect|damage|loss|injur|near miss|problem|leak|spill|concern|complaint|mistake|error|breach)\p{Ll}*)/u.exec(
			says
		);
	if (!match) return [];
	const at = match.index + match[0].length;
	return [
		{
			kind: 'grave-only',
			text: `${says.slice(0, at)}serious ${says.slice(at)}`,
			operator: 'under-escalate',
			quality: 'poor',
			then: ', finds it not so serious, and leaves it',
			but: `The article says ${match[1]!}.`,
			own: 1
		}
	];
}

/** "even if the film is for a good cause" → "unless the film …". */
export function evenSo(says: string): Change[] {
	const match = /,? even (if|when|though|briefly|for a moment|with|on|in|by|at|during)\b/.exec(
		says
	);
	if (!match) return [];
	const isBrief = !/^(?:if|when|though)$/.test(match[1]!);
	const made = (put: string): Change => ({
		kind: 'even',
		text: `${says.slice(0, match.index)}${put}${says.slice(match.index + match[0].length)}`,
		operator: 'false-exception',
		quality: 'critical',
		then: ', and takes that for an exception',
		but: 'The article says that it holds even then.',
		own: 1
	});
	return [made(isBrief ? ` except ${match[1]!}` : ' unless')];
}

/** "unless the driver is there" → "even if the driver is there"; "only if" → "whether or not". */
export function exceptionLost(says: string): Change[] {
	const unless = /,? \bunless (?!there\b)(?=\p{Ll})/u.exec(says);
	if (unless)
		return [
			{
				kind: 'limit',
				text: `${says.slice(0, unless.index)}, even if ${says.slice(unless.index + unless[0].length)}`,
				operator: 'over-escalate',
				quality: 'poor',
				then: ', and allows no exception',
				but: 'But the article makes one.',
				own: 1
			}
		];
	const only =
		/\bonly (?:if|when|where) (?=(?:the|a|an|you|they|your|their|it|there|somebody|someone|another|both|two|one)\b)/.exec(
			says
		);
	if (only)
		return [
			{
				kind: 'limit',
				text: `${says.slice(0, only.index)}whether or not ${says.slice(only.index + only[0].length)}`,
				operator: 'exceed-permission',
				quality: 'critical',
				then: ', and takes the leave without its condition',
				but: 'The article gives it under one condition only.',
				own: 1
			}
		];
	return [];
}
