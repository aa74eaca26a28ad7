/** One bar of a chart. */
export interface Bar {
	/** On the axis; no two alike. */
	name: string;
	value: number;
	/** What stands at its end. */
	words: string;
}
