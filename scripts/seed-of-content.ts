import { execFileSync } from 'node:child_process'

/** A number below a million that is made from the hash of the tree of HEAD: each content of the repository has its own. */
export function seedOfContent(): number {
  const hash = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { encoding: 'utf8' })
  return Number.parseInt(hash.slice(0, 8), 16) % 1e6
}
