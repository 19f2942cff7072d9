import { describe, expect, it } from 'vitest'
import {
  allowsEgress,
  parseAllowedEgress,
  type AllowlistEntry,
} from '../../src/istio/hosts/egress-allowlist.ts'

describe('an entry of the allow-list', () => {
  it.each([
    ['api.example.com', { host: 'api.example.com' }],
    ['api.example.com:443', { host: 'api.example.com', port: 443 }],
    ['*.example.org:8443', { host: '*.example.org', port: 8443 }],
    ['*', { host: '*' }],
  ])('%s', (entry, expected) => {
    expect(parseAllowedEgress(entry)).toEqual(expected)
  })

  it.each([
    ['', 'is empty'],
    [':443', 'is empty'],
    ['https://api.example.com', 'contains a scheme: write only the host'],
    ['api.example.com/v1', 'contains a path: write only the host'],
    ['api.example.com:https', 'contains characters that host names cannot have'],
    ['api.example.com:', 'has a port outside of 1 to 65535'],
    ['api.example.com:70000', 'has a port outside of 1 to 65535'],
    ['api.*.com', 'has its wildcard outside the first label'],
    ['192.0.2.1', 'is an IP address, not a name'],
  ])('is not %s', (entry, defect) => {
    expect(parseAllowedEgress(entry)).toEqual({ defect })
  })
})

describe('what is allowed', () => {
  it.each([
    ['api.example.com', 'api.example.com', 443, true],
    ['api.example.com', 'API.example.com.', 443, true],
    ['api.example.com:443', 'api.example.com', 80, false],
    ['*.example.com', 'a.b.example.com', 80, true],
    ['*.example.com', 'example.com', 80, false],
    ['*.example.com', '*.b.example.com', 80, true],
    ['*.b.example.com', '*.example.com', 80, false],
    ['api.example.com', '*.example.com', 80, false],
    ['*', '*.example.com', 80, true],
    ['*:443', 'api.example.com', 443, true],
    ['*:443', 'api.example.com', 80, false],
  ])('%s allows %s at %i: %s', (entry, host, port, expected) => {
    expect(allowsEgress([entry], host, port)).toBe(expected)
  })
})

describe('an entry with more than a host', () => {
  const until = '2026-06-01'
  const entry: AllowlistEntry = {
    host: '*.example.com',
    ports: [443],
    environments: ['prod'],
    until,
    owner: 'a',
    reason: 'b',
  }
  const lastDay = Date.parse(until)

  it.each<[string, number, string | null, number | null, boolean]>([
    ['api.example.com', 443, 'prod', lastDay, true],
    ['api.example.com', 443, 'prod', null, true],
    ['api.example.com', 80, 'prod', lastDay, false],
    ['api.example.com', 443, 'stage', lastDay, false],
    ['api.example.com', 443, null, lastDay, false],
    ['api.example.com', 443, 'prod', lastDay + 24 * 60 * 60 * 1000, false],
  ])('allows %s:%i in %s at %s: %s', (host, port, environment, now, expected) => {
    expect(allowsEgress([entry], host, port, { environment, now })).toBe(expected)
  })
})
