import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { meQuery } from '../sync/queries.ts'
import { toast } from '../ui/toaster.tsx'

type Language = CallAnswer<'me'>['workspace']['locale']

/** The languages that summaries are made in, by their own names. */
export const languages: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
}

/** The language that the person reads in: their own choice, else the workspace's. */
export function useReadingLanguage(): string {
  const me = useQuery(meQuery)
  return me.data?.language ?? me.data?.workspace.locale ?? 'en'
}

/** Chooses the language; null goes back to the workspace's. */
export function useChooseLanguage(): (language: Language | null) => Promise<void> {
  const queries = useQueryClient()
  return async (language) => {
    try {
      await callApi('setLanguage', { body: { language } })
      queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, language })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The language is as it was', error.problem.next)
    }
  }
}
