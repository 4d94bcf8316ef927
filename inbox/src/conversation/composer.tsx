import { openPlaceholder, type ConversationRow, type FirstReply } from '@baton/protocol'
import { Lock, Send, MessageSquareQuote } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { AttachButton } from '../files/attach-button.tsx'
import { addFiles, sendFiles } from '../files/file-queue.ts'
import { QueueStrip } from '../files/queue-strip.tsx'
import { useFileQueue } from '../files/use-file-queue.ts'
import { MentionList } from '../mentions/mention-list.tsx'
import { useMentionMenu } from '../mentions/use-mention-menu.ts'
import { SnippetList } from '../snippets/snippet-list.tsx'
import { useSnippets } from '../snippets/use-snippets.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useMedia } from '../ui/use-media.ts'
import { CollisionLine } from './collision-line.tsx'
import { firstName } from './customer-name.ts'
import { GuardLine, SuggestionLine } from './guard-line.tsx'
import { askedAgain, type Guarded } from './known-for.ts'
import { keepDraft, loadDraft, type Mode } from './drafts.ts'
import { takenBack } from './taken-back.ts'

const longest = 16_000
const typingEvery = 3000

/** Where replies and notes are written. The button names the deed, the box takes the mode's colour, and drafts are kept. */
export function Composer({
  row,
  mode,
  onMode,
  focusWish,
  known,
  suggestion,
}: {
  row: ConversationRow
  mode: Mode
  onMode: (mode: Mode) => void
  /** Counts up each time a key asks for the focus. */
  focusWish: number
  /** What the customer has said, for the guard. */
  known: Guarded
  /** A first reply to begin with; null where there is none, or one has been sent. */
  suggestion: FirstReply | null
}) {
  const desk = useDesk()
  const box = useRef<HTMLTextAreaElement>(null)
  const touch = useMedia('(pointer: coarse)')
  const [text, setText] = useState(() => loadDraft(row.id, mode))
  const [shown, setShown] = useState({ id: row.id, mode })
  if (shown.id !== row.id || shown.mode !== mode) {
    setShown({ id: row.id, mode })
    setText(loadDraft(row.id, mode))
  }
  const told = useRef(0)
  const closed = row.status === 'resolved' && mode === 'message'
  const tooLong = text.length > longest
  /** A snippet left it open, and nobody knew what belongs there. */
  const leftOpen = openPlaceholder(text)
  const files = useFileQueue(row.id)
  // A note is read by colleagues, and a file goes to the customer.
  const takesFiles = mode === 'message' && !closed
  const chosen = takesFiles && files.some(({ state }) => state === 'chosen')
  const ready = (text.trim() !== '' || chosen) && !tooLong && !closed && leftOpen === null
  const [over, setOver] = useState(false)
  const attach = (given: readonly File[]) => {
    addFiles(row.id, given)
    box.current?.focus()
  }

  const asked = useMemo(() => (mode === 'message' ? askedAgain(text, known) : null), [mode, text, known])
  const ghost = mode === 'message' && !closed && text === '' ? suggestion : null

  useEffect(() => {
    if (focusWish > 0) box.current?.focus()
  }, [focusWish])

  useEffect(
    () =>
      takenBack.subscribe(() => {
        const back = takenBack.get()
        if (back?.conversationId !== row.id) return
        takenBack.set(() => null)
        const since = loadDraft(row.id, 'message')
        keepDraft(row.id, 'message', since.trim() === '' ? back.text : `${back.text}\n\n${since}`)
        onMode('message')
        setText(loadDraft(row.id, 'message'))
        box.current?.focus()
      }),
    [row.id, onMode],
  )

  // As tall as the words, up to a third of the page.
  useLayoutEffect(() => {
    const it = box.current
    if (!it) return
    it.style.height = 'auto'
    it.style.height = `${Math.min(it.scrollHeight, window.innerHeight / 3)}px`
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the height follows the words
  }, [text, ghost])

  const change = (next: string) => {
    setText(next)
    keepDraft(row.id, mode, next)
    if (mode === 'message' && next && Date.now() - told.current > typingEvery) {
      told.current = Date.now()
      desk.typing(row.id, true)
    }
  }

  const listId = useId()
  const mentionsId = useId()
  const snippets = useSnippets(box, row, change)

  const mentions = useMentionMenu(box, mode === 'note', change)
  const offers = mentions.offered
    ? { list: mentionsId, at: mentions.offered.at }
    : snippets.offered && snippets.offered.snippets.length > 0
      ? { list: listId, at: snippets.offered.at }
      : null

  const send = () => {
    if (!ready) return leftOpen ? box.current?.setSelectionRange(leftOpen.from, leftOpen.to) : undefined
    if (text.trim() !== '') desk.write(row.id, mode, text.trim())
    if (chosen) {
      // What is written comes before what is sent with it.
      desk.letGo(row.id)
      sendFiles(row.id)
    }
    change('')
    told.current = 0
    if (mode === 'message') desk.typing(row.id, false)
    else onMode('message')
    box.current?.focus()
  }

  const insert = () => {
    if (asked?.kind === 'slot' && asked.value) change(`${text.trimEnd()} ${asked.value} `)
    box.current?.focus()
  }
  const take = () => {
    if (ghost) change(ghost.text)
    box.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKeyDown(event) || snippets.onKeyDown(event)) return
    if (event.altKey && event.code === 'KeyI' && asked) {
      event.preventDefault()
      return insert()
    }
    if (event.altKey && event.key === 'ArrowDown' && ghost) {
      event.preventDefault()
      return take()
    }
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    // On a touch keyboard Enter is the only way to a new line, and the button is right there.
    if (touch && !event.metaKey && !event.ctrlKey) return
    event.preventDefault()
    send()
  }

  const note = mode === 'note'
  return (
    <div className="shrink-0 px-4 pb-4 desk:px-6">
      <div className="mx-auto w-full max-w-178">
        <TakesOver row={row} mode={mode} />
        <CollisionLine row={row} answering={mode === 'message'} />
        {asked && <GuardLine asked={asked} known={known} onInsert={insert} />}
        {ghost && <SuggestionLine suggestion={ghost} onTake={take} />}
        {leftOpen && (
          <output className="mb-1.5 block text-amber-text">
            Fill in {`{{${leftOpen.name}}}`} before it goes out: it is not known here.
          </output>
        )}
        <SnippetList id={listId} here={snippets} />
        <MentionList id={mentionsId} menu={mentions} />
        <div
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            setOver(takesFiles)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            if (!event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            setOver(false)
            if (takesFiles) attach([...event.dataTransfer.files])
          }}
          className={classes(
            over && 'outline-2 outline-accent outline-dashed',
            'rounded-card border focus-within:border-accent focus-within:outline-1 focus-within:outline-accent',
            note ? 'border-paper-line bg-paper' : 'border-line-strong bg-surface',
          )}
        >
          {takesFiles && <QueueStrip conversation={row.id} files={files} />}
          <textarea
            ref={box}
            rows={ghost ? 4 : 1}
            dir="auto"
            value={text}
            disabled={closed}
            onChange={(event) => {
              change(event.target.value)
              snippets.look(event.target.value, event.target.selectionStart)
              mentions.look(event.target.value, event.target.selectionStart)
            }}
            onSelect={(event) => {
              const { value, selectionStart } = event.currentTarget
              if (snippets.offered) snippets.look(value, selectionStart)
            }}
            onBlur={() => {
              snippets.close()
              mentions.close()
            }}
            onKeyDown={onKeyDown}
            aria-autocomplete="list"
            {...(offers
              ? { 'aria-controls': offers.list, 'aria-activedescendant': `${offers.list}-${offers.at}` }
              : {})}
            onPaste={(event) => {
              if (!takesFiles || event.clipboardData.files.length === 0) return
              event.preventDefault()
              attach([...event.clipboardData.files])
            }}
            aria-label={note ? 'Internal note' : `Reply to ${firstName(row)}`}
            placeholder={
              note
                ? `Only your colleagues read this`
                : closed
                  ? `Opens again when ${firstName(row)} writes`
                  : (ghost?.text ?? `Write to ${firstName(row)}`)
            }
            className="block max-h-[33vh] min-h-11 w-full resize-none bg-transparent px-3 pt-3 pb-1 outline-none placeholder:text-text-3 pointer-coarse:text-[16px]"
          />
          <div className="flex items-center gap-1 px-2 pb-2">
            <ModeSwitch mode={mode} onMode={onMode} />
            <IconButton label="Put in a snippet" hint="/" disabled={closed} onClick={snippets.ask}>
              <MessageSquareQuote size={16} aria-hidden />
            </IconButton>
            {takesFiles && <AttachButton onFiles={attach} />}
            <span className="flex-1" />
            {tooLong && (
              <span role="alert" className="text-11 text-red-text tabular-nums">
                {(text.length - longest).toLocaleString('en')} characters too many
              </span>
            )}
            <Button look="primary" disabled={!ready} onClick={send}>
              {note ? <Lock size={14} aria-hidden /> : <Send size={14} aria-hidden />}
              {note ? 'Save note' : `Send to ${firstName(row)}`}
            </Button>
          </div>
        </div>
        <p className="mt-1 hidden text-11 text-text-3 desk:block pointer-coarse:hidden">
          Enter {note ? 'saves' : 'sends'} · Shift+Enter starts a new line · / puts in a snippet
          {note && ' · @ names a colleague'} · Esc leaves the box
          {note ? '' : ' · drafts stay in this browser'}
        </p>
      </div>
    </div>
  )
}

function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  return (
    <fieldset className="flex gap-0.5">
      <legend className="sr-only">What you write</legend>
      {(['message', 'note'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={mode === each}
          onClick={() => onMode(each)}
          className={classes(
            'h-8 rounded-control px-2 font-medium',
            mode === each ? 'bg-hover text-text' : 'text-text-3 hover:text-text',
          )}
        >
          {each === 'message' ? 'Reply' : 'Note'}
        </button>
      ))}
    </fieldset>
  )
}

/** Writing to a customer whom somebody else holds takes the conversation over: said before, not found out afterwards. */
function TakesOver({ row, mode }: { row: ConversationRow; mode: Mode }) {
  const desk = useDesk()
  const { holder } = row
  if (mode === 'note' || row.status === 'resolved' || (holder.kind === 'agent' && holder.id === desk.me.id)) return null
  const from = holder.kind === 'agent' ? holder.name : holder.kind === 'assistant' ? 'the assistant' : 'the queue'
  return <p className="mb-1.5 text-text-2">Sending takes the conversation over from {from}.</p>
}
