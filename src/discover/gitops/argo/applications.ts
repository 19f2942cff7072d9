import { statedNamespace } from '../../../core/namespace.ts'
import type { SourceLine } from '../../../core/target.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { fileRoles, type FileRole } from '../../parts/file-roles.ts'
import { anyKind } from '../../parts/patched-kinds.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { deliveryId } from '../objects.ts'
import { originOfNode } from './lines.ts'
import type { FilledTemplate } from './sets/filled-template.ts'

/** An Application of Argo CD. */
export interface Application {
  /** The Application or ApplicationSet in a file or render. */
  readonly owner: Manifest
  /** The id of the `GitopsTarget` of the owner. */
  readonly id: string
  readonly name: string
  readonly project: string
  readonly destination: Destination
  /** The environment of its cluster, if the configuration states it. */
  readonly environment?: string
  /** Its sources, each with a `repoURL`. */
  readonly sources: readonly Node[]
  /** True if it has `sources`: then a values file may name a source by its `ref`. */
  readonly hasSources: boolean
  readonly manifest: Manifest
  /** The filled template of the ApplicationSet that generates it; absent for an Application without one. */
  readonly template?: FilledTemplate
  readonly at: SourceLine
  /** The target that renders it; absent for an Application in a file. */
  readonly renderedBy?: RenderingTarget
}

/** A target that renders Applications. */
export interface RenderingTarget {
  readonly id: string
  readonly environment: string | null
  /**
   * Why it is a guess (`HelmTarget.guess`): a chart that is rendered only with its own values because nothing states a release
   * of it, or with values that only their keys give to it; `null` if it is none.
   */
  readonly guess: 'defaults' | 'keys' | null
  /**
   * Keys of the contents of the targets that led to it, the outermost first, and of its own. Targets with equal contents
   * have equal keys.
   */
  readonly contents: readonly string[]
}

/** Where an Application applies its objects; texts are `''` if it does not state them. */
export interface Destination {
  readonly cluster: string
  readonly namespace: string
  /** The mesh of the cluster according to the configuration; absent if it states none. */
  readonly mesh?: string
}

/**
 * The Applications and ApplicationSets in files that are applied as written, also in files that nothing names, which a person
 * may apply. Those in charts and patches, and those that a kustomization changes, are left out.
 *
 * @param isLeftOut true for the path of a file to ignore
 */
export function applicationsIn(reader: Reader, isLeftOut: (path: string) => boolean): Manifest[] {
  const applications = gitopsObjects(reader).filter(
    (manifest) => statesApplications(manifest) && !isLeftOut(manifest.target),
  )
  if (applications.length === 0) return []
  const roleOf = fileRoles(reader)
  return applications.filter(({ target, kind }) => isAsWritten(roleOf(target), kind))
}

function isAsWritten({ use, effect }: FileRole, kind: string): boolean {
  // A file that no kustomization names may be applied by hand, such as the root of an app of apps.
  const isObject = use === 'objects' || use === 'unapplied'
  return isObject && !effect.kinds.has(kind) && !effect.kinds.has(anyKind)
}

/** True for an Application or ApplicationSet of Argo CD. */
export function statesApplications(manifest: Manifest): boolean {
  const { kind } = manifest
  return (kind === 'Application' || kind === 'ApplicationSet') && groupOf(manifest) === 'argoproj.io'
}

/**
 * Reads an Application (argo-cd `pkg/apis/application/v1alpha1/types.go`, GetSources).
 *
 * @param owner the Application itself, or the ApplicationSet that generates it
 */
export function applicationOf(manifest: Manifest, owner: Manifest): Application {
  const { spec, name } = manifest
  const dry = spec.at('sourceHydrator', 'drySource')
  const several = spec.items('sources')
  const hasSources = !dry.exists && several.length > 0
  const destination = spec.get('destination')
  const namespace = destination.get('namespace').text
  const at = originOfNode(owner.root, owner)
  return {
    owner,
    id: deliveryId(owner),
    name,
    project: spec.get('project').text || 'default',
    destination: {
      cluster: destination.get('name').text || destination.get('server').text,
      namespace: statedNamespace({ namespace }),
    },
    sources: hasSources ? several : [dry.exists ? dry : spec.get('source')],
    hasSources,
    manifest,
    at,
  }
}
