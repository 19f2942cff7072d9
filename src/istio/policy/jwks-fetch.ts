import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/**
 * Who fetches the keys of a `jwksUri`: istiod for all proxies; `envoy`, each proxy itself; `hybrid`, each proxy where
 * the mesh knows the host, else istiod.
 */
export type JwksFetch = 'istiod' | 'hybrid' | 'envoy'

/**
 * What istiod's environment says of it, where the repository holds istiod or its operator's object; `undefined` where
 * nothing does, two of them differ or one is not filled in yet (istio `pkg/jwt/jwks_fetch_mode.go`).
 */
export const jwksFetch = derived('everything', (mesh): JwksFetch | undefined => {
  const said = sayings(mesh)
  if (said.some(isUnfilled)) return undefined
  const [first, ...others] = said.map((value) => modes.get(value) ?? 'istiod')
  return others.every((other) => other === first) ? first : undefined
})

/** True where nothing says yet what istiod is told of it: a name or a value of its environment is not filled in. */
export const mayFetchOtherwise = derived('everything', (mesh): boolean => sayings(mesh).some(isUnfilled))

function sayings(mesh: Mesh): string[] {
  return [...mesh.ofKind('Deployment').filter(isIstiod).map(ofDeployment), ...operators(mesh).map(ofOperator)]
}

/** The older values are kept; anything else means istiod. */
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

function ofDeployment({ spec }: Manifest): string {
  const containers = spec.at('template', 'spec').items('containers')
  return valueIn(containers.flatMap((container) => container.items('env')))
}

/** An IstioOperator, or an Istio of the Sail operator. */
function operators(mesh: Mesh): readonly Manifest[] {
  return mesh.manifests.filter(
    ({ apiVersion }) =>
      apiVersion.startsWith('install.istio.io/') || apiVersion.startsWith('sailoperator.io/'),
  )
}

function ofOperator({ spec }: Manifest): string {
  const inValues = textOf(spec.at('values', 'pilot', 'env', variable))
  return inValues || valueIn(spec.at('components', 'pilot', 'k8s').items('env'))
}

function valueIn(env: readonly Node[]): string {
  const entry = env.find((one) => one.get('name').text === variable)
  if (entry) return textOf(entry.get('value'))
  return env.find((one) => one.get('name').isUnfilled)?.get('name').text ?? ''
}

/** Values of a chart are written with and without quotes. */
function textOf(node: Node): string {
  return typeof node.scalar === 'boolean' ? String(node.scalar) : node.text
}
