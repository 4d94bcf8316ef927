export { sources, translate, type Source, type Translated } from './inbound/translate.ts'
export { botFrameworkStatus } from './inbound/bot-framework.ts'
