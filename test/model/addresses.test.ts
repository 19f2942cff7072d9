import { describe, expect, test } from 'vitest'
import { isCloudMetadata, isIP, isLinkLocal, isLoopback } from '../../src/syntax/address.ts'
import { parseUrl, hostReach } from '../../src/syntax/url.ts'

test.each([
  '10.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  '[::1]',
  '1:2:3:4:5:6:7:8',
  '::ffff:10.0.0.1',
])('%s is an address', (text) => expect(isIP(text)).toBe(true))

test.each([
  '10.0.0',
  '10.0.0.256',
  '010.0.0.1',
  'a.b',
  '',
  ':',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '12345::',
  '1:2:3:4:5:6:7:8:9',
])('`%s` is none', (text) => expect(isIP(text)).toBe(false))

test('link-local and loopback are distinguished', () => {
  expect(['169.254.169.254', '[fe80::1]', '::ffff:169.254.1.1', '10.0.0.1'].map(isLinkLocal)).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(['127.0.0.1', '[::1]', '0:0:0:0:0:0:0:1', '128.0.0.1', '::2'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

describe('parseUrl', () => {
  test('tells the parts as they are written', () => {
    expect(parseUrl('HTTPS://me@Login.example.com:8443/a?b=c#d')).toEqual({
      scheme: 'https',
      userInfo: 'me',
      host: 'Login.example.com',
      port: '8443',
      query: '?b=c',
      fragment: '#d',
    })
    expect(parseUrl('http://[::1]:80#a?b')).toMatchObject({
      host: '[::1]',
      port: '80',
      query: '',
      fragment: '#a?b',
    })
  })

  test.each([
    '',
    '/keys',
    'login.example.com',
    '//login.example.com',
    'https:login',
    'https://',
    'https:///keys',
    'https://a b/',
  ])('`%s` is no absolute URL', (text) => expect(parseUrl(text)).toBeNull())
})

test.each([
  ['localhost', 'local'],
  ['127.1.2.3', 'local'],
  ['keycloak', 'cluster'],
  ['keycloak.identity', 'cluster'],
  ['keycloak.identity.svc', 'cluster'],
  ['keycloak.identity.svc.example.org', 'cluster'],
  ['keycloak.local', 'private'],
  ['id.shop.lan', 'private'],
  ['example.com', 'public'],
  ['example.de', 'public'],
  ['keycloak.identity.svc.cluster.local.', 'cluster'],
  ['10.1.2.3', 'private'],
  ['172.32.0.1', 'public'],
  ['[fd00::1]', 'private'],
  ['id.corp.internal', 'private'],
  ['login.example.com', 'public'],
  ['svc.example.com', 'public'],
  ['login.svc.example.com', 'public'],
])('%s is %s', (host, reach) => {
  expect(hostReach(host)).toBe(reach)
})

test('finds IPv4 addresses that are mapped into IPv6', () => {
  const forms = (dotted: string, hexadecimal: string): string[] => [
    ...[`::ffff:${dotted}`, `[::FFFF:${dotted}]`, `::ffff:${hexadecimal}`],
    ...[`0:0:0:0:0:ffff:${hexadecimal}`, `0000:0000:0000:0000:0000:ffff:${dotted}`, `0::ffff:${hexadecimal}`],
  ]
  expect(forms('127.0.0.1', '7f00:1').map(isLoopback)).toEqual(Array.from({ length: 6 }, () => true))
  expect(forms('100.100.100.200', '6464:64c8').every(isCloudMetadata)).toBe(true)
  expect(forms('169.254.169.254', 'a9fe:a9fe').every(isLinkLocal)).toBe(true)
  expect(['::ffff:10.0.0.1', '1::ffff:7f00:1', '::7f00:1', '::ffff:0:7f00:1'].map(isLoopback)).toEqual([
    ...[false, false, false, false],
  ])
})
