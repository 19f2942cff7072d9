import { readFileSync } from 'node:fs'

const folder = 'src/report/html'

/** The style and the script of the HTML report, and the style of pictures, as a module, so that the bundle contains them. */
export async function pageAssets(): Promise<string> {
  return `/** Made of page.css, picture.css and page.js by \`npm run generate\`. */
${constant('pageCss', 'page.css')}
${constant('pictureCss', 'picture.css')}
${constant('pageJs', 'page.js')}`
}

function constant(name: string, file: string): string {
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  return `export const ${name} = \`\n${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`\n`
}
