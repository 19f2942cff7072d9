// Compiles `istioctl` from Istio's sources, in a module of its own that pins them. It is kept in the user's cache folder.
//
//   node bench/istioctl.ts     prints its path
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go, requirements } from '../engine/build/go.ts'
import { hasGo } from '../engine/native-helm.ts'
import { userCache } from '../engine/native-kustomize.ts'

const MODULE = 'istio.io/istio'
const FOLDER = fileURLToPath(new URL('istioctl', import.meta.url))

/**
 * The path of istioctl, which is compiled on the first call: that takes minutes. `undefined` where it cannot be, which the
 * go command says on standard error.
 */
export function istioctl(): string | undefined {
  const hash = createHash('sha256')
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(FOLDER, file)))
  const path = join(userCache(), 'istioctl', hash.digest('hex').slice(0, 12))
  if (!existsSync(path) && hasGo()) build(path)
  return existsSync(path) ? path : undefined
}

/** The commit of Istio that istioctl is compiled from: the end of the version of its module. */
export function istioCommit(): string {
  return requirements(FOLDER).get(MODULE)!.split('-').at(-1)!
}

function build(path: string): void {
  try {
    go(FOLDER, ['build', '-ldflags=-s -w', '-o', path, `${MODULE}/istioctl/cmd/istioctl`])
  } catch {
    // The bench measures what there is.
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(istioctl() ?? 'istioctl cannot be compiled')
