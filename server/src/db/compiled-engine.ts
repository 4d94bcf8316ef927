import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** PGlite's machine code, which threads can share. */
export type CompiledEngine = object

// Node has it; the types that we compile with, which are without a browser's, do not.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<CompiledEngine> }

let compiled: Promise<CompiledEngine> | undefined

/** The engine compiled once for all threads of this process, which is half of what opening a database costs. */
export function compiledEngine(): Promise<CompiledEngine> {
  compiled ??= compile()
  return compiled
}

async function compile(): Promise<CompiledEngine> {
  const file = path.join(createRequire(import.meta.url).resolve('@electric-sql/pglite'), '../pglite.wasm')
  return WebAssembly.compile(await fs.promises.readFile(file))
}
