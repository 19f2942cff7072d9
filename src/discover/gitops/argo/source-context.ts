import type { MissingSource, TargetBase, Target } from '../../../core/target.ts'
import { applicationPolicy, applicationSetName, writtenNamespace } from '../../../model/deletion-policy.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Reader } from '../../../yaml/reader.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'
import type { Application } from './applications.ts'
import type { EffectiveSource } from './effective-source.ts'
import { namedAtLine } from './lines.ts'
import type { SourceFolder } from './value-files.ts'

/** A source of an Application that renders something, with the context of its references. */
export interface ApplicationSource {
  readonly application: Application
  readonly source: Node
  readonly identity: RepositoryIdentity
  readonly reader: Reader
  /** Whether the source with a `ref` is this tree; `undefined` if no source has the `ref`. */
  readonly isShown: SourceFolder['isShown']
}

/** A target, the reasons why a source is not a target, or both if only a part of it is rendered. */
export type SourceResult = UnrenderedResult | (UnrenderedResult & { readonly target: Target })

/** Why a source is not rendered. */
interface UnrenderedResult {
  /** Empty if all of it is rendered. */
  readonly reasons: readonly string[]
  /** The values files of this tree that a source names whose chart or folder is elsewhere. */
  readonly values?: readonly string[]
}

/** A source whose folder is in this tree, with the overrides in it. */
export interface ReadSource extends ApplicationSource, EffectiveSource {
  /** The source as the Application states it. */
  readonly written: Node
}

/** A copy of a target with the id `ID@ENVIRONMENT`; the target itself if it has no environment. */
export function withEnvironmentInId<Kind extends Target>(target: Kind): Kind {
  return target.environment === null ? target : { ...target, id: `${target.id}@${target.environment}` }
}

/** The namespace of a target, if it is stated and filled in. */
export function destinationNamespace(namespace: string): { namespace?: string } {
  return namespace === '' || isUnfilled(namespace) ? {} : { namespace }
}

/** A source of an Application that does not exist. */
export function missingSource(
  path: string,
  what: MissingSource['what'],
  source: Node,
  { manifest }: Application,
): MissingSource {
  return { source: path || '.', what, ...namedAtLine(source.get('path'), manifest) }
}

/** The Application as the object that states a target, and what Argo CD deletes of it. */
export function statingApplication({
  id,
  at,
  owner,
  manifest,
  destination,
}: Application): Required<Pick<TargetBase, 'statedBy' | 'manager'>> {
  const set = owner === manifest ? undefined : owner
  return {
    statedBy: { target: id, ...at },
    manager: {
      kind: 'Application',
      name: manifest.name,
      namespace: writtenNamespace(manifest.root),
      cluster: destination.cluster,
      ...(destination.mesh !== undefined && { mesh: destination.mesh }),
      deletes: applicationPolicy(manifest, set),
      ...(set && { generatedBy: applicationSetName(set) }),
    },
  }
}
