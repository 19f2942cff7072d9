import { distinctData } from '../../../core/distinct.ts'
import { groupBy } from '../../../core/group.ts'
import type { EvaluateHelmfile, HelmfileFailure } from '../../../core/evaluated-helmfile.ts'
import type { GitopsTarget, HelmTarget, ValuesTarget } from '../../../core/target.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isSetAside } from '../../references/set-aside.ts'
import { chartTemplateTest } from '../chart-templates.ts'
import { nonEmptyText, statedTexts, chartWithVersion } from '../delivery.ts'
import { helmfileEvidence } from './helmfile-names.ts'
import { helmfileGateway, helmfileTarget } from './releases.ts'
import {
  defaultEnvironment,
  releasesOfRun,
  type HelmfileRun,
  type ReleaseOfHelmfile,
} from './run-releases.ts'
import { unrenderedRelease } from './unrendered-release.ts'

/** The targets of the helmfiles of a tree. */
export interface Helmfiles {
  readonly targets: readonly (HelmTarget | ValuesTarget)[]
  /** Every release, and every helmfile that cannot be evaluated. */
  readonly gitops: readonly GitopsTarget[]
  /** Errors of helmfiles and their values, without those of helmfiles that are set aside. */
  readonly failures: readonly HelmfileFailure[]
}

const noHelmfiles: Helmfiles = { targets: [], gitops: [], failures: [] }

/** Evaluates the helmfiles of a tree, each in all environments that it defines, but for those of helmfiles which list it. */
export async function helmfilesIn(reader: Reader, evaluate: EvaluateHelmfile): Promise<Helmfiles> {
  const isInChart = chartTemplateTest(reader.tree)
  const files = reader.tree.files.flatMap((file) => {
    const evidence = helmfileEvidence(file, reader)
    return evidence && !isInChart(file) ? { file, evidence } : []
  })
  if (files.length === 0) return noHelmfiles
  const evaluated = await Promise.all(
    files.map(async ({ file, evidence }): Promise<EvaluatedFile> => ({
      file,
      evidence,
      result: await evaluate(reader.tree, file, defaultEnvironment),
    })),
  )
  const own = ownEnvironments(evaluated)
  const runs = await Promise.all(evaluated.map((root) => runsOf(reader, evaluate, root, own(root))))
  return joined(ownRuns(runs.flat()), reader)
}

/** The runs in environments of their own: a helmfile may list others in some of its environments only. */
function ownRuns(runs: readonly HelmfileRun[]): HelmfileRun[] {
  const own = ownEnvironments(runs)
  return runs.filter((run) => own(run).includes(run.environment ?? defaultEnvironment))
}

/**
 * Returns a function for the environments of a helmfile that no helmfile which lists it has: in the others these decide
 * whether and with what values it is applied. Of two that list each other, which never ends, the first by path counts as
 * unlisted.
 */
function ownEnvironments(
  evaluated: readonly EvaluatedFile[],
): (helmfile: EvaluatedFile) => readonly string[] {
  const listings = evaluated.flatMap(({ file, result }) =>
    result.nested.map((path): Listing => ({ file, path, environments: environmentsOf(result) })),
  )
  const keys = new Set(listings.map(listingKey))
  const isBack = ({ file, path }: Listing): boolean =>
    path < file && keys.has(listingKey({ file: path, path: file }))
  const byPath = groupBy(
    listings.filter((listing) => !isBack(listing)),
    ({ path }) => path,
  )
  return ({ file, result }) => {
    const ofListing = new Set((byPath.get(file) ?? []).flatMap(({ environments }) => environments))
    return environmentsOf(result).filter((environment) => !ofListing.has(environment))
  }
}

/** The environments that a helmfile defines; one that defines none has the environment `default`. */
function environmentsOf({ environments }: EvaluatedFile['result']): readonly string[] {
  return environments.length === 0 ? [defaultEnvironment] : environments
}

/** A helmfile that lists another one at `path`, directly or through others, and the environments that it has. */
interface Listing {
  readonly file: string
  readonly path: string
  readonly environments: readonly string[]
}

function listingKey({ file, path }: Pick<Listing, 'file' | 'path'>): string {
  return `${file}\0${path}`
}

/** A helmfile, evaluated in the environment `default`. */
type EvaluatedFile = Omit<HelmfileRun, 'environment'>

