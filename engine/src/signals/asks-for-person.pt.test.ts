import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

const asking = `
Quero falar com uma pessoa
quero falar com um atendente
falar com atendente
atendente
atendente por favor
humano pfv
um humano por favor
pessoa real
Posso falar com alguém?
posso falar com um humano
preciso falar com alguem do suporte
Preciso de um atendente
gostaria de falar com uma pessoa de verdade
Eu queria falar com um atendente humano
Me passa pra um atendente
me transfere para um humano
Pode me transferir para um atendente?
por favor me encaminhe para um atendente
chama um atendente
quero ser atendido por uma pessoa
Quero atendimento humano
atendimento humano
prefiro falar com uma pessoa
tem alguém com quem eu possa falar?
tem algum humano aí
Existe uma pessoa com quem eu possa conversar?
Como falo com um atendente?
como faço para falar com um humano
Não quero falar com robô
não quero falar com um robô, quero uma pessoa
chega de robô
sem robô por favor
pare esse bot
quero uma pessoa de verdade, não uma máquina
alguém pode me ligar?
Podem pedir para alguém me ligar
um atendente pode me ligar?
quero falar com o gerente
quero falar com o supervisor
Isso não adianta. Preciso de um humano.
Já tentei tudo isso, me conecta com uma pessoa
por que não consigo falar com um atendente?
Se eu não puder falar com uma pessoa vou cancelar
não, quero um atendente
sim, com uma pessoa
HUMANO!!!
Oi, comprei um leitor e ele não liga, já fiz tudo do artigo, quero falar com alguém agora
quero falar com atendnete
fala com atendente
quero fala com um atendente
gente de verdade por favor
central de atendimento
quero entrar em contato com um atendente
me coloca em contato com uma pessoa
exijo falar com um responsável
quero um ser humano
vc pode me passar pra alguém
dá pra falar com alguém?
Tem como falar com um atendente?
tem alguém real aí?
quero conversar com um humano
me liga por favor com um atendente
pode chamar um atendente?
quero q um atendente me ligue
quero falar c um atendente
falar com humano
Transferir para atendente
transferir para um atendente humano
atendente humano
não aguento mais esse robô
cansei desse bot, quero alguém
queria ser atendida por um humano
com quem eu falo? quero uma pessoa
com quem posso falar?
é possível falar com uma pessoa?
gostaria de ser transferido para um atendente
quero suporte humano
preciso que alguém me ligue
preciso de alguém que resolva isso
me passa pro supervisor
falar com o suporte
eu gostaria de entrar em contato com o suporte
quero falar com um responsável
me põe em contato com alguém
vcs podem me ligar?
alguém da equipe pode me ajudar?
quero um atendimento com uma pessoa
por favor, pessoa
eu preciso falar com um ser humano
dá para me passar para um humano?
onde falo com um atendente
como entro em contato com um atendente
não quero resposta automática
tira esse robô daí
quero reclamar com uma pessoa
poderia me encaminhar para o suporte
passa para o atendente
quero alguém pra me atender
pode me colocar com um atendente
preciso de ajuda de uma pessoa
como faço pra ter atendimento humano
quero ser atendido
atendente pelo amor de deus
me deixa falar com uma pessoa
vou precisar falar com um atendente
chama alguém aí
me manda pra um humano
falar com uma pessoa
quero que alguém entre em contato comigo
`

const notAsking = `
Não quero falar com ninguém, só me diga o preço
não quero um atendente
Não me transfira
não precisa transferir
não preciso de um atendente
sem falar com uma pessoa
Posso compartilhar meus livros com outra pessoa?
Outra pessoa pode usar minha conta?
quantas pessoas podem usar a conta
O atendente com quem falei ontem disse outra coisa
seu colega me disse para reiniciar o aparelho
Ontem falei com uma pessoa e ela pediu para esperar
me disseram que um atendente ia me ligar
Não sou um robô
a caixa "não sou um robô" não funciona
Você é um robô?
você é humano?
Estou falando com uma pessoa?
dados pessoais
conta pessoal
livro sobre o corpo humano
direitos humanos
Quero adicionar uma pessoa na minha conta
quero dar um livro para alguém
alguém entrou na minha conta
Alguém sabe como liga?
preciso de um agente imobiliário para vender minha casa?
agente de viagens
Como conecto o leitor no wifi?
transferir o arquivo para o leitor
toda vez que falo com um atendente me dizem outra coisa
antes de falar com um atendente, quanto custa?
Preciso falar com alguém para cancelar?
a pessoa de contato está errada
quero mudar a pessoa de contato
Quando alguém vai me ligar?
um atendente vai me ligar amanhã, certo?
Obrigado, não precisa de atendente
ele escreveu "quero falar com um humano" e ninguém respondeu
trabalho como agente
a gente quer trocar o leitor
quero falar sobre uma pessoa do livro
robô aspirador
O atendente foi muito educado
uma pessoa pode ter duas contas?
quero falar inglês
quero falar sobre meu pedido
preciso mudar o nome da pessoa
seu atendente me passou esse código
a pessoa que me atendeu ontem foi ótima
não é um robô, é um aspirador
alguém me deu o leitor de presente
tem alguém usando minha conta
quero transferir a conta para outra pessoa
falei com o atendente e deu certo
o humano do livro
quando falo com atendente cai a ligação
não quero mais falar com atendente nenhum
a gente conversou ontem
recursos humanos
liga e desliga sozinho
uma pessoa me vendeu o leitor
o entregador falou com alguém
quantos atendentes vocês têm
não me liguem
é para uma pessoa idosa
quero comprar para outra pessoa
a pessoa que escreve o livro
meu gerente do banco disse que o pagamento saiu
o atendente pode ver meus livros?
sem atendente é melhor
o atendente nunca me ligou
já falei com o suporte
fui atendido por uma pessoa ótima
minha mãe é uma pessoa idosa
qual atendente está com meu caso
posso falar com o leitor por voz?
não chame ninguém
conheço alguém que tem um
a pessoa não recebeu o livro
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
