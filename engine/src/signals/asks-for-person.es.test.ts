import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

const asking = `
Quiero hablar con una persona
quiero hablar con alguien
¿Puedo hablar con un agente?
puedo hablar con un humano porfa
Necesito hablar con un agente por favor
agente
agente por favor
humano
un humano por favor
persona real
Una persona real, por favor
operador
asesor
Páseme con un asesor
pásame con alguien
me puede pasar con un compañero
Me comunica con un ejecutivo?
comuníqueme con una persona
Transfiérame a un agente
quiero que me atienda una persona
Quisiera hablar con un representante
me gustaría hablar con alguien de atención al cliente
prefiero hablar con una persona
Hay alguien con quien pueda hablar?
hay algún humano ahí
¿Hay alguna persona que me pueda atender?
¿Cómo puedo contactar con un agente?
como hablo con un humano
No quiero hablar con un robot
no quiero un bot, quiero una persona
no más bots
basta de bots
Deja de responder con el bot
quiero una persona de verdad
Quiero hablar con un humano, no con una máquina
alguien me puede llamar?
que alguien me llame por favor
¿Me puede llamar un agente?
Deme con un supervisor
quiero hablar con el encargado
Esto no sirve. Necesito un humano.
Ya probé todo eso, conécteme con una persona
por qué no puedo hablar con una persona?
Si no puedo hablar con una persona me doy de baja
no, quiero un agente
sí, con una persona
HUMANO!!!
Hola, compré un lector y no enciende, ya lo reinicié tres veces, quiero hablar con alguien ya
quiero hablar con un agnete
ablar con un umano
hablar con asesor
atención al cliente
Póngame con un responsable
necesito ayuda de una persona
exijo hablar con una persona
me podrían derivar con una persona
quiero un humano
soporte humano
Quisiera comunicarme con alguien
Me pueden comunicar con un asesor por favor
hay alguien real ahí?
necesito que me atienda un humano
quiero hablar con un ser humano
pásenme con un supervisor
Quiero q me llame un agente
con un asesor por favor
asesor humano
persona
me puedes poner con una persona?
Me gustaría que me atendiera una persona
¿hay posibilidad de hablar con alguien?
es posible hablar con una persona?
Deseo hablar con el área de soporte
Quiero hablar con servicio al cliente
quiero ablar con una persona
no me sirve el bot, quiero hablar con alguien
no quiero hablar con una máquina
pasar con agente
hablar con agente
contactar con soporte
Que me llame alguien
puede contactarme un técnico?
¿Con quién puedo hablar?
quiero una persona física
comunicar con operador
Ya me cansé de este bot, deme un humano
quiero que una persona revise mi caso
Disculpe, me puede atender una persona?
quiero que me atienda alguien de verdad
páseme a un humano ya
quiero poner una queja con una persona
me pone con atención al cliente?
donde puedo hablar con alguien
Necesito comunicarme con un representante
Puede un agente revisar mi caso?
una persona que me ayude por favor
no quiero respuestas automáticas, quiero una persona
deja de mandarme respuestas automáticas
me urge hablar con alguien
solicito hablar con un supervisor
no me interesa el bot, humano por favor
quisiera contactarme con soporte técnico
quiero que me comuniquen con alguien
páseme con alguien que sepa
hola, hay alguien que me atienda?
por favor un agente
me atiende una persona?
atención humana por favor
es que necesito hablar con una persona de verdad
prefiero que me atienda un humano
¿cómo hago para hablar con un asesor?
no entiendes nada, quiero hablar con un humano
quiero reclamar con alguien
hablar con persona
ya basta, una persona por favor
quiero que me contacte un agente
quiero dejar de hablar con un bot
`

const notAsking = `
No quiero hablar con nadie, solo dígame el precio
no quiero una persona
No me transfiera
no me pases con nadie
no necesito un agente
sin hablar con una persona
¿Puedo compartir mis libros con otra persona?
¿Otra persona puede usar mi cuenta?
cuántas personas pueden usar la cuenta
El agente con el que hablé ayer me dijo otra cosa
su compañero me dijo que hablara con el banco
Ayer hablé con una persona y me dijo que esperara
me dijeron que un agente me iba a llamar
No soy un robot
la casilla "no soy un robot" no funciona
¿Eres un robot?
¿Es usted humano?
¿Estoy hablando con una persona?
información personal
datos personales
libro sobre el cuerpo humano
derechos humanos
Quiero añadir una persona a mi cuenta
quiero regalar un libro a alguien
alguien entró en mi cuenta
¿Alguien sabe cómo se enciende?
necesito un agente inmobiliario para vender mi casa?
Agente de viajes
¿Cómo conecto el lector al wifi?
transferir el archivo al lector
cada vez que hablo con un agente me dicen otra cosa
antes de hablar con un agente, ¿cuánto cuesta?
¿Tengo que hablar con alguien para cancelar?
la persona de contacto está mal escrita
quiero cambiar la persona de contacto
¿Cuándo me va a llamar alguien?
un agente me llamará mañana, ¿verdad?
Gracias, no hace falta una persona
él escribió "quiero hablar con un humano" y nadie respondió
trabajo como agente
el operador de la red no funciona
quiero hablar de una persona del libro
la novela El agente secreto
El asesor fue muy amable
quién es el agente de mi pedido
mi agente me dio este código
¿Una persona puede tener dos cuentas?
necesito cambiar el nombre de la persona
quiero hablar español
quiero hablar de mi pedido
me pasa siempre con este lector
¿me puede pasar la factura?
no es un robot, es una aspiradora
hay alguien usando mi cuenta
alguien me regaló el lector
quiero comunicarme con el autor del libro
la persona que me atendió ayer fue amable
hablé con su compañera
¿Hay que hablar con alguien para devolverlo?
el libro Yo, robot
para una persona de 80 años
recursos humanos
una persona me vendió el lector usado
el agente de aduanas retuvo el paquete
¿cuántos agentes tienen?
mi representante legal
soy una persona mayor
por favor no me llamen
no hace falta que me llame nadie
quiero comprar para otra persona
el humano medio
cuando hable con el agente le digo
para hablar con el lector hay que activar la voz?
me dijo el agente que esperara
mi hija quiere hablar con el lector
¿el agente ya vio mi caso?
ayer me atendió una persona muy amable
una persona normal no entiende esto
quiero el libro de una persona famosa
no me comuniquen con nadie
¿ustedes son humanos?
hay una persona en la foto
no puedo conectar con el wifi
El agente nunca me llamó
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
