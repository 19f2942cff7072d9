import { isDataMap } from '../../../core/plain-data.ts'
import { unknownTruth } from '../../../effect/request/match/truth.ts'
import type { Claims, KeySource, Token } from '../../../effect/request/request.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isSignedBy } from './verify-signature.ts'

/** A JWT as a client sends it, and the key sets that were tried on it. */
export interface RealJwt {
  readonly token: Token
  /** Tries the keys that JWT rules of some meshes name for its issuer, and those that the test file gives. */
  verifyFor(meshes: readonly Mesh[]): Promise<void>
}

/**
 * Reads the claims of a JWT; `null` unless the text has three parts, an `alg` in its header and a map as payload. Call
 * `verifyFor` before `token.isSignedFor`, which is false for keys that are not tried yet.
 *
 * @param keySets the JWKS that the test file states, as text by issuer: for JWT rules without `jwks`, whose keys proxies fetch
 */
export function realJwt(text: string, keySets: ReadonlyMap<string, string>): RealJwt | null {
  const claims = claimsIn(text)
  if (!claims) return null
  const verdicts = new Map<string, boolean>()
  const issuer = typeof claims['iss'] === 'string' ? claims['iss'] : ''
  const isSignedFor = ({ issuer: ofRule, jwks, jwksUri }: KeySource) => {
    const keys = jwks === '' ? keySets.get(ofRule) : jwks
    return keys === undefined
      ? unknownTruth(`the keys at ${jwksUri === '' ? ofRule : jwksUri}, which \`keys\` may state`)
      : (verdicts.get(keys) ?? false)
  }
  return {
    token: { claims, isSignedFor },
    async verifyFor(meshes) {
      const inline = meshes.flatMap((mesh) => inlineKeys(mesh, issuer))
      const keySet = keySets.get(issuer)
      for (const keys of new Set([...inline, ...(keySet === undefined ? [] : [keySet])]))
        if (!verdicts.has(keys)) verdicts.set(keys, await isSignedBy(text, keys))
    },
  }
}

function inlineKeys(mesh: Mesh, issuer: string): string[] {
  return mesh
    .ofKind('RequestAuthentication')
    .flatMap(({ spec }) => spec.items('jwtRules'))
    .filter((rule) => ['', issuer].includes(rule.get('issuer').text))
    .flatMap((rule) => rule.get('jwks').text || [])
}

/** The payload of a JWT; `null` if the text has not its form. */
function claimsIn(text: string): Claims | null {
  const [header, payload, signature, ...more] = text.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return null
  const [head, claims] = [header, payload].map(jsonIn)
  return isDataMap(head) && typeof head['alg'] === 'string' && isDataMap(claims) ? claims : null
}

function jsonIn(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64url').toString())
  } catch {
    return null
  }
}
