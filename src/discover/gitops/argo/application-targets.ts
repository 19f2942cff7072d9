import type { Target, UnrenderedSource } from '../../../core/target.ts'
import { canonicalJson } from '../../../model/canonical-json.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { freeId } from '../equal-targets.ts'
import type { SourceOutcome, SourceOutcomes } from '../outcome.ts'
import { localName, localServer, serverKey, type Clusters } from '../clusters.ts'
import { clustersOfSecrets } from './cluster-secrets.ts'
import { applicationOf, type Application, type RenderingTarget } from './applications.ts'
import {
  generatedApplications,
  type GeneratedApplications,
  type ApplicationSetContext,
} from './sets/application-set.ts'
import type { ApplicationSource, SourceResult } from './source-context.ts'
import { sourceTarget, sourcesIn } from './sources.ts'

/** The targets of Applications, and the outcomes of their sources. */
export interface ApplicationTargets {
  /** Targets with unique ids. */
  readonly targets: readonly Target[]
  readonly outcomes: SourceOutcomes
  /** The mistakes of ApplicationSets, see `refusedSets`. */
  readonly refusals: readonly UnresolvedReference[]
}

/** Targets of an object, or why there are none. */
interface OwnedResults
  extends
    Pick<SourceOutcome, 'generated'>,
    Required<Pick<SourceOutcome, 'unrendered'>>,
    Pick<GeneratedApplications, 'refusals'> {
  readonly results: readonly SourceResult[]
}

/**
 * The targets of the sources of Applications, and of the Applications that ApplicationSets generate, as far as this tree
 * contains them. `outcomes` has one outcome for each owner: the ids of its targets, and why a source has none.
 *
 * @param owners Applications and ApplicationSets
 * @param taken the ids of other targets
 * @param renderedBy the target that renders the owners, if one does
 */
export async function applicationTargets(
  context: ApplicationSetContext,
  owners: readonly Manifest[],
  taken: ReadonlySet<string> = new Set(),
  renderedBy?: RenderingTarget,
): Promise<ApplicationTargets> {
  const perOwner = await Promise.all(owners.map((owner) => resultsOf(owner, context, renderedBy)))
  const results = perOwner.flatMap((ofOwner) => ofOwner.results)
  const targets = uniqueTargets(
    results.flatMap((result) => ('target' in result ? result.target : [])),
    taken,
  )
  return {
    targets: [...targets.values()],
    refusals: perOwner.flatMap(({ refusals }) => refusals),
    outcomes: new Map(
      owners.map((owner, index) => {
        const { generated, unrendered, results: ofOwner } = perOwner[index]!
        const renderedAs = ofOwner.flatMap((result) =>
          'target' in result ? targets.get(result.target)!.id : [],
        )
        const reason = reasonOf(ofOwner.flatMap(({ reasons }) => reasons))
        return [owner.root.yaml!, { renderedAs, reason, unrendered, ...(generated && { generated }) }]
      }),
    ),
  }
}

async function resultsOf(
  owner: Manifest,
  context: ApplicationSetContext,
  renderedBy: RenderingTarget | undefined,
): Promise<OwnedResults> {
  const { identity, reader } = context
  const isSet = owner.kind === 'ApplicationSet'
  const {
    applications: stated,
    isWhole,
    reasons,
    refusals,
  }: GeneratedApplications = isSet
    ? await generatedApplications(owner, context)
    : { applications: [{ manifest: owner }], isWhole: true, reasons: [], refusals: [] }
  const applications = stated.map(({ manifest, template }) => ({
    ...withNamedCluster(applicationOf(manifest, owner), identity.clusters, reader),
    ...(template && { template }),
    ...(renderedBy && { renderedBy }),
  }))
  const sources = applications.flatMap((application) => sourcesIn(application, identity, reader))
  const results = sources.map((source) => ({ source, result: sourceTarget(source) }))
  return {
    refusals,
    results: [...results.map(({ result }) => result), ...(reasons.length > 0 ? [{ reasons }] : [])],
    unrendered: results.flatMap(({ source, result }) => unrenderedSource(source, result)),
    ...(isSet && isWhole && { generated: stated.map(({ manifest }) => manifest.name) }),
  }
}

/** A source that is not or only partly rendered, for the comparison with base; empty for any other. */
function unrenderedSource(
  { application, source }: ApplicationSource,
  { reasons, values = [] }: SourceResult,
): UnrenderedSource[] {
  if (reasons.length === 0) return []
  const options = JSON.stringify([application.destination, canonicalJson(source)])
  return [{ name: application.manifest.name, reason: reasonOf(reasons), options, values }]
}

/**
 * An Application with the name of its cluster as its destination, by the configuration or by a Secret of the repository,
 * and with the environment and mesh that the configuration states for the cluster.
 */
function withNamedCluster(application: Application, clusters: Clusters, reader: Reader): Application {
  const { destination } = application
  const { name, environment, mesh } = clusters.of(destination.cluster) ?? {
    name: clusterName(destination.cluster, reader),
  }
  return {
    ...application,
    destination: { ...destination, cluster: name, ...(mesh !== undefined && { mesh }) },
    ...(environment !== undefined && { environment }),
  }
}

/** The name of the cluster that a destination states by name or by server; the text itself if no Secret has the server. */
function clusterName(destination: string, reader: Reader): string {
  const server = serverKey(destination)
  if (server === localServer) return localName
  return server === ''
    ? ''
    : (clustersOfSecrets(reader).find((cluster) => serverKey(cluster.server) === server)?.name ?? destination)
}

/** Returns each target with a unique id. */
function uniqueTargets(targets: readonly Target[], taken: ReadonlySet<string>): Map<Target, Target> {
  const used = new Set(taken)
  const numbers = new Map<string, number>()
  return new Map(
    targets.map((target) => {
      const id = freeId(target.id, used, numbers)
      used.add(id)
      return [target, id === target.id ? target : { ...target, id }]
    }),
  )
}

/** Limit on the reasons of one ApplicationSet, which may have one for each Application. */
const maxReasons = 3

function reasonOf(reasons: readonly string[]): string {
  const distinct = [...new Set(reasons)]
  const hidden = distinct.length - maxReasons
  const more = hidden > 0 ? [`and ${hidden} more ${hidden === 1 ? 'reason' : 'reasons'}`] : []
  return [...distinct.slice(0, maxReasons), ...more].join('; ')
}
