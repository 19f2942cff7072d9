/** Waits for the next turn of the event loop, so that pending events (messages of workers) are handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
