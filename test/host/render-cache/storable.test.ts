import { expect, it } from 'vitest'
import { storageOf, type AnswerStorage } from '../../../src/host/render-cache/storable.ts'
import type { RenderJob } from '../../../src/render/engine-job.ts'
import type { EngineFrame } from '../../../src/render/wire.ts'

const frame = (name: string, text: string): EngineFrame => ({ name, data: new TextEncoder().encode(text) })

function jobWith(values: string, chartValues = ''): RenderJob {
  return {
    source: { kind: 'folder', files: [frame('values.yaml', chartValues)] },
    options: { name: 'web', namespace: 'default' },
    files: [frame('v.yaml', values)],
    clockAndSeed: { now: 0, seed: 1 },
  }
}

const storage = (manifest: string, job = jobWith('a: 1\n'), header = '{"error":""}'): AnswerStorage =>
  storageOf(job, [frame('', header), frame('manifest', manifest), frame('origin.lines', 'kind: Secret')])

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n'

it('is plain for an answer without an error and without a secret', () => {
  expect(storage(`${configMap}data: {timeout: 3s, tokenUrl: "https://id.example.com/token"}\n`)).toBe('plain')
  expect(storage(configMap, jobWith('a: 1\n'), '{"error":"values: x"}')).toBe('sealed')
})

it.each([
  'apiVersion: v1\nkind: Secret\nmetadata: {name: web}\ntype: Opaque\n',
  'kind: Role\nrules: []\n---\nkind: SecretStore\nspec: {provider: {}}\n',
  'kind: Application\nspec:\n  ignoreDifferences:\n    - kind: Secret\n      jsonPointers: [/data]\n',
  'kind: HelmRelease\nspec:\n  valuesFrom:\n    - kind: Secret\n      name: web\n',
  `${configMap}data:\n  db.yaml: |\n    kind: Secret\n`,
])('is plain for an answer that refers to a Secret, or with one without values: %j', (manifest) => {
  expect(storage(manifest)).toBe('plain')
})

it.each([
  'apiVersion: v1\nkind: Secret\nmetadata: {name: web}\ndata: {a: eDdIcTJwTDk=}\n',
  'apiVersion: v1\nkind : Secret\nmetadata: {name: web}\ndata: {a: eDdIcTJwTDk=}\n',
  'apiVersion: v1\nkind:\n  Secret\nmetadata: {name: web}\ndata:\n  a: b\n',
  'apiVersion: v1\nkind: &kind Secret\nmetadata: {name: web}\nstringData:\n  a: b\n',
  'metadata: {name: web}\nstringData:\n  a: b\nkind: "Secret"\n',
  'x: &base {metadata: {name: web}, stringData: {a: b}}\n<<: *base\nkind: Secret\n',
  'kind: List\nitems:\n  - data:\n      a: eDdIcTJwTDk=\n    kind: Secret\n    metadata: {name: web}\n',
  `${configMap}data:\n  a.yaml: |\n    kind: Secret\n    metadata: {name: a}\n    data: {a: eDdIcTJwTDk=}\n`,
  'apiVersion: v1\nkind: SecretList\nitems: []\n',
  '{"apiVersion": "v1", "kind": "List", "items": [{"kind": "Secret", "data": {}}]}\n',
  `${configMap}data: {password: "x7Hq2pL9"}\n`,
  'kind: Pod\nspec: {containers: [{env: [{name: DB_PASSWORD, value: x7Hq2pL9}]}]}\n',
  `${configMap}data: {url: "https://user:x7Hq2pL9@example.com"}\n`,
])('is sealed for an answer with a secret: %j', (manifest) => {
  expect(storage(manifest)).toBe('sealed')
})

it('is sealed for an answer in which a secret of the values stands under another name', () => {
  const manifest = `${configMap}data: {args: "-x x7Hq2pL9"}\n`
  expect(storage(manifest)).toBe('plain')
  expect(storage(manifest, jobWith('password: x7Hq2pL9\n'))).toBe('sealed')
  expect(storage(manifest, jobWith('a: 1\n', 'auth:\n  password: x7Hq2pL9\n'))).toBe('sealed')
  expect(storage(`${configMap}data: {a: eDdIcTJwTDk=}\n`, jobWith('password: x7Hq2pL9\n'))).toBe('sealed')
})

it.each([
  { set: ['a=1,db.password=x7Hq2pL9'] },
  { setString: ['users[0].token=x7Hq2pL9'] },
  { setJson: ['db={"password": "x7Hq2pL9"}'] },
  { setFile: ['db.password=secret.txt'] },
  { setLiteral: ['apiKey=x7Hq2pL9'] },
])('is none for the answer to a job whose flags set a secret: %j', (flags) => {
  const job = jobWith('a: 1\n')
  const manifest = `${configMap}data: {args: "-x x7Hq2pL9"}\n`
  expect(storage(manifest, { ...job, options: { ...job.options, ...flags } })).toBe('none')
  expect(storage(manifest, { ...job, options: { ...job.options, set: ['timeout=3s'] } })).toBe('plain')
})

it('is sealed for an answer that may contain a hash of a secret of the values', () => {
  const annotated = (text: string): string => `${configMap}  annotations: {checksum: ${text}}\n`
  const sum = 'a3f1'.repeat(16)
  expect(storage(annotated(sum))).toBe('plain')
  expect(storage(annotated(sum), jobWith('password: x7Hq2pL9\n'))).toBe('sealed')
  expect(storage(annotated(`shop@sha256:${sum}`), jobWith('password: x7Hq2pL9\n'))).toBe('plain')
})
