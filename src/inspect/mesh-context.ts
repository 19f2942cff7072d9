import type { Config } from '../core/config.ts'
import { newestIstio, parseIstioVersion, type IstioVersion } from '../core/istio-version.ts'
import type { GitopsTarget } from '../core/target.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import type { KindShape } from '../schema/kind-shape.ts'
import type { Reader } from '../yaml/reader.ts'
import { knownKinds } from './known-kinds.ts'
import { statedIstioVersion } from './stated-istio.ts'
import { allManifests, type TargetContents } from './target-contents.ts'
import type { Scope, ScopeOptions } from './types.ts'
import { unreadPlaces } from './unread-places.ts'

/** What a tree applies, and what is known of its kinds. */
interface Applied {
  readonly worlds: readonly TargetContents[]
  /** The objects that may be applied beside others, see `objectsOfOtherFiles`. */
  readonly around: readonly Manifest[]
  readonly gitops: readonly GitopsTarget[]
  /** Schemas that the person gives. */
  readonly shapes: readonly KindShape[]
}

/** The context of all meshes of a tree. */
export async function meshContextOf(
  reader: Reader,
  { worlds, around, gitops, shapes }: Applied,
  config: Config,
  { options, now }: Scope,
): Promise<MeshContext> {
  const objects = [...worlds.flatMap(allManifests), ...around]
  return {
    now,
    istioVersion: istioVersionOf(config, options) ?? statedIstioVersion(objects, reader) ?? newestIstio,
    meshConfig: config.mesh ?? null,
    egressAllowlist: egressAllowlistOf(config, options),
    kinds: await knownKinds(objects, shapes),
    unread: unreadPlaces(worlds, around, gitops, reader.tree),
  }
}

/** What the command line says of the version counts more than the configuration. */
function istioVersionOf(config: Config, { istioVersion }: ScopeOptions): IstioVersion | null {
  return istioVersion ?? parseIstioVersion(config['istio-version'] ?? '')
}

/** What the command line allows is allowed besides; `null` where nobody restricts anything. */
function egressAllowlistOf(
  { 'egress-allowlist': configured }: Config,
  { egressAllowlist }: ScopeOptions,
): string[] | null {
  const isRestricted = configured !== undefined || egressAllowlist.length > 0
  return isRestricted ? [...(configured ?? []), ...egressAllowlist] : null
}
