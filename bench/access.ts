/**
 * The cost of comparing who gets in between two meshes of so many AuthorizationPolicies, one of which has ten others, beside that
 * of reading one of them:
 *
 *   npm run bench -- --access 10000
 */
import { accessDifference } from '../src/effect/access/access-difference.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../src/model/mesh.ts'
import { parseDocuments } from '../src/yaml/parse.ts'

/** Policies of each namespace. */
const POLICIES = 100

/** Policies that differ. */
const CHANGED = 10

/** Prints the processor time and memory of each round. */
export function benchAccess(policies: number, rounds: number): void {
  console.log(`\naccess of two meshes with ${policies} AuthorizationPolicies, ${CHANGED} of which differ`)
  const [baseText, headText] = [textOf(policies, 0), textOf(policies, CHANGED)]
  for (let round = 0; round < rounds; round++) {
    const read = measured(() => meshOf(baseText))
    const head = meshOf(headText)
    const before = process.memoryUsage().heapUsed
    const compared = measured(() => accessDifference(head, read.result))
    const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20
    console.log(
      `  read in ${read.time} ms, compared in ${compared.time} ms with ${memory.toFixed(0)} MB: ${compared.result.changes.length} changes`,
    )
  }
}

function measured<Result>(run: () => Result): { readonly result: Result; readonly time: string } {
  const before = process.threadCpuUsage()
  const result = run()
  const { user, system } = process.threadCpuUsage(before)
  return { result, time: ((user + system) / 1000).toFixed(0) }
}

function meshOf(text: string): Mesh {
  return createMesh({
    ...emptyMesh,
    manifests: manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default'),
  })
}

function textOf(policies: number, changed: number): string {
  return Array.from({ length: policies }, (_, index) =>
    policyText(index, index % (policies / CHANGED) === 0 && changed > 0),
  ).join('---\n')
}

function policyText(index: number, isChanged: boolean): string {
  const namespace = `team${Math.floor(index / POLICIES)}`
  const app = `app${index % POLICIES}`
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${app}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${app} } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/${namespace}/sa/web, cluster.local/ns/edge/sa/ingress] } }]
      to: [{ operation: { methods: [GET${isChanged ? ', POST' : ''}], paths: [/v1/${app}/*, /healthz] } }]
    - when: [{ key: 'request.auth.claims[groups]', values: [${app}-admins] }]
`
}
