import { newestIstio, versionText } from '../../core/istio-version.ts'
import type { GitopsTarget, HelmTarget, Target } from '../../core/target.ts'
import { hasPath, type Tree } from '../../core/tree.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Mesh } from '../../model/mesh.ts'
import { repositoryKey } from '../../syntax/repository-url.ts'
import type { Reader } from '../../yaml/reader.ts'
import { flowYaml } from '../policy-tests/propose/flow-yaml.ts'

/** Something that files do not state, and the configuration key for it. */
export interface Question {
  /** Sentences for the person who can answer. */
  readonly text: string
  /** Lines of YAML with a proposed answer, commented out. */
  readonly proposal: readonly string[]
}

/**
 * What `meshgate init` asks because files do not state it: the version of Istio, the outbound traffic policy, URLs that may
 * be this repository, what is applied where. Empty if there is nothing to ask.
 */
export function questionsAbout(inspected: InspectedTree): Question[] {
  const meshes = [...new Set(inspected.meshes.values())]
  return [
    ...versionQuestion(meshes),
    ...outboundQuestion(meshes),
    ...aliasQuestion(inspected.gitops, inspected.sources.reader.tree),
    ...targetQuestion(inspected),
  ]
}

const istioKinds = [
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Gateway',
  'RequestAuthentication',
] as const

/** True if a mesh has an object whose meaning depends on how Istio is installed. */
function isOfIstio(mesh: Mesh): boolean {
  return istioKinds.some((kind) => mesh.ofKind(kind).length > 0)
}

function versionQuestion(meshes: readonly Mesh[]): Question[] {
  if (!meshes.some(isOfIstio) || meshes.some(({ context }) => context.isIstioVersionStated)) return []
  const newest = versionText(newestIstio)
  return [
    {
      text: `Which version of Istio does the mesh run? Nothing here installs it, so that ${newest} is assumed.`,
      proposal: [`istio-version: '${newest}'`],
    },
  ]
}

function outboundQuestion(meshes: readonly Mesh[]): Question[] {
  const asking = meshes.filter((mesh) => mesh.ofKind('ServiceEntry').length > 0)
  if (!asking.some(({ config }) => config.outboundTrafficPolicy === undefined)) return []
  return [
    {
      text: 'What do proxies do with hosts that nothing declares? No file here says it: ALLOW_ANY lets all pass, and is the default of Istio.',
      proposal: ['mesh:', '  outboundTrafficPolicy: { mode: REGISTRY_ONLY }'],
    },
  ]
}

/** Asks whether repositories that Applications name are this repository, since it has their paths. */
function aliasQuestion(gitops: readonly GitopsTarget[], tree: Tree): Question[] {
  const urls = gitops
    .filter(({ reason }) => reason.includes('`repository.aliases`'))
    .flatMap(({ delivery }) => delivery.sources)
    .flatMap((source) => {
      const [, path = '', url = ''] = /^(.+) of (\S+?)(?: at \S+)?$/.exec(source) ?? []
      const key = repositoryKey(url)
      return key !== null && path !== '' && hasPath(tree, path === '.' ? '' : path) ? [key] : []
    })
  const aliases = [...new Set(urls)].toSorted()
  if (aliases.length === 0) return []
  return [
    {
      text: 'Is this the repository that these URLs mean? Applications read paths there that this one has, too.',
      proposal: ['repository:', `  aliases: ${flowYaml(aliases)}`],
    },
  ]
}

/** Limit on the targets that a proposal lists. */
const maxTargets = 50

/**
 * Asks for the targets. If nothing states targets, it lists the found ones as a proposal; if controllers state some, it
 * lists the files that nothing applies.
 */
function targetQuestion({ targets, gitops, sources }: InspectedTree): Question[] {
  if (targets.length === 0 && gitops.length === 0) return [emptyQuestion]
  const uncertain = targets.filter(isUncertain)
  if (uncertain.length === 0) return []
  const areStated = targets.some(({ statedBy, kind }) => statedBy !== undefined || kind === 'kustomization')
  if (areStated) return looseQuestion(uncertain, sources.reader)
  if (targets.length > maxTargets) return []
  return [
    {
      text: 'Where is this installed, and what is applied together? Nothing states namespaces and environments that are left out here. This list, once it counts, takes the place of what is found.',
      proposal: ['targets:', ...targets.map((target) => `  - ${flowYaml(stated(target))}`)],
    },
  ]
}

const emptyQuestion: Question = {
  text: 'What is applied from here? No chart, kustomization, manifest or object of Argo CD or Flux was found.',
  proposal: [
    'targets:',
    '  - { environment: prod, chart: charts/app, namespace: app, values: [values-prod.yaml] }',
  ],
}

function isUncertain(target: Target): boolean {
  if (target.statedBy || target.listedAt) return false
  if (target.kind === 'manifests') return target.loose !== undefined
  return target.kind === 'values' || (target.kind === 'helm' && target.namespace === null)
}

/** Objects of Argo CD and Flux apply others. Somebody applies these by hand, or another repository does. */
function looseQuestion(uncertain: readonly Target[], reader: Reader): Question[] {
  const files = uncertain
    .flatMap((target) => (target.kind === 'manifests' ? target.files : []))
    .filter((file) => !/\b(fluxcd|argoproj)\.io\//.test(reader.text(file) ?? ''))
  if (files.length === 0) return []
  return [
    {
      text: 'What applies these files? Nothing here does, so that each is checked by itself. Samples and tests are better left out.',
      proposal: ['exclude:', ...files.slice(0, maxTargets).map((file) => `  - ${flowYaml(file)}`)],
    },
  ]
}

function stated(target: Target): Record<string, unknown> {
  const environment = target.environment === null ? {} : { environment: target.environment }
  if (target.kind === 'manifests') return { ...environment, manifests: [...target.files] }
  if (target.kind === 'values') return { ...environment, values: [...target.values] }
  return { ...environment, chart: target.path || '.', ...releaseOf(target as HelmTarget) }
}

function releaseOf({ values, namespace }: HelmTarget): Record<string, unknown> {
  return {
    ...(namespace !== null && { namespace }),
    ...(values.length > 0 && { values: [...values] }),
  }
}
