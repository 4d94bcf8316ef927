import { firstReply, type ConversationRow } from '@baton/protocol'
import { useEffect, useMemo, useState } from 'react'
import { readCase } from '../handoff/case-view.ts'
import { CardLoading } from '../handoff/card-loading.tsx'
import { HandoffCard } from '../handoff/handoff-card.tsx'
import { WrongTeamDialog } from '../handoff/wrong-team-dialog.tsx'
import { WhyDialog } from '../handoff/why-dialog.tsx'
import { MergeConversationsDialog } from '../merge/merge-conversations-dialog.tsx'
import { MergeLine } from '../merge/merge-line.tsx'
import { othersOf } from '../merge/others.ts'
import { useMerging } from '../sync/held-merges.ts'
import { IncidentLine } from '../incidents/incident-line.tsx'
import { LinkDialog } from '../incidents/link-dialog.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { shownRows } from '../sync/take-frame.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { HoldDialog } from '../retention/hold-dialog.tsx'
import { HoldLine } from '../retention/hold-line.tsx'
import { TagDialog } from '../tags/tag-dialog.tsx'
import { useTags } from '../tags/tag-names.ts'
import { TagsLine } from '../tags/tags-line.tsx'
import { AsideLine } from '../aside/aside-line.tsx'
import { PickTimeDialog } from '../aside/pick-time-dialog.tsx'
import { momentInside } from '../ui/clock-words.ts'
import { toast } from '../ui/toaster.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useNow } from '../ui/use-now.ts'
import { useCaseWish } from './case-wish.ts'
import { composeBriefing } from './compose-briefing.ts'
import { BesideLine } from './beside-line.tsx'
import { ConsultDialog } from './consult-dialogs.tsx'
import { ApprovalLine } from './approval-line.tsx'
import { ConsultLine } from './consult-line.tsx'
import { Composer } from './composer.tsx'
import { knownFor } from './known-for.ts'
import { customerName, firstName } from './customer-name.ts'
import type { Mode } from './drafts.ts'
import { OwedLine } from './owed-line.tsx'
import { PassBackDialog } from './pass-back-dialog.tsx'
import { RevealContext } from './reveal.ts'
import { ResolveDialog } from './resolve-dialog.tsx'
import { CorrectContext } from '../guidance/correct-button.tsx'
import { SiteContext } from './source-href.ts'
import { TakeOverDialog } from './take-over-dialog.tsx'
import { CallbackDialog } from '../callbacks/callback-dialog.tsx'
import { CallbackLine } from '../callbacks/callback-line.tsx'
import { ThreadHead, type CaseDialog } from './thread-head.tsx'
import { Thread } from './thread.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { useAttention } from './use-attention.ts'

interface CaseScreenProps {
  row: ConversationRow
  team: (id: string) => string
  mayReveal: boolean
}

/** Which handoff cards the reader has opened or folded. */
type Folds = Readonly<Record<string, boolean>>

/** One conversation: thread, composer, handoff card, and everything that can be done with it. */
export function CaseScreen(props: CaseScreenProps) {
  const [folds, setFolds] = useState<Folds>({})
  // A dialog or a mode that outlived its conversation would do its deed to the next one: a step back, a notice of the desktop or a merge changes it.
  return <Case key={props.row.id} {...props} folds={folds} onFolds={setFolds} />
}

