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
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
