import type { Manifest } from '../../model/manifest.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { PreparedEntry } from './prepared-entry.ts'
import type { RequestFilter } from './request-filter.ts'

/** An entry point at which base and head may decide differently. */
export interface EntryPoint {
  /** For people: `Deployment shop/api`, `pods of namespace shop with app=api`. */
  readonly name: string
  /** Equal for entry points at which the same objects decide. */
  readonly key: string
  /** ALLOW policies that stand for those of entry points with the same key, see `RuleSlice`. */
  readonly standIns?: readonly Manifest[]
  /** The keys of entry points that show its differences: it is compared only if none of these has any. */
  readonly shownBy?: readonly string[]
  /** The reasons why the comparison may be incomplete. */
  readonly reservations: readonly string[]
  /** The missing inputs that all its differences depend on. */
  readonly missing: readonly string[]
  readonly site: EntrySite
  /** True if base does not have the entry point. */
  readonly isAdded: boolean
  /**
   * Set if only one of several entry points exists: a key that these share, their number, and the missing input that
   * selects one.
   */
  readonly alternatives: { readonly of: string; readonly count: number; readonly choice: string } | null
  /**
   * Prepares the comparison. Throws `DiagramBoundError` beyond a limit.
   * @param filter the requests to compare; absent: all
   */
  prepare(filter?: RequestFilter): PreparedEntry
}

/** Where an entry point is: the pods of a workload, or a port of a gateway. */
export type EntrySite =
  | {
      readonly kind: 'workload'
      readonly proxy: MeshProxy
      /** True if a workload or a policy of the repository states that such pods exist. */
      readonly areStated: boolean
    }
  | {
      readonly kind: 'waypoint'
      readonly proxy: MeshProxy
      /** The host of the Service or ServiceEntry that it serves; `null` for Services that are in no file. */
      readonly host: string | null
    }
  | {
      readonly kind: 'gateway'
      readonly proxy: MeshProxy
      /** The port number in the servers. */
      readonly port: number
      readonly isTls: boolean
    }

/** The entry points of a kind that have to be compared, and notes about the others. */
export interface EntryPoints {
  readonly compared: readonly EntryPoint[]
  /** Sentences about what is not compared, and why. */
  readonly reservations: readonly string[]
  /** Those that base does not have. */
  readonly added: readonly string[]
}
