// Requests between meshgate and Z3.
import { requestWithToken, tokensOf } from '../../../src/effect/access/token-request.ts'
import { noToken, type TokenSample } from '../../../src/effect/access/token-sample.ts'
import type { AccessWitness } from '../../../src/effect/access/witness.ts'
import { all, principalFormula, quoted, tokenNumber, tokenNumbers } from './formula.ts'
import { issuerNames } from './policy-set.ts'
import type { Model } from './z3.ts'

/** A formula that is true for exactly one request. */
export function witnessFormula({ connection, request, claims }: AccessWitness): string {
  const { transport, principal, source, destination } = connection
  const [path = '', query = ''] = request.target.split('?')
  const tenant = request.headers.get('x-tenant')
  const hasToken = request.headers.has('authorization') || query.includes('access_token=')
  return all([
    segmentsFormula(path),
    `(= host ${quoted(request.authority.toLowerCase())})`,
    `(= method ${quoted(request.method)})`,
    `(= port ${destination.port})`,
    transport === 'mtls'
      ? all(['mtls', principalFormula(principal!.replace('spiffe://', ''))])
      : '(not mtls)',
    ...(typeof source === 'string' ? [`(= source ${addressBits(source)})`] : []),
    tenant === undefined ? '(not hastenant)' : `(and hastenant (= tenant ${quoted(tenant)}))`,
    claims === null
      ? `(= token ${hasToken ? tokenNumbers.wrong : tokenNumbers.none})`
      : claimsFormula(claims),
  ])
}

function segmentsFormula(path: string): string {
  const segments = path.slice(1).split('/')
  return all([
    `(= segments ${segments.length})`,
    ...segments.map((segment, index) => `(= segment${index + 1} ${quoted(segment)})`),
  ])
}

function claimsFormula(claims: NonNullable<AccessWitness['claims']>): string {
  const listed = (name: string, count: string, value: unknown): string => {
    const texts = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]
    return all([
      `(= ${count} ${texts.length})`,
      ...texts.map((text, index) => `(= ${name}${index + 1} ${quoted(text)})`),
    ])
  }
  return all([
    `(= token ${tokenNumber(String(claims['iss']))})`,
    `(= sub ${quoted(typeof claims['sub'] === 'string' ? claims['sub'] : '')})`,
    listed('groups', 'counts', claims['groups']),
    listed('audience', 'counta', claims['aud']),
  ])
}

function addressBits(address: string): string {
  const octets = address.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'))
  return `#x${octets.join('')}`
}

/** The request of a model. */
export function witnessOfModel(model: Model): AccessWitness {
  const text = (name: string): string => textOf(model.get(name)!)
  const number = (name: string): number => Number(model.get(name))
  const isMtls = model.get('mtls') === 'true'
  const list = (name: string, count: string): string[] =>
    [1, 2, 3].slice(0, number(count)).map((index) => text(`${name}${index}`))
  const issuer = issuerNames[number('token') - tokenNumbers.firstIssuer] ?? null
  const sample = tokenSample(number('token'), issuer)
  const sub = text('sub')
  const claims =
    issuer === null
      ? null
      : {
          iss: issuer,
          groups: list('groups', 'counts'),
          aud: list('audience', 'counta'),
          ...(sub !== '' && { sub }),
        }
  const tenant = model.get('hastenant') === 'true' ? [['x-tenant', text('tenant')] as const] : []
  const segments = [1, 2, 3, 4].slice(0, number('segments')).map((index) => text(`segment${index}`))
  const request = {
    method: text('method'),
    authority: text('host'),
    target: `/${segments.join('/')}`,
    headers: new Map(tenant),
  }
  return {
    connection: {
      transport: isMtls ? 'mtls' : 'plain',
      sni: isMtls ? 'shop.example' : '',
      principal: isMtls ? `spiffe://cluster.local/ns/${text('namespace')}/sa/${text('account')}` : null,
      source: addressOf(model.get('source')!),
      destination: { address: undefined, port: number('port') },
    },
    request: requestWithToken(request, sample),
    verification: { now: 0, tokens: tokensOf(sample, claims ?? {}) },
    claims,
  }
}

function tokenSample(token: number, issuer: string | null): TokenSample {
  if (token === tokenNumbers.none) return noToken
  const place = { kind: 'header', name: 'authorization', prefix: 'Bearer ' } as const
  return { place, issuer, keys: issuer === null ? '' : `the keys of \`${issuer}/keys\`` }
}

/** A literal of SMT-LIB as text. */
function textOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll('""', '"')
    .replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}

function addressOf(bits: string): string {
  const number = Number.parseInt(bits.slice(2), bits.startsWith('#x') ? 16 : 2)
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
}
