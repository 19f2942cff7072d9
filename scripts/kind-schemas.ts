/**
 * Writes schemas/kinds/ORIGIN.json, the schemas of kinds around Istio, from Go modules: `node
 * scripts/kind-schemas.ts`, then `npm run generate`. Needs Go; the first time it compiles for minutes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { makers } from './kinds/read.ts'

mkdirSync('schemas/kinds', { recursive: true })
for (const [origin, make] of Object.entries(makers))
  writeFileSync(`schemas/kinds/${origin}.json`, `${JSON.stringify(make(), null, 1)}\n`)
