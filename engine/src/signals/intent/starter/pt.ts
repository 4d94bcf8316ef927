import type { StarterExamples } from './starter-intents.ts'

/** Written for this project, in the Portuguese of both sides of the ocean. One message a line. */
export const pt: StarterExamples = {
  cancel_subscription: `
quero cancelar a minha assinatura
por favor encerrem a minha adesão no fim do mês
como desativo a renovação automática
não usamos mais o serviço, queremos terminar o contrato
onde posso cancelar a subscrição
achei que tinha cancelado e renovou de novo`,
  change_plan: `
quero mudar para o plano maior
posso passar de mensal para anual
precisamos de mais licenças
me coloquem no plano gratuito
como troco de plano
escolhi o plano errado`,
  charged_twice: `
fui cobrado duas vezes
aparecem duas cobranças iguais no cartão
paguei uma vez e descontaram o dobro
cobrança duplicada do meu pedido
por que debitaram duas vezes o mesmo valor
a mensalidade saiu duas vezes no mesmo dia`,
  unknown_charge: `
não reconheço essa cobrança
o que é esse débito de 14,99
cobraram uma taxa que nunca aceitei
tiraram dinheiro durante o teste grátis
a minha fatura veio mais cara que no mês passado
há uma transação de vocês que não é minha`,
  payment_declined: `
meu cartão foi recusado
o pagamento não passa
não consigo pagar, dá sempre erro
o cartão não é aceite apesar de ter saldo
o pagamento da renovação falhou
tentei três cartões e nenhum funciona`,
  update_payment_method: `
quero trocar o meu cartão de crédito
meu cartão venceu, onde coloco o novo
posso pagar por transferência
removam a minha forma de pagamento antiga
como atualizo os dados de cobrança
tenho uma conta bancária nova`,
  request_invoice: `
preciso da fatura do mês passado
onde baixo as minhas faturas
enviem a nota fiscal da minha compra
a fatura está com o endereço errado
podem colocar o nosso NIF na fatura
não recebi o recibo`,
  request_refund: `
quero o meu dinheiro de volta
por favor reembolsem o último pagamento
como peço um reembolso
não estou satisfeito e quero o estorno
exijo a devolução total do valor
existe garantia de dinheiro de volta`,
  refund_status: `
onde está o meu reembolso
quando o dinheiro volta para a minha conta
prometeram um estorno há duas semanas e nada
quanto tempo demora o reembolso
devolvi o produto e ainda não recebi o valor
já processaram o meu estorno`,
  discount_code: `
meu código de desconto não funciona
o cupom não foi aplicado
como uso um vale-presente
tem desconto para estudantes
o cupom diz que expirou
esqueci de colocar o código promocional`,
  price_question: `
quanto custa
qual é o preço dos planos
tem teste grátis
quanto é o frete
o que inclui o plano premium
podem fazer um orçamento para cinquenta usuários`,
  track_order: `
onde está o meu pedido
qual é o estado da minha encomenda
não recebi o código de rastreio
quando chega o meu pacote
meu pedido já foi enviado
como acompanho a entrega`,
  delivery_late: `
a minha entrega está atrasada
a encomenda devia ter chegado na semana passada
estou esperando há três semanas pela minha compra
por que o envio demora tanto
a entrega atrasou de novo
não cumpriram a data prometida`,
  parcel_missing: `
consta como entregue mas não recebi nada
meu pacote foi extraviado
roubaram a encomenda da minha porta
o entregador diz que deixou com o vizinho e ninguém tem
aparece entregue e não está aqui
a encomenda desapareceu`,
  wrong_item: `
recebi o produto errado
isto não é o que eu pedi
mandaram outra cor
falta uma peça na caixa
pedi dois e veio um
o tamanho não é o que encomendei`,
  damaged_item: `
o produto chegou quebrado
o candeeiro veio danificado
o aparelho não liga
o artigo está com defeito
o vidro estava partido quando abri
parou de funcionar em dois dias, está na garantia`,
  return_item: `
quero devolver a minha compra
como consigo a etiqueta de devolução
posso trocar por outro tamanho
quantos dias tenho para devolver
os sapatos não servem, quero trocar
preciso pagar a devolução`,
  cancel_order: `
por favor cancelem o meu pedido
comprei por engano
ainda posso anular a encomenda de hoje
não enviem, já não preciso
quero desistir da compra
fiz o pedido duas vezes, apaguem um`,
  change_address: `
mudei de casa, alterem o meu endereço
o endereço de entrega está errado
podem enviar o pacote para outra morada
coloquei o número da casa errado
entreguem no meu trabalho
como atualizo a morada de envio`,
  product_availability: `
quando volta ao estoque
tem em verde
o tamanho 42 está disponível
o produto está esgotado
posso reservar o modelo novo
entregam na Suíça`,
  login_problem: `
não consigo fazer login
não consigo entrar na minha conta
diz que os meus dados estão errados
perdi o acesso à minha conta
a sessão fecha o tempo todo
o login falha no celular`,
  reset_password: `
esqueci a minha senha
como redefino a palavra-passe
o e-mail para trocar a senha não chega
o link da senha expirou
quero mudar a minha senha
mandem uma senha nova`,
  two_factor: `
não recebo o código de verificação
perdi o telefone e não consigo o código
o código do autenticador é inválido
como ativo a verificação em duas etapas
mudei de número e o sms vai para o antigo
preciso de novos códigos de recuperação`,
  account_locked: `
a minha conta está bloqueada
por que desativaram o meu acesso
fui bloqueado por muitas tentativas
desbloqueiem a minha conta
suspenderam o meu perfil sem motivo
quanto tempo dura o bloqueio`,
  delete_account: `
apaguem a minha conta e todos os dados
como encerro a minha conta
quero que eliminem os meus dados pessoais
removam o meu perfil para sempre
que dados vocês guardam sobre mim
não quero mais estar cadastrado`,
  change_account_details: `
quero mudar o meu e-mail
como atualizo o número de telefone
meu nome está escrito errado no perfil
a empresa mudou de nome
casei e tenho outro sobrenome
passem a conta para a minha colega`,
  suspicious_activity: `
acho que a minha conta foi invadida
alguém entrou de outro país
este e-mail é de vocês ou é golpe
há pedidos na minha conta que não fiz
um estranho usa a minha conta
trocaram o meu e-mail sem autorização`,
  app_crash: `
o aplicativo fecha ao abrir
o programa fica travado
tela branca depois da atualização
aparece um erro ao salvar
a página não carrega
o botão não faz nada`,
  outage: `
o serviço está fora do ar
o site de vocês não responde
ninguém no escritório consegue conectar
vocês estão com uma falha geral
desde as nove nada funciona
quando o servidor volta`,
  how_to: `
como crio um relatório
onde ficam as configurações
como partilho uma pasta
como mudo o idioma do aplicativo
tem um guia para iniciantes
como ligo as notificações`,
  integration_problem: `
a ligação com o slack deixou de funcionar
a api de vocês devolve 401
o calendário não sincroniza
onde consigo uma chave de api
o webhook não dispara
os dados da nossa loja não chegam mais`,
  export_data: `
como exporto todos os meus dados
posso baixar tudo em csv
preciso de um backup dos projetos
o arquivo exportado está vazio
exportar a lista de clientes para excel
quero uma cópia dos meus dados`,
  manage_users: `
como convido um colega
adicionem um novo usuário
um funcionário saiu, como o removo
o convite não chegou
como faço dela administradora
definir permissões para um grupo`,
}
