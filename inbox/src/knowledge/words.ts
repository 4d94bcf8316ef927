import type { EmbeddingFault, KnowledgeSource, ListedArticle } from '../sync/knowledge-queries.ts'

export const languageNames: Record<ListedArticle['locale'], string> = {
  en: 'English',
  de: 'German',
  es: 'Spanish',
  fr: 'French',
  pt: 'Portuguese',
}
export const locales = Object.keys(languageNames) as ListedArticle['locale'][]

/** Who keeps an article, in a word or an address. */
export function keeperWords({ keeper }: ListedArticle): string {
  if (keeper.kind === 'editor') return 'Editor'
  if (keeper.kind === 'document') return keeper.name || 'Document'
  if (keeper.kind === 'folder') return `Folder · ${keeper.name}`
  return URL.canParse(keeper.name) ? new URL(keeper.name).host : 'Help centre'
}

/** What came of an article in ninety days. */
export function usedWords({ used: { cited, helped, failed } }: ListedArticle): string {
  if (cited === 0) return 'not told yet'
  const said = [helped > 0 && `${helped} helped`, failed > 0 && `${failed} did not`].filter(Boolean).join(', ')
  return `told ${cited} ×${said ? ` · ${said}` : ''}`
}

type LeftOut = NonNullable<KnowledgeSource['fault']>
const leftOut: Record<LeftOut, string> = {
  robots: 'robots.txt asks for it, or cannot be had',
  noindex: 'the page asks not to be kept',
  elsewhere: 'it leads to another site',
  'not-found': 'there is no such page',
  'http-error': 'the site answered with an error',
  'too-large': 'it is too large',
  'not-html': 'it is no page of text',
  'no-text': 'it has too few words of its own',
  language: 'it is in a language that the assistant does not speak',
  duplicate: 'another page says the same',
  edited: 'somebody has changed the article here',
  timeout: 'no answer in time',
  unreachable: 'it cannot be reached',
  'not-allowed': 'it is a private address',
  redirects: 'it leads in circles',
  broke: 'reading it broke; it is tried again',
}
export const leftOutWords = (because: LeftOut): string => leftOut[because]

const embeddingFault: Record<EmbeddingFault, string> = {
  key: 'The provider refuses the key: whoever runs the server sets BATON_EMBEDDING_KEY.',
  model: 'The provider does not know the model: whoever runs the server looks at BATON_EMBEDDING_MODEL.',
  refused: 'The provider does not take what it is sent.',
  unreachable: 'The provider cannot be reached.',
  'too-many': 'The provider asks for fewer requests.',
  slow: 'The provider did not answer in time.',
  garbled: 'The provider answered with what is no vector.',
  failed: 'The provider failed.',
  budget: 'What models may cost here is used up: Assistants → Budgets.',
  broke: 'It broke on our side; the log of the server says why.',
}
export const embeddingFaultWords = (fault: EmbeddingFault): string => embeddingFault[fault]
