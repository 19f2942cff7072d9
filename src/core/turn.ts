/** Lets what came in meanwhile be handled: what workers answered, that one is up. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
