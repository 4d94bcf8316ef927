import type { Wording } from '@baton/protocol/wording/wording'
import { useId, useState } from 'preact/hooks'
import type { Thread } from '../thread/thread.ts'

interface Props {
  thread: Thread
  wording: Wording
  /** True when it was taken; false where it is no address, or did not arrive. */
  leaveAddress(email: string): Promise<boolean>
}

/** While they wait, or a person has it: a place to be written to. Gone once there is one, or when they would rather not. */
export function AddressCard({ thread, wording: { phrases }, leaveAddress }: Props) {
  const id = useId()
  const [words, setWords] = useState('')
  const [state, setState] = useState<'idle' | 'busy' | 'wrong' | 'gone'>('idle')
  const waits = thread.holder.kind === 'waiting' || (thread.holder.kind === 'agent' && lastIsTheirs(thread))
  if (!waits || thread.address !== null || state === 'gone' || isAsked(thread)) return null
  return (
    <form
      class="adding"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setState('busy')
        void leaveAddress(words.trim()).then((taken) => setState(taken ? 'gone' : 'wrong'))
      }}
    >
      <label for={id}>{phrases.leaveAddress}</label>
      <div class="choices">
        <input
          id={id}
          type="email"
          autocomplete="email"
          enterkeyhint="send"
          maxLength={254}
          value={words}
          placeholder={phrases.yourAddress}
          aria-invalid={state === 'wrong'}
          onInput={(event) => {
            setWords(event.currentTarget.value)
            setState('idle')
          }}
        />
        <button type="submit" class="answer" disabled={state === 'busy' || words.trim() === ''}>
          {phrases.send}
        </button>
        <button type="button" class="plain" onClick={() => setState('gone')}>
          {phrases.noThanks}
        </button>
      </div>
      {state === 'wrong' && (
        <p class="trouble" role="alert">
          {phrases.noAddress}
        </p>
      )}
    </form>
  )
}

/** One thing is asked at a time. */
const isAsked = ({ invitation }: Thread) =>
  invitation !== null && (invitation.accepts === null || invitation.question !== null)

function lastIsTheirs({ items }: Thread): boolean {
  const last = items.findLast(({ kind }) => kind === 'message')
  return last?.kind === 'message' && last.by === 'customer'
}
