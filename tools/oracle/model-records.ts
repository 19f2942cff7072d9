// Meshes of which it is recorded what istiod generates: `test/oracle/models/NAME.yaml` holds the manifests, the oldest
// first, `NAME.json` what istiod says of the proxies, with its version.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { istioModule, type IstioRelease } from './build.ts'
import type { MeshFacts } from './mesh-facts.ts'
import { askIstiod } from './model-oracle.ts'
import type { DiscoveryServers } from './discovery-servers.ts'
import { RecordFolder } from './record-files.ts'

const folder = new RecordFolder<{ readonly facts: MeshFacts }>(
  join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/models'),
  1,
)

export interface ModelRecord {
  readonly name: string
  /** A YAML stream. */
  readonly manifests: string
  readonly facts: MeshFacts
}

/** All records of a release; a mesh without recorded facts throws. */
export function modelRecords(release?: IstioRelease): ModelRecord[] {
  return folder.names().map((name) => {
    const recorded = folder.answers(name, release)
    if (!recorded) throw new Error(`no facts of ${name}: record them with npm run oracle -- --record`)
    return { name, manifests: folder.question(name), facts: recorded.facts }
  })
}

/** Writes what istiod of a release says of each mesh. */
export async function recordModels(proxies: DiscoveryServers): Promise<void> {
  const { release } = proxies
  for (const name of folder.names()) {
    // oxlint-disable-next-line no-await-in-loop -- the answers are small
    const facts = await askIstiod(proxies, folder.question(name))
    folder.write(name, { facts }, { istio: istioModule(release) }, release)
  }
}

/** Asks istiod again about each mesh; false if an answer differs. */
export async function replayModels(proxies: DiscoveryServers): Promise<boolean> {
  const records = modelRecords(proxies.release)
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
