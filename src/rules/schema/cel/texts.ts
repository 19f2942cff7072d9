import { millisecond, parseDuration } from '../../../syntax/duration.ts'
import { quote } from '../../message/quote.ts'
import { onText, type CelRule } from './rule.ts'
import { schemeOf } from './url-scheme.ts'

/** Expressions about texts and numbers. */
export const textRules: Readonly<Record<string, CelRule>> = {
  "duration(self) >= duration('1ms')": (self) => {
    const duration = parseDuration(String(self))
    if ('defect' in duration)
      return { path: [], code: 'format-mismatch', message: `${quote(self)} ${duration.defect}` }
    if (duration.value >= millisecond) return null
    return { path: [], code: 'below-minimum', message: `${quote(self)} is below \`1ms\`` }
  },

  '!self.contains("*")': onText('wildcard', (self) =>
    self.includes('*') ? `${quote(self)} holds a \`*\`, which is not taken here` : null,
  ),

  'self.size() == 0': onText('other-namespace', (self) =>
    self === ''
      ? null
      : `${quote(self)} is refused: only targets of the own namespace are taken, so leave it out`,
  ),

  'self != "*"': onText('wildcard', (self) => (self === '*' ? '`*` is refused: name the hosts' : null)),

  '0 < self && self <= 65535': (self) => {
    const port = Number(self)
    if (port > 0 && port <= 65535) return null
    const code = port > 65535 ? 'above-maximum' : 'below-minimum'
    return { path: [], code, message: `${quote(self)} is no port from 1 to 65535` }
  },

  'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true': onText(
    'format-mismatch',
    (self) =>
      /^unix:\/\/(?![/@])/.test(self)
        ? `${quote(self)} must be an absolute path, \`unix:///run/x.sock\`, or an abstract socket, \`unix://@name\``
        : null,
  ),

  'self.startsWith("unix://") ? !self.endsWith("/") : true': onText('format-mismatch', (self) =>
    self.startsWith('unix://') && self.endsWith('/') ? `${quote(self)} is a folder, not a socket` : null,
  ),

  'self in ["", "HTTP", "HTTPS"]': onText('not-in-enum', (self) =>
    ['', 'HTTP', 'HTTPS'].includes(self) ? null : `${quote(self)} is not one of \`HTTP\`, \`HTTPS\``,
  ),

  'url(self).getScheme() in ["http", "https"]': onText('format-mismatch', (self) =>
    ['http', 'https'].includes(schemeOf(self) ?? '')
      ? null
      : `${quote(self)} is no URL that begins with \`http://\` or \`https://\``,
  ),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "file", "oci"])':
    onText('format-mismatch', moduleUrl),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])':
    onText('format-mismatch', moduleUrl),
}

/** An image reference without a scheme is a URL once `http://` stands in front of it. */
function moduleUrl(self: string): string | null {
  const scheme = schemeOf(self)
  if (scheme === null && schemeOf(`http://${self}`) !== null) return null
  return ['', 'http', 'https', 'oci', 'file'].includes(scheme ?? 'none')
    ? null
    : `${quote(self)} is no URL of a module: it begins with \`oci://\`, \`https://\`, \`http://\`, \`file://\` or none`
}
