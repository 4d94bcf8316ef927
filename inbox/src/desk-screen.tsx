import type { ConversationRow } from '@baton/protocol'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { wishFor, type CaseWish } from './conversation/case-wish.ts'
import { CaseScreen } from './conversation/case-screen.tsx'
import { customerName } from './conversation/customer-name.ts'
import { isUnread, readMarks } from './conversation/read-marks.ts'
import { GivenCard } from './handoff/given-card.tsx'
import { OfferCard } from './handoff/offer-card.tsx'
import { AwayLine } from './identity/away-line.tsx'
import { MeBar } from './identity/me-bar.tsx'
import { IncidentStrip } from './incidents/incident-strip.tsx'
import { LinkDialog } from './incidents/link-dialog.tsx'
import { KeySheet } from './keys/key-sheet.tsx'
import { useKeys } from './keys/use-keys.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { BulkProgress } from './bulk/bulk-progress.tsx'
import { selectFocused } from './bulk/row-select.tsx'
import { ViewList } from './views/view-list.tsx'
import { ViewRows } from './views/view-rows.tsx'
import { CallbackStrip } from './callbacks/callback-strip.tsx'
import { othersOf } from './merge/others.ts'
import { useMergedAway } from './merge/use-merged-away.ts'
import { DeskPalette } from './palette/desk-palette.tsx'
import { PlaceList } from './places/place-list.tsx'
import { usePlace, usePlaces } from './places/place.ts'
import { SectionNav } from './places/section-nav.tsx'
import { ConnectionLine } from './queue/connection-line.tsx'
import { moveFocus } from './queue/move-focus.ts'
import { NothingOpen } from './queue/nothing-open.tsx'
import { Queue } from './queue/queue.tsx'
import { sortIntoSections } from './queue/sections.ts'
import { toldOf } from './desktop/desktop-notes.ts'
import { useDesktopNotes } from './desktop/use-desktop-notes.ts'
import { MentionsSection } from './mentions/mentions-section.tsx'
import { useMentions, useReadMentions } from './mentions/use-mentions.ts'
import { messageWish } from './conversation/message-wish.ts'
import { SearchDialog } from './search/search-dialog.tsx'
import type { CallAnswer } from './sync/call-api.ts'
import { teamsQuery } from './sync/queries.ts'
import { shownRows } from './sync/take-frame.ts'
import { useDesk, useDeskState } from './sync/use-desk.ts'
import { useNames } from './sync/use-names.ts'
import { BatonMark } from './ui/baton-mark.tsx'
import { classes } from './ui/classes.ts'
import { commandChord } from './ui/command-key.ts'
import { Kbd } from './ui/kbd.tsx'
import { useActivity } from './identity/use-activity.ts'
import { useNow } from './ui/use-now.ts'
import { useMedia } from './ui/use-media.ts'

export interface DeskScreenProps {
  session: CallAnswer<'me'>
  onSignOut: (everywhere: boolean) => void
}

