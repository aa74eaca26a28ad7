import { createContext } from 'svelte';
import type { EdgeView, NodeView } from './graph-view.ts';

/** What nodes and lines of one graph share. */
export interface Drawing {
	/** False from afar: then words would not be read. */
	readonly detail: boolean;
	/** What something that is being dragged would be dropped on. */
	readonly over: { edge: string } | { node: string } | null;
	/** Something is being dragged: places to drop it show themselves. */
	readonly dropping: boolean;
	readonly editable: boolean;
	fold(node: NodeView): void;
	insert(edge: EdgeView): void;
}

export const [getDrawing, setDrawing] = createContext<Drawing>();
