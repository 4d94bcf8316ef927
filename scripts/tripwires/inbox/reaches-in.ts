// Breaks the boundary on purpose: a screen that knows the server's insides.
import { createDoor } from '../../../server/src/handle.ts'

export const door = createDoor
