/**
 * What linting costs: each rule's share of it, and how it grows with the number of manifests.
 *
 *   npm run bench -- --lint 10000
 */
import { lint } from '../src/lint.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, nothing } from '../src/model/mesh.ts'
import { rules } from '../src/rules/index.ts'
import { knownKinds } from '../src/run/known-kinds.ts'
import { parseDocuments } from '../src/yaml/parse.ts'
import { mixedManifests } from './mixed-manifests.mjs'
import { median } from './table.mjs'

/** Rules that are listed. */
const SHOWN = 10

/**
 * Lints so many manifests and a tenth of them, some rounds each, and prints the medians.
 * @param {number} count
 * @param {number} rounds
 */
export async function benchLint(count, rounds) {
  const documents = [count / 10, count].map((size) => parseDocuments(mixedManifests(size), 'mixed.yaml'))
  const kinds = await knownKinds(manifestsOf(documents[0], '', ''), [])
  // Warms up, so that both are measured as the same machine code.
  costs(documents[0], kinds)
  const [few, many] = documents.map((each) => Array.from({ length: rounds }, () => costs(each, kinds)))
  const [fewer, more] = [few, many].map((each) => median(each.map(({ total }) => total)))
  console.log(`\nlint, ${rules.length} rules, ${rounds} rounds, medians`)
  console.log(`  ${few[0].size} manifests: ${fewer.toFixed(0)} ms, ${few[0].findings} findings`)
  console.log(`  ${many[0].size} manifests: ${more.toFixed(0)} ms, ${many[0].findings} findings`)
  console.log(
    `  ${(many[0].size / few[0].size).toFixed(1)} times the manifests cost ${(more / fewer).toFixed(1)} times as much`,
  )
  console.log(`  the ${SHOWN} rules that cost most; who asks first pays for what all share:`)
  const shares = rules.map(({ id }, index) => ({
    id,
    share: median(many.map(({ each, total }) => each[index] / total)),
  }))
  for (const { id, share } of shares.toSorted((one, other) => other.share - one.share).slice(0, SHOWN))
    console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${id}`)
}

/**
 * Milliseconds of each rule over a mesh that nobody has asked yet.
 * @param {ReturnType<typeof parseDocuments>} documents
 * @param {import('../src/schema/kind-shape.ts').KindShapes} kinds
 */
function costs(documents, kinds) {
  const manifests = manifestsOf(documents, 'mixed', 'default')
  const start = performance.now()
  const mesh = createMesh({ ...nothing, manifests, kinds })
  let findings = 0
  const each = rules.map((rule) => {
    const before = performance.now()
    findings += lint(mesh, [rule]).length
    return performance.now() - before
  })
  return { size: manifests.length, total: performance.now() - start, each, findings }
}
