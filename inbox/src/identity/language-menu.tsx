import { useQuery } from '@tanstack/react-query'
import { Languages } from 'lucide-react'
import { meQuery } from '../sync/queries.ts'
import { MenuChoice, SubMenu } from '../ui/menu.tsx'
import { languages, useChooseLanguage } from './reading-language.ts'

/** The language that summaries are made in for whoever sits here. */
export function LanguageMenu() {
  const me = useQuery(meQuery)
  const choose = useChooseLanguage()
  if (!me.data) return null
  const { language, workspace } = me.data
  return (
    <SubMenu icon={<Languages size={14} aria-hidden />} name="Summaries in">
      <MenuChoice chosen={language === null} about={languages[workspace.locale]} onSelect={() => void choose(null)}>
        As the workspace
      </MenuChoice>
      {(Object.keys(languages) as (keyof typeof languages)[]).map((each) => (
        <MenuChoice key={each} chosen={language === each} onSelect={() => void choose(each)}>
          {languages[each]}
        </MenuChoice>
      ))}
    </SubMenu>
  )
}