function Case({
  row,
  team,
  mayReveal,
  folds,
  onFolds,
}: CaseScreenProps & { folds: Folds; onFolds: (folds: Folds) => void }) {
  const desk = useDesk()
  const timeline = useDeskState((state) => state.timelines.get(row.id))
  const nameOf = useNames()
  const wide = useMedia('(min-width: 1280px)')
  const now = useNow(desk.now, 5000)
  const [dialog, setDialog] = useState<CaseDialog | 'take-over' | 'callback' | null>(null)
  const [holding, setHolding] = useState(false)
  const [snoozing, setSnoozing] = useState(false)
  const [mode, setMode] = useState<Mode>('message')
  const [focusWish, setFocusWish] = useState(0)

  useEffect(() => desk.watch(row.id), [desk, row.id])

  const events = timeline?.events
  const view = useMemo(() => readCase(events ?? []), [events])
  const customer = customerName(row)
  const shortName = firstName(row)
  const tags = useTags()
  const names = useMemo(
    () => ({
      customer: shortName === 'the visitor' ? 'The visitor' : shortName,
      agent: (id: string) => (id === desk.me.id ? 'you' : nameOf(id)),
      team,
      tag: (id: string) => tags.of(id)?.name ?? 'a tag',
    }),
    [shortName, nameOf, team, tags, desk.me.id],
  )
  useAttention(row, timeline, view)
  const rows = useDeskState(shownRows)
  const others = useMemo(() => othersOf(row, rows), [row, rows])
  const merging = useMerging(row.id)
  const mayMerge = others.length > 0 && merging === null
  const reveal = useMemo(
    () => ({ may: mayReveal, values: (textId: string) => desk.reveal(row.id, textId) }),
    [desk, row.id, mayReveal],
  )

  const mine = row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const open = row.status === 'open'
  const pkg = view.handoff?.package ?? null
  const guarded = useMemo(() => knownFor(pkg, view, events ?? []), [pkg, view, events])
  const suggestion = useMemo(
    () =>
      pkg && open && !view.replied
        ? firstReply(
            pkg.whole,
            desk.me.name ?? '',
            view.added.map(({ name }) => name),
          )
        : null,
    [pkg, open, view.replied, view.added, desk.me.name],
  )
  // A new handoff stands at full height, and folds once the person has replied; what the reader chose holds until then.
  const phase = `${view.handoff?.id ?? ''} ${view.replied}`
  const full = folds[phase] ?? (!view.replied && open)
  const fold = (next: boolean) => onFolds({ ...folds, [phase]: next })
  const takeOver = () => (row.holder.kind === 'agent' ? setDialog('take-over') : void desk.takeOver(row))
  const write = (next: Mode) => {
    setMode(next)
    setFocusWish((wish) => wish + 1)
  }

  async function putAside(until: number | 'customer') {
    if (!(await desk.putAside(row, until))) return
    const words = until === 'customer' ? `It waits for ${shortName}` : `It is back ${momentInside(until, desk.now())}`
    toast('plain', words, '', { name: 'Undo', act: () => void desk.putAside(row, null) })
  }

  useCaseWish(row.id, (wish) => {
    if (wish === 'snooze') setSnoozing(true)
    else if (wish === 'wait') void putAside('customer')
    else if (wish === 'take-over') takeOver()
    else setDialog(wish)
  })

  useKeys({
    tags: () => setDialog('tags'),
    ...(mayMerge ? { merge: () => setDialog('merge') } : {}),
    reply: () => write('message'),
    note: () => write('note'),
    ...(pkg ? { why: () => setDialog('why'), card: () => fold(!full) } : {}),
    ...(open ? { incident: () => setDialog('incident') } : {}),
    ...(open && mine
      ? {
          transfer: () => setDialog('transfer'),
          ...(row.consult ? {} : { consult: () => setDialog('consult') }),
          ...(row.handoff?.status === 'accepted' ? { 'wrong-team': () => setDialog('wrong-team') } : {}),
          resolve: () => setDialog('resolve'),
          snooze: () => setSnoozing(true),
          wait: () => void putAside('customer'),
          'pass-back': () => setDialog('pass-back'),
          ...(row.attending ? { hold: () => setHolding(true) } : {}),
        }
      : {}),
    ...(open && !mine ? { 'take-over': takeOver } : {}),
  })

  const card = timeline?.caughtUp ? (
    <HandoffCard
      row={row}
      view={view}
      names={names}
      now={now}
      full={full}
      place={wide ? 'column' : 'under'}
      onFold={fold}
      onWhy={() => setDialog('why')}
    />
  ) : wide ? (
    <CardLoading />
  ) : null
  const close = () => setDialog(null)
  return (
    <>
      <main className="flex min-h-0 min-w-0 flex-col bg-surface" aria-label={customer}>
        <ThreadHead
          row={row}
          team={team}
          mergeable={mayMerge}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
          onAside={(until) => void putAside(until)}
          onDialog={setDialog}
          onTakeOver={takeOver}
        />
        <TagsLine row={row} onMore={() => setDialog('tags')} />
        <HoldLine row={row} onOpen={() => setDialog('legal-hold')} />
        <IncidentLine row={row} />
        <MergeLine row={row} others={others} merging={merging} onMerge={() => setDialog('merge')} />
        {!wide && card}
        <CorrectContext value={row}>
          <SiteContext value={view.page?.url ?? null}>
            <RevealContext value={reveal}>
              <Thread row={row} timeline={timeline} names={names} />
            </RevealContext>
          </SiteContext>
        </CorrectContext>
        <div className="shrink-0 px-4 desk:px-6">
          <div className="mx-auto w-full max-w-178">
            <BesideLine row={row} />
            <ApprovalLine row={row} />
            <ConsultLine row={row} team={team} />
            <CallbackLine row={row} onMove={() => setDialog('callback')} />
            <AsideLine row={row} />
            <OwedLine row={row} holding={holding} onHolding={setHolding} />
          </div>
        </div>
        <Composer
          row={row}
          mode={mode}
          onMode={setMode}
          focusWish={focusWish}
          known={guarded}
          suggestion={suggestion}
        />
      </main>
      {wide && (
        <aside aria-label="Handoff card" className="min-h-0 overflow-y-auto border-l border-line bg-surface">
          {card}
        </aside>
      )}
      {dialog === 'tags' && (
        <TagDialog
          title={`Tags of ${customer}`}
          has={(tag) => (tags.on(row).some(({ id }) => id === tag.id) ? 'all' : 'none')}
          onSend={(change) => void desk.tag(row, change)}
          onClose={close}
        />
      )}
      {dialog === 'pick-time' && <PickTimeDialog onPick={(at) => void putAside(at)} onClose={close} />}
      {dialog === 'transfer' && <TransferDialog row={row} onClose={close} />}
      {dialog === 'incident' && <LinkDialog row={row} onClose={close} />}
      {dialog === 'legal-hold' && <HoldDialog row={row} onClose={close} />}
      {dialog === 'merge' && others.length > 0 && (
        <MergeConversationsDialog row={row} others={others} team={team} onMerge={desk.merge} onClose={close} />
      )}
      {dialog === 'consult' && <ConsultDialog row={row} onClose={close} />}
      {dialog === 'wrong-team' && <WrongTeamDialog row={row} team={team(row.handoff?.team ?? '')} onClose={close} />}
      {dialog === 'pass-back' && (
        <PassBackDialog row={row} parts={composeBriefing(events ?? [], view)} onClose={close} />
      )}
      {dialog === 'callback' && <CallbackDialog row={row} onClose={close} />}
      {dialog === 'resolve' && <ResolveDialog row={row} onClose={close} />}
      {dialog === 'take-over' && <TakeOverDialog row={row} onClose={close} />}
      {dialog === 'why' && pkg && (
        <WhyDialog
          package={pkg}
          choice={view.choice}
          mapped={view.mapped}
          weighings={view.weighings}
          names={names}
          team={team(row.handoff?.team ?? pkg.routing.team)}
          onClose={close}
        />
      )}
    </>
  )
}
