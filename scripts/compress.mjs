// `node compress.mjs <folder>`: beside each text of a built folder, the same as .br and .gz, as they are sent to browsers that take them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Below this a header says as much. Bytes. */
const least = 1024
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }

const folder = process.argv[2]
if (!folder) throw new Error('compress.mjs: name the folder')
const texts = readdirSync(folder).filter((name) => /\.(js|css|svg|html)$/.test(name))
let [before, after] = [0, 0]
await Promise.all(
  texts.map(async (name) => {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    if (bytes.length < least) return
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, quality),
      promisify(gzip)(bytes, { level: 9 }),
    ])
    writeFileSync(`${file}.br`, br)
    writeFileSync(`${file}.gz`, gz)
    before += bytes.length
    after += br.length
  }),
)
const kb = (bytes) => Math.round(bytes / 1024)
console.log(`${folder}: ${kb(before)} KB, ${kb(after)} KB as sent`)