/** Queue, thread and card side by side, or a section's screens and one of them; one column at a time on a phone. */
export function DeskScreen({ session, onSignOut }: DeskScreenProps) {
  const desk = useDesk()
  useActivity()
  const navigate = useNavigate()
  const { conversationId: selectedId = null } = useParams({ strict: false })
  const { view = null } = useSearch({ strict: false })
  const { section, screen } = usePlace()
  const places = usePlaces(session.agent.role)
  const rows = useDeskState(shownRows)
  const nameOf = useNames()
  const loaded = useDeskState((state) => state.loaded)
  const teams = useQuery(teamsQuery)
  const [over, setOver] = useState<'palette' | 'search' | 'keys' | 'link' | null>(null)
  const [looked, setLooked] = useState('')
  const [overOf, setOverOf] = useState(selectedId)
  if (overOf !== selectedId) {
    setOverOf(selectedId)
    // It links the conversation that it was opened for.
    if (over === 'link') setOver(null)
  }
  const [declining, setDeclining] = useState(false)
  const beside = useMedia('(min-width: 768px)')

  const knownTeams = teams.data ?? session.teams
  const team = useCallback((id: string) => knownTeams.find((each) => each.id === id)?.name ?? id, [knownTeams])
  const agent = useCallback((id: string) => (id === desk.me.id ? 'you' : nameOf(id)), [nameOf, desk.me.id])
  const sections = useMemo(() => sortIntoSections(rows.values(), desk.me.id), [rows, desk.me.id])
  const offers = sections.find(({ name }) => name === 'offered')?.rows ?? []
  const offer = offers.find(({ id }) => id === selectedId) ?? offers[0]
  const given = sections.find(({ name }) => name === 'yours')?.rows.filter((row) => row.handoff?.given) ?? []
  const toOpen = given.find(({ id }) => id !== selectedId)
  const selected = selectedId === null ? undefined : rows.get(selectedId)
  useTitle(sections, offers.length, screen?.title)
  const now = useNow(desk.now, 60_000)
  const older = useQuery({
    queryKey: ['conversation', selectedId],
    enabled: loaded && selectedId !== null && !selected,
    queryFn: () => desk.find(selectedId ?? ''),
  })

  const mentions = useMentions()
  useReadMentions(mentions, selectedId)
  const told = useMemo(() => mentions?.filter(({ read }) => !read).map(toldOf), [mentions])
  const open = (id: string) =>
    void navigate({ to: '/c/$conversationId', params: { conversationId: id }, search: view === null ? {} : { view } })
  const openAt = (id: string, messageId: string | null) => {
    messageWish.set(() => (messageId === null ? null : { conversationId: id, messageId }))
    open(id)
  }
  useDesktopNotes(told, openAt)
  useMergedAway(
    rows,
    selectedId,
    (id) => {
      const wish = messageWish.get()
      if (wish?.conversationId === selectedId) messageWish.set(() => ({ ...wish, conversationId: id }))
      void navigate({
        to: '/c/$conversationId',
        params: { conversationId: id },
        search: view === null ? {} : { view },
        replace: true,
      })
    },
    open,
  )
  const accept = (row: ConversationRow) => {
    setDeclining(false)
    void desk.acceptOffer(row)
    open(row.id)
  }
  useKeys({
    ...(section === 'queue' ? { next: () => moveFocus(1, selectedId), previous: () => moveFocus(-1, selectedId) } : {}),
    ...(section === 'queue'
      ? { select: () => selectFocused(selectedId, false), 'select-through': () => selectFocused(selectedId, true) }
      : {}),
    palette: () => setOver('palette'),
    search: () => setOver('search'),
    help: () => setOver('keys'),
    ...(offer
      ? { accept: () => accept(offer), decline: () => setDeclining(true) }
      : toOpen
        ? { accept: () => open(toOpen.id) }
        : {}),
  })

  /** On a phone something stands over the list. */
  const covered = selectedId !== null || screen !== null
  const place = beside || !covered ? 'queue' : 'over'
  const givenCard = toOpen && !offer && (
    <GivenCard
      key={toOpen.id}
      row={toOpen}
      place={place}
      more={given.length - 1}
      names={{ customer: customerName(toOpen), agent }}
      onOpen={() => open(toOpen.id)}
    />
  )
  const offerCard = offer && (
    <OfferCard
      row={offer}
      place={place}
      more={offers.length - 1}
      names={{ customer: customerName(offer), agent }}
      onAccept={() => accept(offer)}
      onDecline={(reason) => void desk.declineOffer(offer, reason)}
      declining={declining}
      onDeclining={setDeclining}
    />
  )

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] desk:grid-cols-[288px_minmax(0,1fr)] wide:grid-cols-[320px_minmax(0,1fr)_380px]">
      <header className="sr-only">
        <h1>Inbox of {session.workspace.name}</h1>
      </header>
      <div
        {...(beside ? {} : { role: 'main' })}
        className={classes(
          'min-h-0 min-w-0 flex-col border-r border-line bg-surface',
          covered ? 'hidden desk:flex' : 'flex',
        )}
      >
        <section
          aria-label="Workspace"
          className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3"
        >
          <BatonMark />
          <p className="min-w-0 flex-1 truncate font-semibold">{session.workspace.name}</p>
          <button
            type="button"
            onClick={() => setOver('palette')}
            className="flex h-8 items-center gap-2 rounded-control border border-line px-2 text-text-3 hover:bg-hover hover:text-text"
          >
            <Search size={14} aria-hidden /> Find <Kbd>{commandChord('K')}</Kbd>
          </button>
        </section>
        <SectionNav at={section} places={places} />
        <ConnectionLine />
        <AwayLine />
        {section === 'queue' && <IncidentStrip />}
        <CallbackStrip rows={sections.find(({ name }) => name === 'booked')?.rows ?? none} />
        {section === 'queue' ? (
          <>
            <MentionsSection mentions={mentions ?? []} now={now} onOpen={openAt} />
            <ViewList at={view} />
            <BulkBar viewId={view} />
            {view === null ? <Queue selectedId={selectedId} /> : <ViewRows viewId={view} selectedId={selectedId} />}
            <BulkProgress />
          </>
        ) : (
          <PlaceList section={section} places={places} openTitle={screen?.title ?? null} />
        )}
        {place === 'queue' && (offerCard || givenCard)}
        <MeBar me={session.agent} onKeys={() => setOver('keys')} onSignOut={onSignOut} />
      </div>
      <div
        className={classes(
          'min-h-0 min-w-0 wide:col-span-2',
          covered ? 'grid' : 'hidden desk:grid',
          section === 'queue' && screen === null ? cells : 'grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]',
        )}
      >
        {section !== 'queue' || screen !== null ? (
          <Outlet />
        ) : selected ? (
          <CaseScreen row={selected} team={team} mayReveal={session.mayReveal} />
        ) : (
          <NothingOpen
            sections={sections}
            demo={session.demo}
            missing={selectedId !== null && (older.data === false || older.isError)}
            loading={!loaded || (selectedId !== null && older.isFetching)}
          />
        )}
      </div>
      {place === 'over' && (offerCard || givenCard)}
      {over === 'keys' && <KeySheet onClose={() => setOver(null)} />}
      {over === 'link' && selected && <LinkDialog row={selected} onClose={() => setOver(null)} />}
      {over === 'palette' && (
        <DeskPalette
          sections={sections}
          places={places}
          onOpen={open}
          onGo={(path) => void navigate({ to: path })}
          onCustomer={(externalId) => void navigate({ to: '/customers/$externalId', params: { externalId } })}
          onLink={selected?.status === 'open' ? () => setOver('link') : undefined}
          {...wishes(selected, desk.me.id, rows, session.agent.role !== 'agent')}
          onKeys={() => setOver('keys')}
          onSearch={(words) => {
            setLooked(words)
            setOver('search')
          }}
          onSignOut={() => onSignOut(false)}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'search' && (
        <SearchDialog
          words={looked}
          onCustomer={(externalId) => void navigate({ to: '/customers/$externalId', params: { externalId } })}
          onOpen={openAt}
          onClose={() => {
            setLooked('')
            setOver(null)
          }}
        />
      )}
    </div>
  )
}

