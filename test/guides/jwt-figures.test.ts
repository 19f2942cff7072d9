import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * The times that docs/jwt.md names for the keys of an issuer, held against Istio's source in the cache of Go's modules: `go mod
 * download istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`.
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const pilot = join(cache, 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad/pilot/pkg')
const guide = readFileSync(new URL('../../docs/jwt.md', import.meta.url), 'utf8')

/** The source of a folder of pilot. */
function sourceOf(folder: string): string {
  const names = readdirSync(join(pilot, folder)).filter((name) => /(?<!_test)\.go$/.test(name))
  return names.map((name) => readFileSync(join(pilot, folder, name), 'utf8')).join('\n')
}

describe.skipIf(!existsSync(pilot))('the figures of docs/jwt.md', () => {
  it.each([
    [
      'fetches keys every 20 minutes (`PILOT_JWT_PUB_KEY_REFRESH_INTERVAL`)',
      'features',
      /"PILOT_JWT_PUB_KEY_REFRESH_INTERVAL",\s*20\*time\.Minute/,
    ],
    ['after a failure every minute', 'model', /JwtPubKeyRefreshIntervalOnFailure = time\.Minute/],
    ['up to once an hour', 'model', /JwtPubKeyRefreshIntervalOnFailureResetThreshold = 60 \* time\.Minute/],
    ['keeps keys for 7 days', 'model', /JwtPubKeyEvictionDuration = 24 \* 7 \* time\.Hour/],
    ['again after 5 minutes', 'security/authn', /CacheDuration: &durationpb\.Duration\{Seconds: 5 \* 60\}/],
    [
      '`pilot_jwks_resolver_network_fetch_fail_total',
      'model',
      /"pilot_jwks_resolver_network_fetch_fail_total"/,
    ],
    [
      '`PILOT_JWT_ENABLE_REMOTE_JWKS` `hybrid` or `envoy`',
      'features',
      /"PILOT_JWT_ENABLE_REMOTE_JWKS"[^]*?hybrid[^]*?envoy/,
    ],
  ])('%s', (words, folder, source) => {
    expect(guide.replaceAll('sum(increase(pilot', '`pilot')).toContain(words)
    expect(sourceOf(folder)).toMatch(source)
  })
})
