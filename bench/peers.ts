// Installs the tools that a team would use without meshgate, compiled from their Go modules.
//
//   node bench/peers.ts     prints where they are
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { download, go } from '../engine/build/go.ts'
import { hasGo, nativeHelm } from '../engine/native-helm.ts'
import { istioctl } from './istioctl.ts'
import { writeSchemas } from './schemas.ts'

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules', '.cache', 'peers')

/** Helm is not among them: its version is the engine's. */
export const TOOLS = {
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  dyff: 'github.com/homeport/dyff/cmd/dyff@v1.12.0',
}

/** Where Istio's CRDs come from. */
const ISTIO_API = { module: 'istio.io/api', version: 'v1.32.0' }

/** Paths of the peers' programs, and of the folder with Istio's schemas. */
export interface Peers {
  helm: string
  kubeconform: string
  dyff: string
  /** `undefined` where it cannot be compiled. */
  istioctl: string | undefined
  schemas: string
}

/** The peers, installed on the first call: that takes minutes. `undefined` where Go is missing. */
export function peers(): Peers | undefined {
  const helm = nativeHelm()
  if (!helm || !hasGo()) return undefined
  return {
    helm,
    kubeconform: tool('kubeconform'),
    dyff: tool('dyff'),
    istioctl: istioctl(),
    schemas: schemas(),
  }
}

function tool(name: keyof typeof TOOLS): string {
  const path = join(FOLDER, name)
  if (!existsSync(path)) go(tmpdir(), ['install', TOOLS[name]], { GOFLAGS: '', GOBIN: FOLDER })
  return path
}

function schemas(): string {
  const folder = join(FOLDER, `istio-${ISTIO_API.version}`)
  if (existsSync(folder)) return folder
  const module = download(tmpdir(), ISTIO_API.module, ISTIO_API.version)
  writeSchemas(join(module, 'kubernetes', 'customresourcedefinitions.gen.yaml'), folder)
  return folder
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(peers() ?? 'Go is not installed')
