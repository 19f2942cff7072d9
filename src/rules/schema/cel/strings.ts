import { table } from '../../../core/table.ts'
import { millisecond, parseDuration } from '../../../syntax/duration.ts'
import { quote } from '../../message/quote.ts'
import { stringRule, type CelRule } from './rule.ts'
import { isModuleUrl, schemeOf } from './url-scheme.ts'

/** Expressions about strings and numbers. */
export const stringRules = table<CelRule>({
  "duration(self) >= duration('1ms')": (self) => {
    const duration = parseDuration(String(self))
    if ('defect' in duration)
      return { path: [], code: 'format-mismatch', message: `${quote(self)} ${duration.defect}` }
    if (duration.value >= millisecond) return null
    return { path: [], code: 'below-minimum', message: `${quote(self)} is below \`1ms\`` }
  },

  '!self.contains("*")': stringRule('wildcard', (self) =>
    self.includes('*') ? `${quote(self)} contains \`*\`, which is not allowed here` : null,
  ),

  'self.size() == 0': stringRule('other-namespace', (self) =>
    self === ''
      ? null
      : `${quote(self)} is refused: a policy attaches only within its own namespace, so remove the field`,
  ),

  'self != "*"': stringRule('wildcard', (self) => (self === '*' ? '`*` is refused: name the hosts' : null)),

  '0 < self && self <= 65535': (self) => {
    const port = Number(self)
    if (port > 0 && port <= 65535) return null
    const code = port > 65535 ? 'above-maximum' : 'below-minimum'
    return { path: [], code, message: `${quote(self)} is no port number from 1 to 65535` }
  },

  'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true':
    stringRule('format-mismatch', (self) =>
      /^unix:\/\/(?![/@])/.test(self)
        ? `${quote(self)} must be an absolute path, \`unix:///run/x.sock\`, or an abstract socket, \`unix://@name\``
        : null,
    ),

  'self.startsWith("unix://") ? !self.endsWith("/") : true': stringRule('format-mismatch', (self) =>
    self.startsWith('unix://') && self.endsWith('/') ? `${quote(self)} is a folder, not a socket` : null,
  ),

  'self in ["", "HTTP", "HTTPS"]': stringRule('not-in-enum', (self) =>
    ['', 'HTTP', 'HTTPS'].includes(self) ? null : `${quote(self)} is not one of \`HTTP\`, \`HTTPS\``,
  ),

  'url(self).getScheme() in ["http", "https"]': stringRule('format-mismatch', (self) =>
    ['http', 'https'].includes(schemeOf(self) ?? '')
      ? null
      : `${quote(self)} is no URL that begins with \`http://\` or \`https://\``,
  ),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "file", "oci"])':
    stringRule('format-mismatch', moduleUrl),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])':
    stringRule('format-mismatch', moduleUrl),
})

/** Checks the URL of a Wasm module. */
function moduleUrl(self: string): string | null {
  return isModuleUrl(self)
    ? null
    : `${quote(self)} is no URL of a module: begin it with \`oci://\`, \`https://\`, \`http://\` or \`file://\`, or write an image without a scheme`
}
