import { groupBy } from './group.ts'
import { compareText } from './order.ts'

/** A target that belongs to an environment. */
export interface EnvironmentTarget {
  readonly kind: string
  /** The release, the object, or the path. */
  readonly name: string
  readonly environment: string
}

/** One target in several environments. */
export interface EnvironmentRow<Item extends EnvironmentTarget> {
  readonly kind: Item['kind']
  /** With `*` instead of the environment. */
  readonly name: string
  /** In the order of their environments. */
  readonly targets: readonly Item[]
}

/**
 * Groups targets by kind and `commonName`, in the order of their first targets: `overlays/prod` in `prod` and `overlays/dev` in
 * `dev` are one row, named `overlays/*`. A target of only one environment is a row of its own.
 */
export function environmentRows<Item extends EnvironmentTarget>(
  targets: readonly Item[],
): EnvironmentRow<Item>[] {
  const rows = groupBy(targets, (target) => JSON.stringify([target.kind, commonName(target)]))
  return [...rows.values()].map((row) => ({
    kind: row[0]!.kind,
    name: commonName(row[0]!),
    targets: row.toSorted((a, b) => compareText(a.environment, b.environment)),
  }))
}

/** The name with `*` instead of each segment or word that equals the environment. */
export function commonName({ name, environment }: Pick<EnvironmentTarget, 'name' | 'environment'>): string {
  return name
    .split(/([/._-])/)
    .map((word) => (word === environment ? '*' : word))
    .join('')
}
