/** A chart of a registry, and the result of fetching it. */
export interface ChartLine {
  readonly status: 'kept' | 'downloaded' | 'failed'
  /** `podinfo ^6.0.0 of oci://ghcr.io/org/charts`. */
  readonly request: string
  /** The version that the request resolves to; `null` if there is none. */
  readonly version: string | null
  /** Why it could not be fetched; empty if it was. */
  readonly problem: string
}
