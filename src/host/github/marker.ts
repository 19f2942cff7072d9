/** The first line of a comment that meshgate wrote. */
export interface Marker {
  /** Distinguishes several comments on one pull request. */
  readonly key: string
  /** The run that wrote it. */
  readonly run: RunNumber
}

/** A workflow run and its attempt: runs are numbered upwards within a repository, attempts within a run. */
export type RunNumber = readonly [id: number, attempt: number]

/**
 * Reads `<!-- meshgate:KEY name=value … run=ID.ATTEMPT -->` at the start of a comment, so that no quoted text can be
 * taken for it. `null` if there is none. Only `run` is kept of the pairs; without it the run is `[0, 0]`.
 */
export function parseMarker(body: string): Marker | null {
  const [, key, fields = ''] = /^<!-- meshgate:([\w.-]+)((?: [\w-]+=\S*)*) -->/.exec(body) ?? []
  if (key === undefined) return null
  const [, id, attempt] = / run=(\d+)\.(\d+)(?: |$)/.exec(fields) ?? []
  return { key, run: [Number(id ?? 0), Number(attempt ?? 0)] }
}

/** Less than zero if the first run is the older one. */
export function compareRuns([id, attempt]: RunNumber, [otherId, otherAttempt]: RunNumber): number {
  return id - otherId || attempt - otherAttempt
}
