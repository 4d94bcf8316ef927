import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { drillQuery, drillsQuery } from '../sync/drill-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import type { RunWanted } from './drills-screen.tsx'
import { NumberedLines } from './numbered-lines.tsx'
import { firstDrill, lineOf, nameIn } from './words.ts'

/** Writes a drill, or another version of one. What the server cannot read is shown at its line. @param name '' for a new one */
export function DrillEditor({
  name,
  onClose,
  onRun,
}: {
  name: string
  onClose: () => void
  onRun: (wanted: RunWanted) => void
}) {
  const kept = useQuery({ ...drillQuery(name), enabled: name !== '' })
  const yaml = name === '' ? firstDrill : kept.data?.yaml
  return (
    <Dialog
      width="broad"
      title={name === '' ? 'Write a drill' : `Edit ${name}`}
      about="YAML or JSON: who writes, what they say line by line, and what must come of it."
      onClose={onClose}
    >
      {yaml !== undefined ? (
        <Form key={name} name={name} first={yaml} onClose={onClose} onRun={onRun} />
      ) : kept.isError ? (
        <p role="alert">It could not be loaded. Close this, and open it again.</p>
      ) : (
        <SkeletonLine width={70} />
      )}
    </Dialog>
  )
}

interface Wrong {
  line: number | null
  words: string
}

function Form({
  name,
  first,
  onClose,
  onRun,
}: {
  name: string
  first: string
  onClose: () => void
  onRun: (wanted: RunWanted) => void
}) {
  const queries = useQueryClient()
  const [yaml, setYaml] = useState(first)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [saving, setSaving] = useState(false)

  const save = async (thenRun: boolean) => {
    const as = name === '' ? nameIn(yaml) : name
    if (as === null) {
      setWrong({ line: 1, words: 'name: give it a name of lower-case letters, digits and -' })
      return
    }
    setSaving(true)
    try {
      await callApi('putDrill', { params: { name: as }, body: { yaml } })
      await queries.invalidateQueries({ queryKey: drillsQuery.queryKey })
      if (thenRun) onRun({ names: [as], source: 'own' })
      onClose()
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { detail, title, next } = error.problem
      const at = lineOf(detail)
      setWrong(at ? { line: at.line, words: at.what } : { line: null, words: detail ?? `${title}. ${next}` })
      setSaving(false)
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save(true)
      }}
    >
      <NumberedLines
        label="The drill"
        value={yaml}
        wrongLine={wrong?.line ?? null}
        {...(wrong ? { describedBy: 'drill-wrong' } : {})}
        onChange={(value) => {
          setYaml(value)
          setWrong(null)
        }}
      />
      {wrong && (
        <p id="drill-wrong" role="alert" className="text-red-text">
          {wrong.line === null ? '' : `Line ${wrong.line}: `}
          {wrong.words}
        </p>
      )}
      <p className="flex flex-wrap justify-end gap-2">
        <Button disabled={saving} onClick={() => void save(false)}>
          Save
        </Button>
        <Button type="submit" look="primary" disabled={saving}>
          Save and run
        </Button>
      </p>
    </form>
  )
}
