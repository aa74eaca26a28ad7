import { hearNodes, tellNodes } from '../fan-out.ts';

/**
 * Tells open boards that their class's standings changed: those on this node at once, and through the store those on
 * other nodes. What a broken line swallows, a board learns when it asks anyway (components/board/follow.ts, once a
 * minute).
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** Called after the commit that changed a standing. */
export function notifyBoard(classId: string): void {
	hear(classId);
	tellNodes('board', classId);
}

/** Tells the boards that are open on this node. */
function hear(classId: string): void {
	for (const listener of listeners.get(classId) ?? []) listener();
}

/** Calls `listener` at every change of the class's boards, until the function returned is called. */
export function onBoardChange(classId: string, listener: Listener): () => void {
	const ofClass = listeners.get(classId) ?? new Set();
	listeners.set(classId, ofClass.add(listener));
	return () => {
		ofClass.delete(listener);
		if (ofClass.size === 0 && listeners.get(classId) === ofClass) listeners.delete(classId);
	};
}

/** How many boards are being watched; for tests and health figures. */
export function watchedBoards(): number {
	return listeners.size;
}

hearNodes('board', (classId) => {
	for (const id of classId === null ? [...listeners.keys()] : [classId]) hear(id);
});
