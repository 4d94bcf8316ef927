import { useId, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { languages, type Language, type Words } from './words.ts'

/** What customers read, a language at a time. Those that are written are marked; where one is left out, Baton says what is true by itself. */
export function WordsField({
  label,
  value,
  onChange,
  hint,
}: {
  label: string
  value: Words
  onChange: (value: Words) => void
  hint: string
}) {
  const id = useId()
  const [language, setLanguage] = useState<Language>('en')
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <label htmlFor={id} className="text-11 font-semibold text-text-3">
          {label}
        </label>
        <span className="flex-1" />
        <fieldset aria-label="Language" className="flex flex-wrap gap-1">
          {languages.map((each) => {
            const has = Boolean(value[each.value]?.trim())
            return (
              <button
                key={each.value}
                type="button"
                aria-pressed={language === each.value}
                onClick={() => setLanguage(each.value)}
                className={classes(
                  'inline-flex h-8 items-center gap-1 rounded-control px-2 text-11',
                  language === each.value ? 'bg-selected font-medium text-text' : 'text-text-2 hover:bg-hover',
                )}
              >
                {each.name}
                <span className={has ? 'text-green-text' : 'text-text-3'}>{has ? '✓' : '–'}</span>
                <span className="sr-only">{has ? 'written' : 'not written'}</span>
              </button>
            )
          })}
        </fieldset>
      </div>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        lang={language}
        maxLength={2000}
        value={value[language] ?? ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 pointer-coarse:text-[16px]"
      />
      <p id={`${id}-hint`} className="mt-1 text-11 text-text-3">
        {hint}
      </p>
    </div>
  )
}
