// Rewrites openapi.json: the part of GitHub's own OpenAPI description that the fake GitHub of these tests needs.
// Run by hand when meshgate uses another endpoint: `node test/github/refresh-openapi.mjs`.
// The description (about 400 MB with all its variants) is installed into a temporary folder and removed again.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const version = '23.0.2'

const operations = [
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/files'],
  ['post', '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'],
  ['get', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
]

/** Prose and the vendor's own keys: nothing that decides whether a request or an answer is valid. */
const dropped = new Set(['description', 'summary', 'externalDocs', 'tags', 'title', 'examples', 'example'])

/** How the parts of `components` are copied, where not merely without prose. */
const copies = { examples: (example) => example, responses: (original) => response(strip(original)) }

const description = JSON.parse(download())
const file = join(import.meta.dirname, 'openapi.json')
writeFileSync(file, JSON.stringify(subset(description)))
execFileSync('npx', ['oxfmt', file])

function download() {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', `@octokit/openapi@${version}`])
    return readFileSync(join(folder, 'node_modules/@octokit/openapi/generated/api.github.com.json'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function subset(whole) {
  const result = {
    openapi: whole.openapi,
    info: {
      title: 'A part of the GitHub REST API description',
      description: `Extracted from @octokit/openapi ${version} by refresh-openapi.mjs; prose removed.`,
      license: { name: 'MIT' },
      version,
    },
    paths: {},
    components: {},
  }
  for (const [method, path] of operations) {
    result.paths[path] = { ...result.paths[path], [method]: operation(whole.paths[path][method]) }
  }
  addComponents(whole, result, references(result.paths))
  return result
}

/** An operation without prose, and of its answers' examples the first: the fake fills in what a test does not say. */
function operation(original) {
  const kept = strip(original)
  kept.responses = Object.fromEntries(
    Object.entries(kept.responses).map(([status, it]) => [status, response(it)]),
  )
  for (const [status, { content }] of Object.entries(original.responses)) {
    for (const [type, { examples }] of Object.entries(content ?? {})) {
      const first = Object.entries(examples ?? {})[0]
      if (first) kept.responses[status].content[type].examples = { default: first[1] }
    }
  }
  return kept
}

/** OpenAPI wants a description here, if only an empty one. */
function response(stripped) {
  return '$ref' in stripped ? stripped : { description: '', ...stripped }
}

function addComponents(whole, result, pending) {
  for (const reference of pending) {
    const [section, name] = reference.split('/').slice(2)
    result.components[section] ??= {}
    if (name in result.components[section]) continue
    const component = whole.components[section][name]
    result.components[section][name] = (copies[section] ?? strip)(component)
    addComponents(whole, result, references(result.components[section][name]))
  }
}

function references(value) {
  if (typeof value !== 'object' || value === null) return []
  if (typeof value.$ref === 'string') return [value.$ref]
  return Object.values(value).flatMap(references)
}

/** Copies a description without prose; under `properties` every key is a name and stays. Ajv wants `nullable` typed. */
function strip(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => strip(item))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => names || !(dropped.has(key) || key.startsWith('x-')))
  const copy = Object.fromEntries(
    kept.map(([key, child]) => [key, strip(child, !names && key === 'properties')]),
  )
  return copy.nullable === true && !copy.type ? { type: 'object', ...copy } : copy
}
