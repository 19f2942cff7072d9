/**
 * Writes schemas/istio/KIND.json from the CustomResourceDefinitions of Istio's Go module, and
 * schemas/istio-annotations.json from its lists of annotations and labels: `node scripts/istio-schemas.ts`, then `npm run generate`. Needs Go. A new release may bring CEL rules that
 * src/rules/schema/cel does not know yet: the tests say so.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { download } from '../engine/build/go.ts'
import { istioNames } from './istio/annotations.ts'
import { schemasOf } from './istio/convert.ts'
import { istioApi } from './istio/origin.ts'

const module = download(tmpdir(), istioApi.module, istioApi.version)
const crds = readFileSync(join(module, 'kubernetes', 'customresourcedefinitions.gen.yaml'), 'utf8')
mkdirSync('schemas/istio', { recursive: true })
for (const [kind, schema] of schemasOf(crds))
  writeFileSync(`schemas/istio/${kind}.json`, `${JSON.stringify(schema, null, 1)}\n`)

const names = istioNames(
  readFileSync(join(module, 'annotation', 'annotations.yaml'), 'utf8'),
  readFileSync(join(module, 'label', 'labels.yaml'), 'utf8'),
)
writeFileSync('schemas/istio-annotations.json', `${JSON.stringify(names, null, 1)}\n`)
