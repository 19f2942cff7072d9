import { expect, test } from 'vitest'
import { schemeOf } from '../../../src/rules/schema/cel/url-scheme.ts'

/** What `url.ParseRequestURI` of Go 1.26 answers, which refuses colons in a host; null for an error. */
const answers: readonly (readonly [text: string, scheme: string | null])[] = [
  ['images.example.org:5000/shop/audit:1.2', 'images.example.org'],
  ['/a', ''],
  ['//a b', ''],
  ['http://a b/', null],
  ['http://a/b c', 'http'],
  ['https://u:p@h:80/x', 'https'],
  ['https://h:x/', null],
  ['http://[::1]:80/', 'http'],
  ['http://[::1', null],
  ['oci:foo', 'oci'],
  ['*', ''],
  [':x', null],
  ['http://h/%zz', null],
  ['http://h%20/', null],
  ['http://é/', 'http'],
  ['#%blah$#@', null],
  ['http://#%blah$#@', null],
  ['http://a:b:80/', null],
  ['1a:b', null],
  ['http:///x', 'http'],
  ['http://', 'http'],
  ['https://h?%zz', 'https'],
  ['http://h%c3%a9/', 'http'],
  ['http://us er@h/', null],
  ['HTTP://x', 'http'],
  ['file:///a', 'file'],
  ['http://a@b@c/', 'http'],
  ['http://[a]b/', null],
  ['http://[::1]x:80/', null],
  ['http://h/%', null],
  ['http://%41/', null],
  ['http://h\u007f', null],
]

test.each(answers)('%s', (text, scheme) => expect(schemeOf(text)).toBe(scheme))
