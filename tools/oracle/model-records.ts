// Meshes of which it is recorded what istiod generates: `test/oracle/models/NAME.yaml` holds the manifests, the oldest
// first, `NAME.json` what istiod says of the proxies, with its version.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { istioModule } from './build.ts'
import type { MeshFacts } from './mesh-facts.ts'
import { askIstiod } from './model-oracle.ts'
import type { DiscoveryServers } from './discovery-servers.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/models')

export interface ModelRecord {
  readonly name: string
  /** A YAML stream. */
  readonly manifests: string
  readonly facts: MeshFacts
}

export function modelNames(): string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith('.yaml') ? [file.replace('.yaml', '')] : []))
}

/** All records; a mesh without recorded facts throws. */
export function modelRecords(): ModelRecord[] {
  return modelNames().map((name) => {
    const { facts } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as { facts: MeshFacts }
    return { name, manifests: manifestsOf(name), facts }
  })
}

/** Writes what istiod says of each mesh. */
export async function recordModels(proxies: DiscoveryServers): Promise<void> {
  for (const name of modelNames()) {
    // oxlint-disable-next-line no-await-in-loop -- the answers are small
    const facts = await askIstiod(proxies, manifestsOf(name))
    const text = JSON.stringify({ istio: istioModule(), facts }, undefined, 1)
    writeFileSync(join(FOLDER, `${name}.json`), `${text}\n`)
  }
}

/** Asks istiod again about each mesh; false if an answer differs. */
export async function replayModels(proxies: DiscoveryServers): Promise<boolean> {
  const records = modelRecords()
  const differing: string[] = []
  for (const { name, manifests, facts } of records) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await askIstiod(proxies, manifests)
    if (JSON.stringify(answer) !== JSON.stringify(facts)) differing.push(name)
  }
  for (const name of differing) console.error(`${name}: istiod says something else than what is recorded`)
  console.log(`${records.length} meshes of istiod replayed, ${differing.length} differ`)
  return differing.length === 0
}

function manifestsOf(name: string): string {
  return readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
}
