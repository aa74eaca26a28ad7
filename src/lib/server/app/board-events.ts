/**
 * Tells open boards that their class's standings changed. It lives in this process. With several nodes a board hears
 * at once of the changes its own node made, and of the others' when it asks anyway (components/board/follow.ts, once
 * a minute). The seam for more: `notifyBoard` is called after every commit that moves a board, and `hear` below is all
 * that a message from another node (PostgreSQL's NOTIFY, say) would have to call.
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** Called after the commit that changed a standing. */
export function notifyBoard(classId: string): void {
	hear(classId);
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
