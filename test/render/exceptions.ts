import type { Exceptional } from './verdict.ts'

/** The input or ability that an engine without a machine around it does not have, or native Helm has not. */
export type Missing =
  | 'the random bytes of the native run'
  | 'the clock: the time of every render is the same'
  | 'the network'
  | 'the file system outside the chart'
  | "the guess at a file's type that Helm makes with net/http"
  | '`helm dependency build` for the native helm: the dependency is a folder beside the chart'

/** A case where the engine is not equal to the native helm, and why. */
export interface Exception {
  readonly verdict: Exceptional
  readonly missing: Missing
}

/** Exceptions by the names of the cases. */
export type Exceptions = Readonly<Record<string, Exception>>

/** The engine draws from a seed so that its renders repeat. */
const random: Exception = {
  verdict: 'equal but for random lines',
  missing: 'the random bytes of the native run',
}

/** Exceptions among the crafted cases. */
export const craftedExceptions: Exceptions = {
  'random-text': random,
  'random-uuid': random,
  'random-key': random,
  'random-time': {
    verdict: 'equal but for random lines',
    missing: 'the clock: the time of every render is the same',
  },
  'broken-schema-network': { verdict: 'only the engine renders', missing: 'the network' },
  'broken-schema-file': { verdict: 'refused in other words', missing: 'the file system outside the chart' },
}

const actions = 'pkg/action/testdata/charts'

/** Exceptions among the charts of Helm's own tests. */
export const upstreamExceptions: Exceptions = {
  // MariaDB makes up its passwords.
  [`${actions}/chart-with-compressed-dependencies --include-crds`]: random,
  [`${actions}/chart-with-compressed-dependencies-2.1.8.tgz --include-crds`]: random,
  [`${actions}/chart-with-compressed-dependencies/charts/mariadb-4.3.1.tgz --include-crds`]: random,
  [`${actions}/chart-with-uncompressed-dependencies --include-crds`]: random,
  [`${actions}/chart-with-uncompressed-dependencies-2.1.8.tgz --include-crds`]: random,
  [`${actions}/chart-with-uncompressed-dependencies/charts/mariadb --include-crds`]: random,
  [`${actions}/corrupted-compressed-chart.tgz --include-crds`]: {
    verdict: 'refused in other words',
    missing: "the guess at a file's type that Helm makes with net/http",
  },
  'pkg/cmd/testdata/testcharts/issue-7233 --include-crds': {
    verdict: 'only the engine renders',
    missing: '`helm dependency build` for the native helm: the dependency is a folder beside the chart',
  },
}
