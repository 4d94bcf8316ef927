import { count, unit } from './amounts.ts'
import type { Moment, Wording } from './wording.ts'

/** Portuguese as in Brazil, with "você". */
export const pt = {
  language: 'pt',
  phrases: {
    assistantName: 'Assistente',
    you: 'Você',
    greetingTitle: 'Como podemos ajudar?',
    greetingHint:
      'Pergunte sobre seus produtos ou pedidos. O assistente responde na hora e, se você quiser, uma pessoa entra na conversa.',
    typeMessage: 'Escreva uma mensagem',
    send: 'Enviar',
    sending: 'Enviando',
    delivered: 'Entregue',
    seen: 'Lida',
    notSent: 'Não enviada. Toque para tentar de novo.',
    typing: ({ name }) => `${name} está digitando`,
    talkToPerson: 'Falar com uma pessoa',
    askAgainForPerson: 'Você pode pedir uma pessoa a qualquer momento.',
    askingForPerson: 'Chamando uma pessoa',
    waitingTitle: 'Aguardando uma pessoa',
    youAreNext: 'A próxima vez é a sua',
    aboutMinutes: ({ n }) => `cerca de ${unit('pt', n, 'minute')}`,
    minutesRange: ({ from, to }) => `de ${from} a ${unit('pt', to, 'minute')}`,
    hoursRange: ({ from, to }) => `de ${from} a ${unit('pt', to, 'hour')}`,
    upToHours: ({ n }) => `até ${unit('pt', n, 'hour')}`,
    peopleAhead: ({ n }) => aheadOfYou(n).slice(0, -1),
    openedYourCase: ({ name }) => `${name} abriu o seu caso`,
    offline: 'Você está sem conexão. O que escrever será enviado quando a conexão voltar.',
    reconnecting: 'Reconectando',
    somethingFailed: 'Algo deu errado do nosso lado.',
    tryAgain: 'Tentar de novo',
    tooLong: ({ limit }) => `Esta mensagem é longa demais. O limite é de ${unit('pt', limit)} caracteres.`,
    attachFile: 'Anexar um arquivo',
    dropFiles: 'Solte os arquivos aqui para enviar',
    chosenFiles: 'Arquivos para enviar',
    sendingFile: ({ name }) => `Enviando ${name}`,
    removeFile: ({ name }) => `Remover ${name}`,
    openFile: ({ name }) => `Abrir ${name}`,
    fileTooLarge: 'Grande demais. Envie um arquivo de até 10 MB.',
    fileRefused: 'Este tipo não pode ser enviado. Envie uma imagem, PDF, texto, documento do Office, ZIP ou vídeo.',
    fileFailed: 'Não enviado.',
    tooManyFiles: 'Esta conversa não aceita mais arquivos. Diga o resto em palavras.',
    fileGone: 'Este arquivo foi excluído.',
    cannotReadFile:
      'Guardei seu arquivo para a equipe, mas não consigo ver o conteúdo. Diga em palavras o que ele mostra, ou peça uma pessoa.',
    conversationEnded: 'Esta conversa está encerrada.',
    startNew: 'Começar uma nova conversa',
    newMessages: 'Novas mensagens',
    unread: ({ n }) =>
      count('pt', n, { one: `${unit('pt', n)} nova mensagem`, other: `${unit('pt', n)} novas mensagens` }),
    openChat: 'Abrir o chat',
    close: 'Fechar',
    poweredBy: ({ name }) => `Com tecnologia ${name}`,
    sources: 'Fontes',
    cutShort: 'Esta resposta foi interrompida.',
    hello: 'Olá. Em que posso ajudar?',
    didThatHelp: 'Isso ajudou?',
    youHaveRead: ({ title }) => `Você já leu “${title}”. Esta é a parte que melhor se encaixa.`,
    yes: 'Sim',
    no: 'Não',
    glad: 'Que bom.',
    didNotHelp: 'Sinto muito que isso não tenha ajudado.',
    anythingElse: 'Se precisar de mais alguma coisa, é só escrever aqui.',
    tellMore:
      'Não quero lhe dar uma resposta errada. Pode contar com mais algumas palavras o que quer fazer e o que acontece em vez disso?',
    iDoNotKnow: 'Não encontrei uma resposta para isso em nossas páginas de ajuda.',
    sayItDifferently: 'Você pode dizer de outra forma ou me contar um pouco mais?',
    clarifyIntro: 'Você se refere a uma destas opções?',
    noneOfThese: 'Nenhuma destas',
    confirmAction: ({ title, lines, minutes }) =>
      `Devo fazer isto?\n\n${title}${lines}\n\nSerá feito se responder “Sim” nos próximos ${minutes} minutos; caso contrário, nada será feito.`,
    actionDone: ({ title }) => `Feito: ${title}.`,
    actionNotDone: 'Nada foi feito.',
    actionFailed: 'Eu tentei, mas não funcionou.',
    showPageQuestion:
      'A pessoa que ajuda pode ver a página em que está? O que escreveu e os textos pessoais ficam ocultos.',
    showPage: 'Mostrar a página',
    followQuestion: ({ name }) => `${name} pede para ver esta página enquanto a usa.`,
    followHint: 'O que escreve e os textos pessoais ficam ocultos. Pode parar quando quiser.',
    allow: 'Permitir',
    seesThisPage: ({ name }) => `${name} vê esta página`,
    nowSeesPage: ({ name }) => `${name} pode ver a página enquanto a usa.`,
    noLongerSeesPage: ({ name }) => `${name} já não pode ver a página.`,
    stop: 'Parar',
    pointsHere: ({ name }) => `${name} aponta aqui`,
    showMe: 'Mostrar-me',
    goneFromPage: 'Isso já não está nesta página.',
    openPage: 'Abrir a página',
    invite: 'Quer já acrescentar o que a pessoa que vai ajudar precisará? Pular não custa nada.',
    noThanks: 'Não, obrigado',
    skip: 'Pular',
    yourAnswer: 'Sua resposta',
    addedToCase: 'Obrigado. A pessoa que vai ajudar verá isso.',
    leaveAddress: 'Deixe um e-mail e a resposta seguirá para você se sair.',
    yourAddress: 'O seu e-mail',
    noAddress: 'Isso não é um endereço de e-mail.',
    willWriteTo: ({ address }) => `Se você não estiver, escreveremos para ${address}.`,
    mailFollows: ({ address }) => `Não lido aqui: segue por e-mail para ${address}.`,
    mailSent: ({ address }) => `Enviado por e-mail para ${address}.`,
    mailFailed: ({ address }) => `O e-mail para ${address} não pôde ser entregue. Deixe outro endereço.`,
    noMoreMail: 'Você não receberá mais e-mails sobre esta conversa.',
    pickTime: 'Escolher um horário com uma pessoa',
    changeTime: 'Mudar o horário',
    cancelTime: 'Cancelar o horário',
    timeBooked: 'Seu horário está reservado',
    lookingForTimes: 'Procurando horários livres',
    noTimes: 'Ninguém tem horário livre nos próximos sete dias. Você mantém seu lugar.',
    timeTaken: 'Esse horário acabou de ser ocupado. Agora estes estão livres.',
    zoneHint: ({ name }) => `Horários no seu fuso: ${name}`,
    day: 'Dia',
    time: 'Horário',
    bookTime: ({ when }) => `Reservar ${when}`,
    bookNone: 'Escolha um horário',
    goOnWithAssistant: 'Continuar com o assistente',
    placeGivenUp: 'Você perde seu lugar ou o horário reservado. Pode pedir uma pessoa de novo a qualquer momento.',
    keepWaiting: 'Continuar esperando',
    knownProblem: 'Problema conhecido',
    newsToAll: 'Novidade',
    filesNotKept: ({ names }) => `Arquivos do e-mail não foram guardados: ${names}`,
    ratePerson: ({ name }) => `Como foi a ajuda de ${name}?`,
    rateAssistant: 'Como foi a ajuda do assistente?',
    rated1: 'Muito ruim',
    rated2: 'Ruim',
    rated3: 'Mais ou menos',
    rated4: 'Boa',
    rated5: 'Muito boa',
    repeatedToPerson: ({ name }) => `Você precisou se repetir quando ${name} assumiu?`,
    repeatedToAssistant: 'Você precisou se repetir?',
    aLittle: 'Um pouco',
    addAWord: 'Quer acrescentar algo?',
    thanksForFeedback: 'Obrigado pela sua resposta.',
    changeFeedback: 'Mudar a minha resposta',
    suggestedAnswers: 'Respostas sugeridas',
    soundsOn: 'Ligar os sons',
    soundsOff: 'Desligar os sons',
  },
  questions: {
    problem: 'Em poucas palavras, do que se trata?',
    'order-number': 'Qual é o número do pedido?',
    email: 'Em qual e-mail podemos falar com você?',
    'error-text': 'O que diz a mensagem, palavra por palavra?',
    device: 'Qual é o aparelho e que versão ele tem?',
    'step-done': 'O que você já tentou até agora?',
    other: ({ name }) => `Qual é a informação “${name}”?`,
  },
  notices: {
    'handoff.offered': ({ team }) =>
      `Estou pedindo a uma pessoa da equipe ${team} que entre na conversa. Quem entrar pode ler o que já foi escrito; você não precisa repetir nada.`,
    'handoff.queued': ({ team, waitSeconds, ahead, fromSeconds, toSeconds }, { wait, range }) => {
      const span = range(fromSeconds, toSeconds)
      const time = wait(waitSeconds)
      return [
        `Você está aguardando uma pessoa da equipe ${team}.`,
        ahead === undefined ? '' : ahead === 0 ? 'A próxima vez é a sua.' : aheadOfYou(ahead),
        span !== null ? `Tempo de espera: ${span}.` : time === null ? '' : `A espera é de cerca de ${time}.`,
      ]
        .filter(Boolean)
        .join(' ')
    },
    'handoff.scheduled': ({ team, at, address }, { moment }) =>
      [
        `Não há ninguém da equipe ${team} no momento. Respondemos a você aqui até ${when(moment(at))}.`,
        address === 'email' ? 'Você também recebe a resposta por e-mail.' : '',
        address === 'none' ? 'Volte a esta página para ler a resposta.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'callback.booked': ({ agent, at }, { moment }) =>
      `Seu horário: ${clock(moment(at))}. ${agent || 'Uma pessoa'} estará então aqui, neste chat.`,
    'callback.moved': ({ agent, at, because }, { moment }) =>
      `${because === 'agent-gone' ? 'A pessoa com quem você tinha horário não pode estar. ' : ''}Seu novo horário: ${clock(moment(at))}. ${agent || 'Uma pessoa'} estará então aqui, neste chat.`,
    'callback.cancelled': ({ because }) =>
      `${because === 'nobody-free' ? 'A pessoa com quem você tinha horário não pode estar. Nenhum outro horário está livre.' : 'Seu horário foi cancelado.'} Você aguarda de novo uma pessoa.`,
    'handoff.accepted': ({ agent }) => (agent ? `${agent} entrou na conversa.` : 'Uma pessoa entrou na conversa.'),
    'handoff.opened': ({ agent }) => (agent ? `${agent} abriu o seu caso.` : 'Uma pessoa abriu o seu caso.'),
    'handoff.held': ({ agent, at }, { moment }) =>
      `${agent || 'A pessoa que ajuda você'} está cuidando disso e volta aqui até ${when(moment(at))}.`,
    'handoff.transferred': ({ team, agent }) =>
      agent ? `${agent} passou o seu caso para a equipe ${team}.` : `O seu caso foi passado para a equipe ${team}.`,
    'handoff.requeued': ({ team, because }) =>
      because === 'sent-around'
        ? `O seu caso foi de uma equipe a outra, por último para ${team}, e lamentamos por isso. Agora uma pessoa responsável é chamada.`
        : because === 'agent-away' || because === 'agent-silent'
          ? `A pessoa que estava com o seu caso ${because === 'agent-away' ? 'precisou sair' : 'não respondeu'}. Você está aguardando outra pessoa da equipe ${team}.`
          : `${because === 'expired' ? 'A pessoa que chamei não respondeu.' : 'A pessoa que chamei não pode entrar agora.'} Você continua aguardando uma pessoa da equipe ${team}.`,
    'handoff.returned': ({ agent }) =>
      agent
        ? `${agent} passou você de volta para o assistente. Você pode pedir uma pessoa a qualquer momento.`
        : 'Você está de volta com o assistente. Você pode pedir uma pessoa a qualquer momento.',
    'conversation.resolved': ({ by, agent }) =>
      by === 'customer'
        ? 'Você encerrou esta conversa. Escreva aqui para abri-la de novo.'
        : by === 'agent' && agent
          ? `${agent} encerrou esta conversa. Escreva aqui para abri-la de novo.`
          : 'Esta conversa está encerrada. Escreva aqui para abri-la de novo.',
    'conversation.closing': ({ at }, { moment }) =>
      `Não tivemos notícias suas. Se ainda precisa de ajuda, escreva aqui; caso contrário, esta conversa será encerrada ${when(moment(at))}.`,
    'conversation.reopened': () => 'Esta conversa está aberta de novo.',
    'conversation.merged': () => 'O que você escreveu na sua outra conversa também está aqui.',
    'conversation.moved': () => 'Esta conversa continua na outra.',
    'incident.held': ({ since, at, worded }, { moment }) =>
      [
        `Há um problema do nosso lado que já conhecemos (início: ${when(moment(since)).replace(/^o /, '')}).`,
        worded ? '' : 'Estamos trabalhando nisso.',
        `Escrevemos para você aqui no máximo ${when(moment(at))}.`,
        'Se preferir falar já com uma pessoa, é só dizer.',
      ]
        .filter(Boolean)
        .join(' '),
    'incident.update': ({ state, at, worded }, { moment }) =>
      [
        worded && state !== 'resolved' ? '' : incident[state],
        state === 'resolved' ? 'Se para você não estiver resolvido, escreva aqui e uma pessoa verifica.' : '',
        at === undefined ? '' : `A próxima novidade chega aqui no máximo ${when(moment(at))}.`,
      ]
        .filter(Boolean)
        .join(' '),
    'incident.delayed': ({ promised, at }, { moment }) =>
      `A novidade que prometemos para ${when(moment(promised))} está atrasada e lamentamos. Ela chega aqui no máximo ${when(moment(at))}. Se preferir falar com uma pessoa, é só dizer.`,
    'assistant.interrupted': () => 'Esta resposta foi interrompida. Uma nova vem a seguir.',
    'assistant.person-offered': () => 'Se preferir falar com uma pessoa, é só dizer.',
  },
} satisfies Wording

function aheadOfYou(ahead: number): string {
  return count('pt', ahead, {
    one: 'Há uma pessoa antes de você.',
    other: `Há ${unit('pt', ahead)} pessoas antes de você.`,
  })
}

const incident = {
  open: 'Continuamos a trabalhar no problema.',
  monitoring: 'Há uma correção aplicada e estamos verificando se ela se mantém.',
  resolved: 'O problema está resolvido.',
} as const

function when({ day, name, time }: Moment): string {
  const hour = time.startsWith('01') ? `à ${time}` : `às ${time}`
  return day === 'date' ? `o dia ${name}, ${hour}` : `${name} ${hour}`
}

/** A time as a line of its own names it. */
const clock = ({ name, time }: Moment): string => `${name}, ${time}`