/** Evaluates a helmfile in some of its environments. */
async function runsOf(
  { tree }: Reader,
  evaluate: EvaluateHelmfile,
  byDefault: EvaluatedFile,
  environments: readonly string[],
): Promise<HelmfileRun[]> {
  const { file, result } = byDefault
  const isPlain = result.environments.every((name) => name === defaultEnvironment)
  return Promise.all(
    environments.map(async (environment): Promise<HelmfileRun> =>
      environment === defaultEnvironment
        ? { ...byDefault, environment: isPlain ? null : environment }
        : { ...byDefault, environment, result: await evaluate(tree, file, environment) },
    ),
  )
}

function joined(runs: readonly HelmfileRun[], reader: Reader): Helmfiles {
  const releases = runs
    .flatMap(releasesOfRun)
    .map((item) => ({ item, targetOrReason: helmfileTarget(item, reader) }))
  const byRelease = groupBy(releases, ({ item }) => item.statedBy)
  const broken = runs.filter(({ result }) => result.failures.length > 0)
  return {
    targets: releases.flatMap(({ item, targetOrReason }) =>
      typeof targetOrReason === 'string'
        ? (helmfileGateway(item, targetOrReason, reader) ?? [])
        : targetOrReason,
    ),
    gitops: [
      ...[...groupBy(broken, ({ file }) => file)].map(([file, ofFile]) => brokenTarget(file, ofFile)),
      ...[...byRelease.values()].map((ofRelease) => gitopsTarget(ofRelease, reader)),
    ],
    failures: failuresToReport(runs, reader),
  }
}

/**
 * The errors of helmfiles that are not set aside, each once, without those that another rule reports. A file that is known by
 * its contents alone may be evaluated with values that are stated elsewhere, so that it has none.
 */
function failuresToReport(runs: readonly HelmfileRun[], reader: Reader): HelmfileFailure[] {
  const failures = runs
    .filter(({ file, evidence }) => evidence === 'name' && !isSetAside(reader, file))
    .flatMap(({ result }) => [
      ...result.failures,
      ...result.releases.flatMap((release) => release.failure ?? []),
    ])
  return distinctData(failures.filter(({ unknown }) => !unknown))
}

interface EvaluatedRelease {
  readonly item: ReleaseOfHelmfile
  readonly targetOrReason: HelmTarget | string
}

/** A release with its targets in the environments, and the reasons why it has none in others. */
function gitopsTarget(releases: readonly EvaluatedRelease[], reader: Reader): GitopsTarget {
  const [{ item }] = releases as [EvaluatedRelease]
  const { release } = item
  const results = releases.map(({ targetOrReason }) => targetOrReason)
  const renderedAs = results.flatMap((result) => (typeof result === 'string' ? [] : result.id))
  const reasons = results.filter((result) => typeof result === 'string')
  const unrendered = releases.flatMap(({ item: { release: ofEnvironment }, targetOrReason }) =>
    typeof targetOrReason === 'string' ? unrenderedRelease(ofEnvironment, targetOrReason, reader) : [],
  )
  const clusters = new Set(releases.map((evaluated) => evaluated.item.release.kubeContext))
  return {
    ...emptyTarget,
    id: item.statedBy,
    path: release.file,
    name: release.name,
    reason: [...new Set(reasons)].join('; '),
    ...(renderedAs.length > 0 && { renderedAs }),
    ...(unrendered.length > 0 && { unrendered }),
    line: release.line,
    delivery: {
      sources: statedTexts(chartWithVersion(release.chart, release.version)),
      cluster: clusters.size === 1 ? nonEmptyText(release.kubeContext) : null,
      namespace: nonEmptyText(release.namespace),
    },
  }
}

/** A helmfile of which not all releases are known. */
function brokenTarget(file: string, runs: readonly HelmfileRun[]): GitopsTarget {
  const failures = runs.flatMap(({ result }) => result.failures)
  const reasons = failures.map(({ message, file: at, line }) => `${message} (${at}:${line})`)
  return {
    ...emptyTarget,
    id: file,
    path: file,
    name: file,
    reason: [...new Set(reasons)].join('; '),
    line: 1,
    delivery: { sources: [], cluster: null, namespace: null },
  }
}

const emptyTarget = { kind: 'helmfile-release', namespace: null, isExcluded: false, partOf: null } as const
