/**
 * Tells open boards that their class's standings changed. It lives in this process: with several nodes, a board hears
 * of the changes its own node made.
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** Called after the commit that changed a standing. */
export function notifyBoard(classId: string): void {
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
