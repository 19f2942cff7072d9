import { derivedByKey } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'

/**
 * The values of a variable in istiod's environment, one for each istiod and each object of its operator in the repository;
 * `''` where it is not set, and a placeholder where the files do not state it (`valueFrom`, `envFrom`, a name with a
 * placeholder).
 */
export const istiodVariable = derivedByKey(
  'everything',
  (_, variable: string) => variable,
  (mesh, variable): readonly string[] => [
    ...mesh
      .ofKind('Deployment')
      .filter(isIstiod)
      .map((deployment) => valueInDeployment(deployment, variable)),
    ...operators(mesh).map((operator) => valueInOperator(operator, variable)),
  ],
)

/** True for an object with the label `app: istiod`, or named `istiod` or `istiod-…`; callers pass Deployments. */
export function isIstiod({ root, name }: Manifest): boolean {
  return root.at('metadata', 'labels', 'app').text === 'istiod' || /^istiod(-|$)/.test(name)
}

function valueInDeployment({ spec }: Manifest, variable: string): string {
  const containers = spec.at('template', 'spec').items('containers')
  const env = containers.flatMap((container) => container.items('env'))
  const isHidden = containers.some((container) => container.items('envFrom').length > 0)
  return valueIn(env, variable) ?? (isHidden ? reference(variable) : '')
}

/** The IstioOperators, and the Istios of the Sail operator. */
function operators(mesh: Mesh): readonly Manifest[] {
  return mesh.manifests.filter(
    ({ apiVersion }) =>
      apiVersion.startsWith('install.istio.io/') || apiVersion.startsWith('sailoperator.io/'),
  )
}

function valueInOperator({ spec }: Manifest, variable: string): string {
  const inValues = scalarText(spec.at('values', 'pilot', 'env', variable))
  return inValues || (valueIn(spec.at('components', 'pilot', 'k8s').items('env'), variable) ?? '')
}

/** The value of a variable; of several entries with its name Kubernetes takes the last one. `undefined` if none may set it. */
function valueIn(env: readonly Node[], variable: string): string | undefined {
  const entry = env.findLast((candidate) => candidate.get('name').text === variable)
  if (entry) return entry.get('valueFrom').exists ? reference(variable) : scalarText(entry.get('value'))
  return env.find((candidate) => candidate.get('name').isUnfilled)?.get('name').text
}

/** A reference to a variable of which files do not state the value. */
function reference(variable: string): string {
  return `$(${variable})`
}

/** The text of a scalar that may be written as a boolean or as a string. */
function scalarText(node: Node): string {
  return typeof node.scalar === 'boolean' ? String(node.scalar) : node.text
}
