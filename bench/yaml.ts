/**
 * How fast YAML is parsed into positioned nodes, by kind of file, beside the package `yaml`, and the memory that 50 MB
 * take (16 MB of values, the largest that is read).
 *
 *   npm run bench -- --yaml
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LineCounter, parseAllDocuments } from 'yaml'
import { parseDocuments } from '../src/yaml/parse.ts'

interface Kind {
  name: string
  piece: (index: number) => string
  head?: string
  largest?: number
}

const kinds: Kind[] = [
  { name: 'many small documents', piece: (index) => `---\n${deployment(index)}` },
  { name: 'one large document', head: 'items:\n', piece: (index) => listItem(deployment(index)) },
  { name: 'nested schemas, as in CRDs', piece: (index) => `---\n${schema(index)}` },
  { name: 'long texts', piece: (index) => `---\n${configMap(index)}` },
  { name: 'values', head: 'defaults: &d {retries: 2, timeout: 3s}\n', piece: values, largest: 16 },
]

/** Prints a line for each kind of file. Peak memory is measured in a separate process. */
export function benchYaml(megabytes = 10): void {
  console.log(`\nYAML, ${megabytes} MB each, medians; 50 MB for the memory`)
  for (const kind of kinds) {
    const ours = rate(text(kind, megabytes), parse, 5)
    const peer = rate(text(kind, 1), parseWithPeer, 3)
    const memory = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--peak', kind.name])
    const ratio = (ours / peer).toFixed(1)
    console.log(
      `${kind.name}: ${ours.toFixed(1)} MB/s, ${ratio} times \`yaml\`; peak ${String(memory).trim()} MB`,
    )
  }
}

function parse(content: string): void {
  const broken = parseDocuments(content, 'bench.yaml').find(({ root }) => !root)
  if (broken) throw new Error(`not read: ${broken.problems[0]?.message}`)
}

function parseWithPeer(content: string): void {
  parseAllDocuments(content, { lineCounter: new LineCounter(), version: '1.1', merge: true })
}

/** Megabytes a second: the median of some rounds after a first one that warms up. */
function rate(content: string, read: (content: string) => void, rounds: number): number {
  const times = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now()
    read(content)
    return performance.now() - start
  })
  const median = times.slice(1).toSorted((a, b) => a - b)[rounds >> 1] ?? 0
  return content.length / 1000 / median
}

function text({ head = '', piece }: Kind, megabytes: number): string {
  const parts = [head]
  for (let length = 0, index = 0; length < megabytes * 1e6; index++) {
    const part = piece(index)
    length += part.length
    parts.push(part)
  }
  return Buffer.from(parts.join('')).toString()
}

function deployment(index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
  namespace: shop-${index % 7}
  labels: {app.kubernetes.io/name: app-${index}, app.kubernetes.io/version: "1.${index}.0"}
spec:
  replicas: ${index % 5}
  template:
    spec:
      containers:
      - name: main
        image: registry.example.com/team/app:${index}
        args: ["--port", "8080", '--level=info']
        env:
        - name: ITEM
          value: "${index}"
        resources:
          limits: {cpu: 500m, memory: 256Mi}
`
}

function listItem(document: string): string {
  return `- ${document.trimEnd().replaceAll('\n', '\n  ')}\n`
}

function schema(index: number): string {
  let lines = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: crd-${index}\nspec:\n`
  for (let depth = 1; depth < 12; depth++) {
    const indent = '  '.repeat(depth)
    lines += `${indent}description: The field of depth ${depth} says what is wanted of it, in a sentence or two.\n`
    lines += `${indent}type: object\n${indent}required: [name, port]\n${indent}properties:\n`
  }
  return `${lines}${'  '.repeat(12)}name: {type: string, maxLength: 253}\n`
}

function configMap(index: number): string {
  const lines = '    another line of a configuration that is kept in a manifest = 1\n'.repeat(500)
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: config-${index}\ndata:\n  main.conf: |\n${lines}`
}

function values(index: number): string {
  return `service${index}:\n  <<: *d\n  host: api-${index}.example.com\n  port: 443 # the only one\n  paths: ['/v${index}', "/health"]\n  enabled: yes\n`
}

const [, , mode, name] = process.argv
if (mode === '--peak') {
  const kind = kinds.find((each) => each.name === name) ?? kinds[0]!
  parse(text(kind, kind.largest ?? 50))
  console.log(Math.round(process.resourceUsage().maxRSS / 1024))
}
