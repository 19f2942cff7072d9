/**
 * Writes every file that is made from another one: `npm run generate`.
 * With `--check` nothing is written, and a stale file is an error.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { architecture } from './generate/architecture.ts'
import { bundledKinds } from './generate/bundled-kinds.ts'
import { configurationDocs } from './generate/configuration-docs.ts'
import { istioAnnotations } from './generate/istio-annotations.ts'
import { istioctlDocs } from './generate/istioctl-docs.ts'
import { istioTexts } from './generate/istio-texts.ts'
import { pageAssets } from './generate/page-assets.ts'
import { optimisations } from './generate/module-state.ts'
import { commentPicture } from './generate/picture.ts'
import { reportTypes } from './generate/report-types.ts'
import { readme } from './generate/readme.ts'
import { ruleIndex } from './generate/rule-index.ts'
import { rulesDocs } from './generate/rules-docs.ts'
import { schemaAcceptor } from './generate/schema-acceptor.ts'
import { schemaTypes } from './generate/schema-types.ts'

const generators: Record<string, () => Promise<string>> = {
  ...reportTypes,
  'src/core/config.ts': () => schemaTypes('config', 'Config'),
  'src/core/policy-test-file.ts': () => schemaTypes('policy-test', 'PolicyTestFile'),
  'src/core/custom-rule-file.ts': () => schemaTypes('custom-rules', 'CustomRuleFile'),
  'src/report/html/assets.ts': pageAssets,
  'src/schema/accepts-config.js': () => schemaAcceptor('config'),
  'src/schema/accepts-report.js': () => schemaAcceptor('report'),
  'src/rules/index.ts': ruleIndex,
  'src/rules/schema/helpers/istio-annotations.ts': istioAnnotations,
  'src/schema/bundled-kinds.ts': bundledKinds,
  'src/schema/istio-texts.ts': istioTexts,
  'README.md': readme,
  'docs/architecture.md': architecture,
  'docs/comment.svg': commentPicture,
  'docs/configuration.md': configurationDocs,
  'docs/istioctl-analyze.md': istioctlDocs,
  'docs/optimisations.md': optimisations,
  ...Object.fromEntries(
    Object.entries(rulesDocs()).map(([name, generate]) => [`docs/rules/${name}`, generate]),
  ),
}

const check = process.argv.includes('--check')
let stale = 0
for (const [file, generate] of Object.entries(generators)) {
  const text = await generate()
  const current = readIfThere(file)
  if (text === current) continue
  stale++
  if (check) console.error(`${file} is stale: run npm run generate`)
  else write(file, text)
}
console.log(check ? `${stale} stale files` : `${stale} files written`)
process.exitCode = check && stale > 0 ? 1 : 0

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
