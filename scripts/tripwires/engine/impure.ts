// Breaks every rule of the engine on purpose. The check must refuse each line.
import { readFileSync } from 'node:fs'

export const now = Date.now()
export const chance = Math.random()
export const page = document.title
export const answer = fetch('https://example.org')
export const home = process.env['HOME']
export const later = setTimeout(() => {}, 1)
console.log(readFileSync)