/** What the palette does with the conversation on the screen. */
function wishes(
  row: ConversationRow | undefined,
  me: string,
  rows: ReadonlyMap<string, ConversationRow>,
  leads: boolean,
) {
  const wish = (it: CaseWish) => row && (() => wishFor(row.id, it))
  const mine = row?.status === 'open' && row.holder.kind === 'agent' && row.holder.id === me
  return {
    onTags: wish('tags'),
    onSnooze: mine ? wish('snooze') : undefined,
    onWait: mine ? wish('wait') : undefined,
    onMerge: row && othersOf(row, rows).length > 0 ? wish('merge') : undefined,
    onResolve: mine ? wish('resolve') : undefined,
    onTransfer: mine ? wish('transfer') : undefined,
    onPassBack: mine ? wish('pass-back') : undefined,
    onConsult: mine && !row.consult ? wish('consult') : undefined,
    onTakeOver: row?.status === 'open' && !mine ? wish('take-over') : undefined,
    onLegalHold: leads ? wish('legal-hold') : undefined,
  }
}

const none: readonly ConversationRow[] = []
const cells = 'grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] wide:grid-cols-[minmax(0,1fr)_380px]'

/** How many wait for this person, in the tab's title. */
function useTitle(sections: ReturnType<typeof sortIntoSections>, offers: number, screen = 'Baton inbox'): void {
  const marks = useSyncExternalStore(readMarks.subscribe, readMarks.get)
  const yours = sections.find(({ name }) => name === 'yours')?.rows ?? []
  const count = offers + yours.filter((row) => isUnread(row, marks)).length
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${screen}` : screen
  }, [count, screen])
}
