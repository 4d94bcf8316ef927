export { sources, translate, type Source, type Translated } from './inbound/translate.ts'
export { botFrameworkStatus } from './inbound/bot-framework.ts'
export { toVcon, type VconSource } from './vcon/to-vcon.ts'
