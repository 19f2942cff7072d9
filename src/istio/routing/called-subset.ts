/** A destination of requests: a full host name, a port of it, and a subset (`''` for none). */
export interface CalledSubset {
  readonly host: string
  readonly port: number
  readonly subset: string
}
