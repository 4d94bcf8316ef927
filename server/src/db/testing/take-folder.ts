import { DatabaseError } from '../database-error.ts'
import { openPglite } from '../pglite.ts'

// Run as a program, this opens a folder as many times as it is told and prints what became of each, as JSON lines.

const [dir, times] = process.argv.slice(2) as [string, string]
for (let i = 0; i < Number(times); i += 1) {
  try {
    const db = await openPglite({ dir })
    await db.close()
    console.log(JSON.stringify({ opened: true }))
  } catch (error) {
    const { code, message } = error as DatabaseError
    console.log(JSON.stringify({ opened: false, code, message }))
  }
}
