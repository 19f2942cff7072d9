/** What the first line of a comment of ours says about it. */
export interface Marker {
  /** Tells several comments on one pull request apart. */
  readonly key: string
  /** The run that wrote it. */
  readonly run: RunNumber
}

/** Workflow runs are numbered upwards over a repository, attempts within a run. */
export type RunNumber = readonly [id: number, attempt: number]

/**
 * Reads `<!-- meshgate:KEY name=value … run=ID.ATTEMPT -->` from the very start of a comment: nothing that is quoted
 * further down can be taken for it. `null` where there is none.
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
