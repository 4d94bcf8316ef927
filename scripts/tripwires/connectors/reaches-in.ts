// Must be refused: adapters know Baton through its protocol alone.
export { createDoor } from '../../../server/src/handle.ts'
export { decide } from '@baton/engine'
