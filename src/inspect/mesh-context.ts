import type { Config } from '../core/config.ts'
import { once } from '../core/once-per.ts'
import { newestIstio, parseIstioVersion, type IstioVersion } from '../core/istio-version.ts'
import type { GitopsTarget } from '../core/target.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import type { KindShape } from '../schema/kind-shape.ts'
import type { Reader } from '../yaml/reader.ts'
import { kindsCompletedByFlux } from './flux-defaults.ts'
import { loadKnownKinds } from './known-kinds.ts'
import { statedIstioVersion } from './stated-istio.ts'
import { allManifests, type TargetContents } from './target-contents.ts'
import type { Scope, ScopeOptions } from './types.ts'
import { renderedTest, unreadPlaces } from './unread-places.ts'

/** What a tree applies, and the schemas and rules that the configuration names. */
interface AppliedContents {
  readonly contents: readonly TargetContents[]
  /** The objects that may be applied beside others, see `objectsOfOtherFiles`. */
  readonly otherObjects: readonly Manifest[]
  readonly gitops: readonly GitopsTarget[]
  /** Kinds whose schemas the configuration names. */
  readonly shapes: readonly KindShape[]
  readonly customRules: MeshContext['customRules']
  readonly baseObjects: MeshContext['baseObjects']
}

/**
 * The context that all meshes of a tree share: the version of Istio, settings, known kinds, and unread inputs. The version is
 * that of the command line, else of the configuration, else the one that the tree installs, else the newest one.
 */
export async function meshContextOf(
  reader: Reader,
  { contents, otherObjects, gitops, shapes, customRules, baseObjects }: AppliedContents,
  config: Config,
  { options, now }: Scope,
): Promise<MeshContext> {
  const objects = [...contents.flatMap(allManifests), ...otherObjects]
  const isRendered = renderedTest(gitops, contents)
  const istioVersion = istioVersionOf(config, options) ?? statedIstioVersion(objects, reader) ?? null
  return {
    now,
    istioVersion: istioVersion ?? newestIstio,
    isIstioVersionStated: istioVersion !== null,
    meshConfig: config.mesh ?? null,
    egressAllowlists: egressAllowlistsOf(config, options),
    kinds: await loadKnownKinds(objects, shapes, appliedTest(contents)),
    customRules,
    baseObjects,
    unread: unreadPlaces(contents, otherObjects, { gitops, isRendered }, reader.tree),
    completedByFlux: kindsCompletedByFlux(objects),
    isRendered,
  }
}

/** Returns a test for objects of targets that something applies. */
function appliedTest(contents: readonly TargetContents[]): (manifest: Manifest) => boolean {
  const applied = contents.filter(({ target }) => target.kind !== 'manifests' || target.loose !== 'alone')
  const manifests = once(() => new Set(applied.flatMap(allManifests)))
  return (manifest) => manifests().has(manifest) && manifest.part !== 'unapplied'
}

/** The command line overrides the configuration. */
function istioVersionOf(config: Config, { istioVersion }: ScopeOptions): IstioVersion | null {
  return istioVersion ?? parseIstioVersion(config['istio-version'] ?? '')
}

/** The allow-list of the configuration and that of the command line or the workflow: neither extends the other. */
function egressAllowlistsOf(
  { 'egress-allowlist': configured }: Config,
  { egressAllowlist }: ScopeOptions,
): MeshContext['egressAllowlists'] {
  return [...(configured ? [configured] : []), ...(egressAllowlist.length > 0 ? [[...egressAllowlist]] : [])]
}
