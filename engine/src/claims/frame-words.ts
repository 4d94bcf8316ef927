/**
 * Words with which a summary speaks about a conversation, folded: they say who speaks and not what was said, so nothing need support
 * them.
 */
export const frameWords: ReadonlySet<string> = new Set(
  `customer customers client user person people agent assistant colleague support team company conversation chat message
  says said saying reports reported mentions mentioned states stated tells told explains explained asks asked asking wants wanted wishes
  needs needed would like could tries tried trying expects expected claims claimed describes described confirms confirmed adds added
  states suggested suggests offered offers answered replied informed informs writes wrote requests requested promises promised promise
  problem problems issue issues question questions matter situation reason because still already also currently again however since
  help helped helps worked work works working well good able unable does doing done happens happened
  kunde kundin kunden nutzer nutzerin person mitarbeiter mitarbeiterin kollege kollegin assistent team firma gesprach nachricht
  sagt sagte berichtet berichtete erwahnt meldet schreibt schrieb erklart fragt fragte mochte will wollte wunscht braucht versucht
  versuchte erwartet bestatigt bittet gebeten vorgeschlagen angeboten geantwortet verlangt fordert zugesagt versprochen verspricht
  problem probleme anliegen frage fragen grund weil noch bereits auch derzeit aktuell erneut jedoch seit hilfe geholfen hat haben wird
  wurde wurden kann konnte nicht mehr keine keinen
  cliente clienta usuario usuaria persona agente asistente colega equipo empresa conversacion mensaje
  dice dijo informa informo menciona indica explica pregunta pregunto quiere queria desea necesita intento intenta espera confirma pide
  pidio solicita solicito sugirio ofrecio respondio prometio promete problema problemas pregunta motivo porque todavia aun tambien
  actualmente nuevo embargo desde ayuda ayudo
  client cliente utilisateur utilisatrice personne agent assistant collegue equipe entreprise conversation message
  dit signale signalait mentionne indique explique demande demandait veut voulait souhaite besoin essaie essaye attend confirme propose
  repondu promis promet probleme problemes question raison parce encore deja aussi actuellement nouveau cependant depuis aide
  cliente usuario usuaria pessoa agente atendente assistente colega equipe empresa conversa mensagem
  diz disse informa informou relata relatou menciona mencionou indica explica explicou pergunta perguntou quer queria deseja precisa
  tentou tenta espera confirma pede pediu solicita solicitou sugeriu ofereceu respondeu prometeu promete problema problemas duvida
  motivo porque ainda tambem atualmente novamente entanto desde ajuda ajudou`
    .trim()
    .split(/\s+/),
)
