import {
  AlarmClock,
  Check,
  Contact,
  CornerUpLeft,
  Hand,
  Hourglass,
  Keyboard,
  Lock,
  LogOut,
  Merge,
  MessagesSquare,
  Moon,
  Monitor,
  Search,
  Siren,
  Sun,
  Tag,
  Users,
} from 'lucide-react'
import { customerName } from '../conversation/customer-name.ts'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { PresenceMark, presenceWords } from '../identity/presence-mark.tsx'
import type { Place } from '../places/place.ts'
import { sectionWords } from '../queue/queue-section.tsx'
import type { Section } from '../queue/sections.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { applyTheme, theme } from '../ui/theme.ts'
import { Palette, type PaletteEntry } from './palette.tsx'

/** The palette of this desk: every conversation, every screen, own presence, the look, and the way out. */
export function DeskPalette({
  sections,
  places,
  onOpen,
  onGo,
  onCustomer,
  onLink,
  onTags,
  onSnooze,
  onWait,
  onMerge,
  onResolve,
  onTransfer,
  onPassBack,
  onConsult,
  onTakeOver,
  onLegalHold,
  onKeys,
  onSearch,
  onSignOut,
  onClose,
}: {
  sections: readonly Section[]
  places: readonly Place[]
  onOpen: (id: string) => void
  onGo: (path: string) => void
  /** Open the page of the customer whom the workspace knows by this id. */
  onCustomer: (externalId: string) => void
  /** Links the conversation on the screen to an incident; absent where none can be. */
  onLink: (() => void) | undefined
  /** Tags for the conversation on the screen; absent where there is none. */
  onTags: (() => void) | undefined
  /** Puts it aside; absent where it is not one's own. */
  onSnooze: (() => void) | undefined
  onWait: (() => void) | undefined
  /** Makes one of it and another of the same customer; absent where there is none. */
  onMerge: (() => void) | undefined
  /** The rest of what its head offers; absent where that does not. */
  onResolve: (() => void) | undefined
  onTransfer: (() => void) | undefined
  onPassBack: (() => void) | undefined
  onConsult: (() => void) | undefined
  onTakeOver: (() => void) | undefined
  onLegalHold: (() => void) | undefined
  onKeys: () => void
  /** Search everything for these words. */
  onSearch: (words: string) => void
  onSignOut: () => void
  onClose: () => void
}) {
  const desk = useDesk()
  const presence = useDeskState((state) => state.agents.get(desk.me.id)?.presence)
  const conversations = sections.flatMap(({ name, rows }): PaletteEntry[] =>
    rows.map((row) => ({
      id: row.id,
      title: customerName(row),
      about: [row.problem, sectionWords[name].title, row.customer.tier].filter(Boolean).join(' · '),
      icon: <HolderMark kind={row.holder.kind} label={null} size={14} />,
      act: () => onOpen(row.id),
    })),
  )
  const customers = [
    ...new Map(
      sections
        .flatMap(({ rows }) => rows)
        .flatMap(({ customer }) => (customer.externalId === null ? [] : [[customer.externalId, customer] as const])),
    ),
  ].map(([externalId, { name, tier }]): PaletteEntry => ({
    id: `customer ${externalId}`,
    title: name ?? externalId,
    about: ['Customer page', name && externalId, tier].filter(Boolean).join(' · '),
    icon: <Contact size={14} aria-hidden />,
    act: () => onCustomer(externalId),
  }))
  const screens = places.map(({ path, title, about, icon: Icon }): PaletteEntry => ({
    id: `place ${path}`,
    title,
    about,
    icon: <Icon size={14} aria-hidden />,
    act: () => onGo(path),
  }))
  const statuses = (['online', 'away', 'offline'] as const)
    .filter((status) => status !== presence)
    .map((status): PaletteEntry => ({
      id: `presence ${status}`,
      title: `Go ${status}`,
      about: presenceWords[status].about,
      icon: <PresenceMark status={status} />,
      act: () => void desk.setPresence(status),
    }))
  const looks = (['light', 'dark', 'system'] as const)
    .filter((look) => look !== theme.get())
    .map((look): PaletteEntry => {
      const Icon = { light: Sun, dark: Moon, system: Monitor }[look]
      return {
        id: `theme ${look}`,
        title: look === 'system' ? 'Look as the system does' : `Make it ${look}`,
        about: 'Theme',
        icon: <Icon size={14} aria-hidden />,
        act: () => {
          theme.set(look)
          applyTheme()
        },
      }
    })
  const here = 'The conversation on the screen'
  const ofHead = [
    ['take over', 'Take over', 'O', Hand, onTakeOver],
    ['resolve', 'Resolve…', 'E', Check, onResolve],
    ['transfer', 'Transfer…', 'T', Users, onTransfer],
    ['consult', 'Ask a colleague…', 'Q', MessagesSquare, onConsult],
    ['pass back', 'Pass back to the assistant…', 'P', CornerUpLeft, onPassBack],
    ['legal hold', 'Legal hold…', undefined, Lock, onLegalHold],
  ] as const
  const deeds: PaletteEntry[] = [
    ...ofHead.flatMap(([id, title, hint, Icon, act]): PaletteEntry[] =>
      act ? [{ id, title, about: here, ...(hint ? { hint } : {}), icon: <Icon size={14} aria-hidden />, act }] : [],
    ),
    ...(onTags
      ? [{ id: 'tags', title: 'Tags…', about: here, hint: 'L', icon: <Tag size={14} aria-hidden />, act: onTags }]
      : []),
    ...(onSnooze
      ? [
          {
            id: 'snooze',
            title: 'Put aside until…',
            about: `Snooze · ${here}`,
            hint: 'Z',
            icon: <AlarmClock size={14} aria-hidden />,
            act: onSnooze,
          },
        ]
      : []),
    ...(onWait
      ? [
          {
            id: 'wait',
            title: 'Wait for the customer',
            about: here,
            hint: 'Y',
            icon: <Hourglass size={14} aria-hidden />,
            act: onWait,
          },
        ]
      : []),
    ...(onMerge
      ? [
          {
            id: 'merge',
            title: 'Merge…',
            about: `With another conversation of the customer · ${here}`,
            hint: 'M',
            icon: <Merge size={14} aria-hidden />,
            act: onMerge,
          },
        ]
      : []),
    ...(onLink
      ? [
          {
            id: 'link',
            title: 'Link to incident…',
            about: here,
            hint: 'I',
            icon: <Siren size={14} aria-hidden />,
            act: onLink,
          },
        ]
      : []),
  ]
  const others: PaletteEntry[] = [
    {
      id: 'keys',
      title: 'Show all keys',
      about: 'Help',
      hint: '?',
      icon: <Keyboard size={14} aria-hidden />,
      act: onKeys,
    },
    { id: 'sign out', title: 'Sign out', about: '', icon: <LogOut size={14} aria-hidden />, act: onSignOut },
  ]
  const search = (words: string): PaletteEntry => ({
    id: 'search',
    title: words ? `Search everything for “${words}”` : 'Search everything',
    about: 'Messages, notes and customers',
    hint: '/',
    icon: <Search size={14} aria-hidden />,
    act: () => onSearch(words),
  })
  return (
    <Palette
      entries={[...conversations, ...customers, ...deeds, ...screens, ...statuses, ...looks, ...others]}
      last={search}
      onClose={onClose}
    />
  )
}
