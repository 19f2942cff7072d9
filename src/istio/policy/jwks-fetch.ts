import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/**
 * Who fetches the keys of a `jwksUri`. `istiod`: istiod for all proxies. `envoy`: each proxy itself. `hybrid`: each proxy
 * if the mesh knows the host, else istiod.
 */
export type JwksFetch = 'istiod' | 'hybrid' | 'envoy'

/**
 * The mode in istiod's environment, if the repository has istiod or an object of its operator; `undefined` if it does not,
 * or if two of them differ or one has a placeholder (istio `pkg/jwt/jwks_fetch_mode.go`).
 */
export const jwksFetch = derived('everything', (mesh): JwksFetch | undefined => {
  const settings = jwksFetchSettings(mesh)
  if (settings.some(isUnfilled)) return undefined
  const [first, ...otherModes] = settings.map((value) => modes.get(value) ?? 'istiod')
  return otherModes.every((mode) => mode === first) ? first : undefined
})

/** True if a name or value in istiod's environment has a placeholder, so that the mode is unknown. */
export const hasUnfilledJwksFetch = derived('everything', (mesh): boolean =>
  jwksFetchSettings(mesh).some(isUnfilled),
)

function jwksFetchSettings(mesh: Mesh): string[] {
  return [
    ...mesh.ofKind('Deployment').filter(isIstiod).map(settingOfDeployment),
    ...operators(mesh).map(settingOfOperator),
  ]
}

/** The older value `true` still means `hybrid`; any other value means `istiod`. */
const modes: ReadonlyMap<string, JwksFetch> = new Map([
  ['envoy', 'envoy'],
  ['hybrid', 'hybrid'],
  ['true', 'hybrid'],
])

const variable = 'PILOT_JWT_ENABLE_REMOTE_JWKS'

/** True for the Deployment of istiod. */
export function isIstiod({ root, name }: Manifest): boolean {
  return root.at('metadata', 'labels', 'app').text === 'istiod' || /^istiod(-|$)/.test(name)
}

function settingOfDeployment({ spec }: Manifest): string {
  const containers = spec.at('template', 'spec').items('containers')
  return settingIn(containers.flatMap((container) => container.items('env')))
}

/** The IstioOperators, and the Istios of the Sail operator. */
function operators(mesh: Mesh): readonly Manifest[] {
  return mesh.manifests.filter(
    ({ apiVersion }) =>
      apiVersion.startsWith('install.istio.io/') || apiVersion.startsWith('sailoperator.io/'),
  )
}

function settingOfOperator({ spec }: Manifest): string {
  const inValues = scalarText(spec.at('values', 'pilot', 'env', variable))
  return inValues || settingIn(spec.at('components', 'pilot', 'k8s').items('env'))
}

function settingIn(env: readonly Node[]): string {
  const entry = env.find((candidate) => candidate.get('name').text === variable)
  if (entry) return scalarText(entry.get('value'))
  return env.find((candidate) => candidate.get('name').isUnfilled)?.get('name').text ?? ''
}

/** The text of a scalar that may be written as a boolean or as a string. */
function scalarText(node: Node): string {
  return typeof node.scalar === 'boolean' ? String(node.scalar) : node.text
}
