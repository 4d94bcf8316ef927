import { fuzz } from '../testing/fuzz.ts'

fuzz(import.meta.filename)
