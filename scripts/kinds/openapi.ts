import { objectSchema } from '../../src/schema/definition.ts'
import type { KindShape } from '../../src/schema/kind-shape.ts'
import type { Schema } from '../../src/schema/types.ts'

/** A part of `api/openapi-spec/swagger.json` of Kubernetes. */
type Definitions = Readonly<Record<string, Schema & { readonly $ref?: string }>>

/** The built-in kinds that are taken. */
const taken: Readonly<Record<string, readonly string[]>> = {
  v1: ['ConfigMap', 'Namespace', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v1': ['HorizontalPodAutoscaler'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
}

/** The kinds of the API server itself. It reads them into Go types and asks Go functions, so not every word counts. */
export function builtInKinds(swagger: string): KindShape[] {
  const { definitions } = JSON.parse(swagger) as { definitions: Definitions }
  return Object.entries(taken).flatMap(([apiVersion, kinds]) =>
    kinds.map((kind) => ({
      apiVersion,
      kind,
      schema: objectSchema(resolved(nameOf(apiVersion, kind), definitions)),
    })),
  )
}

/** `apps/v1` has its types in `io.k8s.api.apps.v1`, `networking.k8s.io/v1` in `io.k8s.api.networking.v1`. */
function nameOf(apiVersion: string, kind: string): string {
  const [version, group = 'core'] = apiVersion.split('/').toReversed()
  return `io.k8s.api.${group.replace(/\..*/, '')}.${version}.${kind}`
}

/** No definition holds itself. */
function resolved(name: string, definitions: Definitions): Schema {
  const special = instead[name]
  if (special) return special
  const { properties, ...schema } = definitions[name]!
  const isLoose = schema.type === 'object' && !properties && !schema.additionalProperties
  return {
    ...wordsOf(schema, optional[name] ?? [], name),
    ...(isLoose && { 'x-kubernetes-preserve-unknown-fields': true }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([field, part]) => [
          field,
          field === 'status' ? {} : partOf(part, definitions, `${name}.${field}`),
        ]),
      ),
    }),
  }
}

function partOf(schema: Definitions[string], definitions: Definitions, name: string): Schema {
  if (schema.$ref !== undefined) return resolved(schema.$ref.replace('#/definitions/', ''), definitions)
  const { items, additionalProperties: rest } = schema
  const isLoose = schema.type === 'object' && !rest
  return {
    ...wordsOf(schema, [], name),
    ...(isLoose && { 'x-kubernetes-preserve-unknown-fields': true }),
    ...(items && { items: partOf(items, definitions, name) }),
    ...(typeof rest === 'object' && { additionalProperties: partOf(rest, definitions, name) }),
  }
}

/** The words that a Go type says, too. */
function wordsOf(schema: Schema, optional: readonly string[], name: string): Schema {
  const { type, format, required, ...words } = schema
  const needed = required?.filter((field) => !optional.includes(field)) ?? []
  const keys = distinct[name] && words['x-kubernetes-list-map-keys']
  return {
    ...(type !== undefined && { type }),
    ...(format === 'byte' && { format: 'base64' }),
    ...(needed.length > 0 && { required: needed }),
    ...(keys && { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys }),
  }
}

/** Types that read their own JSON; that of a quantity is as controller-gen writes it. */
const instead: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    anyOf: [{ type: 'number' }, { type: 'string' }],
    pattern:
      '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
  },
}

/** Fields that OpenAPI calls required and no Go function asks for: absent, they are empty (pkg/apis/.../validation). */
const optional: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.batch.v1.PodFailurePolicy': ['rules'],
  'io.k8s.api.core.v1.HTTPHeader': ['value'],
  'io.k8s.api.core.v1.ISCSIVolumeSource': ['lun'],
  'io.k8s.api.core.v1.PreferredSchedulingTerm': ['preference'],
  'io.k8s.api.core.v1.ScaleIOVolumeSource': ['secretRef'],
  'io.k8s.api.core.v1.SleepAction': ['seconds'],
  'io.k8s.api.core.v1.Sysctl': ['value'],
}

/** Lists in which a Go function refuses two of one key; in others, such as `env`, the last one counts. */
const distinct: Readonly<Record<string, true>> = {
  'io.k8s.api.core.v1.PodSpec.containers': true,
  'io.k8s.api.core.v1.PodSpec.initContainers': true,
  'io.k8s.api.core.v1.PodSpec.volumes': true,
  'io.k8s.api.core.v1.Container.volumeMounts': true,
  'io.k8s.api.core.v1.ServiceSpec.ports': true,
}
