import type { AgentRow } from '@baton/protocol'
import { BellRing, CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun, Undo2, Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import { askForDesktop, desktop } from '../desktop/use-desktop-notes.ts'
import { PictureDialog } from '../people/picture-dialog.tsx'
import { undoReplies } from '../sync/held-replies.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { sound } from '../ui/chime.ts'
import { Face } from '../ui/face.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from '../ui/menu.tsx'
import { applyTheme, theme } from '../ui/theme.ts'
import { toast } from '../ui/toaster.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { PresenceMark, presenceWords } from './presence-mark.tsx'

const statuses = ['online', 'away', 'offline'] as const
const quietTimes = [
  { minutes: 30, name: 'For 30 minutes' },
  { minutes: 120, name: 'For 2 hours' },
  { minutes: 480, name: 'For 8 hours' },
] as const
const themes = [
  { value: 'system', name: 'As the system', Icon: Monitor },
  { value: 'light', name: 'Light', Icon: Sun },
  { value: 'dark', name: 'Dark', Icon: Moon },
] as const

/** Who sits here, whether they are there, and what is theirs to choose. */
export function MeBar({
  me,
  onKeys,
  onSignOut,
}: {
  me: AgentRow
  onKeys: () => void
  onSignOut: (everywhere: boolean) => void
}) {
  const desk = useDesk()
  const row = useDeskState((state) => state.agents.get(me.id)) ?? me
  const chosen = theme.use()
  const audible = sound.use() === 'on'
  const notified = desktop.use() === 'on'
  const undoable = undoReplies.use() === 'on'
  const [looks, setLooks] = useState(false)
  const SoundIcon = audible ? Volume2 : VolumeX
  return (
    <section aria-label="You" className="flex shrink-0 items-center gap-1 border-t border-line p-2">
      <Menu
        side="top"
        trigger={
          <button
            type="button"
            className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left hover:bg-hover data-[state=open]:bg-hover"
          >
            <Face name={row.name} picture={row.picture} />
            <span className="min-w-0 flex-1">
              <span className="block truncate leading-4 font-medium">{row.name}</span>
              <span className="flex items-center gap-1.5 text-11 text-text-2" data-presence={row.presence}>
                <PresenceMark status={row.presence} />
                {presenceWords[row.presence].name}
                <span className="text-text-3">
                  · has {row.load} of {row.capacity}
                </span>
              </span>
            </span>
          </button>
        }
      >
        <MenuLabel>You are</MenuLabel>
        {statuses.map((status) => (
          <MenuChoice
            key={status}
            chosen={row.presence === status}
            icon={<PresenceMark status={status} />}
            about={presenceWords[status].about}
            onSelect={() => void desk.setPresence(status)}
          >
            {presenceWords[status].name}
          </MenuChoice>
        ))}
        <MenuLabel>Do not disturb</MenuLabel>
        {quietTimes.map(({ minutes, name }) => (
          <MenuItem
            key={minutes}
            icon={<PresenceMark status="do-not-disturb" />}
            onSelect={() => void desk.setPresence('do-not-disturb', Date.now() + minutes * 60_000)}
          >
            {name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuLabel>Look</MenuLabel>
        {themes.map(({ value, name, Icon }) => (
          <MenuChoice
            key={value}
            chosen={chosen === value}
            icon={<Icon size={14} aria-hidden />}
            onSelect={() => {
              theme.set(value)
              applyTheme()
            }}
          >
            {name}
          </MenuChoice>
        ))}
        <MenuLine />
        <MenuItem icon={<CircleUserRound size={14} aria-hidden />} onSelect={() => setLooks(true)}>
          Your picture…
        </MenuItem>
        <LanguageMenu />
        <MenuItem icon={<SoundIcon size={14} aria-hidden />} onSelect={() => sound.set(audible ? 'off' : 'on')}>
          {audible ? 'Make offers silent' : 'Hear offers'}
        </MenuItem>
        <MenuItem icon={<BellRing size={14} aria-hidden />} onSelect={() => void switchDesktop(notified)}>
          {notified ? 'Tell the desktop nothing' : 'Tell the desktop what is new'}
        </MenuItem>
        <MenuItem icon={<Undo2 size={14} aria-hidden />} onSelect={() => undoReplies.set(undoable ? 'off' : 'on')}>
          {undoable ? 'Send replies at once' : 'Let replies be undone for 5 s'}
        </MenuItem>
        <MenuItem icon={<Keyboard size={14} aria-hidden />} hint="?" onSelect={onKeys}>
          Keys
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<LogOut size={14} aria-hidden />} onSelect={() => onSignOut(false)}>
          Sign out
        </MenuItem>
        <MenuItem icon={<LogOut size={14} aria-hidden />} onSelect={() => onSignOut(true)}>
          Sign out everywhere
        </MenuItem>
      </Menu>
      {looks && <PictureDialog me={row} onClose={() => setLooks(false)} />}
    </section>
  )
}

/** The browser asks in answer to this click, and never on its own. */
async function switchDesktop(on: boolean): Promise<void> {
  if (on) return desktop.set('off')
  if (await askForDesktop())
    return toast(
      'plain',
      'The desktop is told',
      'Of offers, mentions and your customers’ words, while this tab is hidden.',
    )
  return toast(
    'red',
    'The browser does not allow it',
    'Allow notifications for this site in the browser’s settings, then try again.',
  )
}
