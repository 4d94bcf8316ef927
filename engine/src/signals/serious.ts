import { foldText, oneOf } from './folded.ts'

/** What a message is about when it is no matter for questions at leisure. */
export type Serious = 'safety' | 'legal'

/** Stems and phrases by language, folded: somebody is hurt or in danger. */
const safetyWords = String.raw`
on fire|caught fire|burned|burnt|burning|smoke|smoking|explod|explosion|sparks|sparking|electric shock|electrocut|got a shock|gas leak|smell gas|smells of gas|injur|bleeding|hurt myself|hurt my|hospital|ambulance|poison|suicid|kill myself|harm myself|self.harm|in danger|dangerous|unsafe|overheat|melted|melting|swollen|allergic reaction|threatened me|stalk|my life
brennt|gebrannt|feuer|flammen|rauch|qualm|verbrannt|explodier|explosion|funken|stromschlag|gasgeruch|riecht nach gas|gasleck|verletz|blute|krankenhaus|notarzt|rettungsdienst|vergift|suizid|selbstmord|umbringen|gefahrlich|lebensgefahr|in gefahr|uberhitz|geschmolzen|aufgeblaht|allergische reaktion|bedroht
en llamas|incendi|quemad|quemo|humo|exploto|explosion|chispas|descarga electrica|fuga de gas|huele a gas|herid|lesion|sangr|hospital|ambulancia|envenen|intoxic|suicid|matarme|peligro|sobrecalient|derretid|hinchad|reaccion alergica|amenaz
en feu|a pris feu|incendi|brule|fumee|explos|etincelle|choc electrique|electrocut|fuite de gaz|odeur de gaz|bless|saigne|hopital|ambulance|samu|empoison|intoxic|suicid|me tuer|danger|surchauff|fondu|gonfl|reaction allergique|menac
pegou fogo|incendi|queim|fumaca|fumo|explod|explos|faisca|choque eletrico|vazamento de gas|cheiro de gas|ferid|machuquei|sangr|hospital|ambulancia|envenen|intoxic|suicid|me matar|perigo|superaquec|derret|inchad|reacao alergica|ameac`

/** Somebody speaks of the law, the police, or of what authorities are for. */
const legalWords = String.raw`
lawyer|attorney|solicitor|sue you|suing|lawsuit|legal action|take you to court|in court|police|ombudsman|trading standards|small claims|consumer protection|fraud|identity theft|data breach|gdpr|press charges
anwalt|anwaltin|rechtsanwalt|verklage|klage ein|gericht|polizei|anzeige erstatten|verbraucherschutz|verbraucherzentrale|schlichtungsstelle|betrug|identitatsdiebstahl|datenschutzverstoss|datenleck|dsgvo|rechtliche schritte
abogad|demandar|demanda judicial|tribunal|juzgado|policia|denunci|consumo|fraude|robo de identidad|proteccion de datos|acciones legales
avocat|porter plainte|poursuivre en justice|tribunal|police|gendarmerie|dgccrf|mediateur|fraude|usurpation|rgpd|fuite de donnees|action en justice|mise en demeure
advogad|processar voces|processo judicial|tribunal|justica|policia|procon|denunci|fraude|roubo de identidade|lgpd|vazamento de dados|acao judicial`

const safety = oneOf(safetyWords)
const legal = oneOf(legalWords)
/** Most messages have neither: that is found in one look. */
const either = oneOf(`${safetyWords}\n${legalWords}`)

/**
 * Whether a message speaks of harm or of the law: then nobody chats meanwhile. Read from words in five languages; it errs on the side of
 * saying yes, because all that it costs is a question that is not asked.
 */
export function readSerious(text: string): Serious | null {
  const folded = foldText(text.slice(0, 2000))
  if (!search(either, folded)) return null
  if (search(safety, folded)) return 'safety'
  return search(legal, folded) ? 'legal' : null
}

/** A pattern with the flag `g` remembers where it was. */
const search = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0
