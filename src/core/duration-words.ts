/** A length of time in milliseconds as values files write it: `250ms`, `15s`, `1.5s`. */
export function durationWords(milliseconds: number): string {
  return milliseconds > 0 && milliseconds < 1000 ? `${milliseconds}ms` : `${milliseconds / 1000}s`
}
