import { Tag } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Menu, MenuChoice, MenuItem } from '../ui/menu.tsx'
import { TagMark } from './tag-mark.tsx'
import { useTags } from './tag-names.ts'

/** Only what has one tag. Nothing where there are no tags. */
export function TagFilter({ value, onChange }: { value: string | null; onChange: (tag: string | null) => void }) {
  const names = useTags()
  if (names.offered.length === 0) return null
  const chosen = value === null ? undefined : names.of(value)
  return (
    <Menu
      trigger={
        <Button look="ghost" className="max-w-40">
          <Tag size={14} aria-hidden />
          <span className="truncate">{chosen?.name ?? 'Any tag'}</span>
        </Button>
      }
    >
      <div className="max-h-72 overflow-y-auto">
        <MenuItem onSelect={() => onChange(null)}>Any tag</MenuItem>
        {names.offered.map(({ id, name, mark }) => (
          <MenuChoice key={id} chosen={id === value} icon={<TagMark mark={mark} />} onSelect={() => onChange(id)}>
            {name}
          </MenuChoice>
        ))}
      </div>
    </Menu>
  )
}
