import type { StarterExamples } from './starter-intents.ts'

/** Written for this project. One message a line. */
export const es: StarterExamples = {
  cancel_subscription: `
quiero cancelar mi suscripción
por favor den de baja mi membresía a fin de mes
cómo desactivo la renovación automática
ya no usamos el servicio, queremos terminar el contrato
dónde puedo darme de baja
pensé que había cancelado y se renovó otra vez`,
  change_plan: `
quiero pasar al plan superior
puedo cambiar de pago mensual a anual
necesitamos más licencias
bájenme al plan gratuito por favor
cómo cambio de plan
elegí el plan equivocado`,
  charged_twice: `
me cobraron dos veces
aparecen dos cargos iguales en mi tarjeta
pagué una vez y me descontaron el doble
cobro duplicado de mi pedido
por qué me cargaron dos veces el mismo importe
la cuota salió dos veces el mismo día`,
  unknown_charge: `
no reconozco este cargo
qué es este cobro de 14,99
me cobraron algo que nunca acepté
me sacaron dinero durante la prueba gratis
mi factura es más alta que el mes pasado
hay una transacción suya que no es mía`,
  payment_declined: `
mi tarjeta fue rechazada
el pago no pasa
no puedo pagar, siempre da error
la tarjeta no es aceptada aunque tiene saldo
falló el pago de la renovación
probé tres tarjetas y ninguna funciona`,
  update_payment_method: `
quiero cambiar mi tarjeta de crédito
mi tarjeta venció, dónde pongo la nueva
puedo pagar por transferencia
eliminen mi método de pago anterior
cómo actualizo los datos de facturación
tengo una cuenta bancaria nueva`,
  request_invoice: `
necesito la factura del mes pasado
dónde descargo mis facturas
envíenme un recibo con IVA
la factura tiene la dirección equivocada
pueden poner nuestro NIF en la factura
no me llegó el comprobante de compra`,
  request_refund: `
quiero que me devuelvan el dinero
por favor reembolsen mi último pago
cómo pido un reembolso
no estoy satisfecho y quiero mi dinero de vuelta
exijo la devolución completa
hay garantía de devolución del dinero`,
  refund_status: `
dónde está mi reembolso
cuándo vuelve el dinero a mi cuenta
me prometieron un reembolso hace dos semanas y no llega
cuánto tarda una devolución del dinero
devolví el producto y todavía no me pagan
ya procesaron mi reembolso`,
  discount_code: `
mi código de descuento no funciona
no se aplicó el cupón
cómo canjeo una tarjeta regalo
hay descuento para estudiantes
el cupón dice que está vencido
olvidé poner el código promocional`,
  price_question: `
cuánto cuesta
qué precio tienen los planes
hay una prueba gratuita
cuánto vale el envío
qué incluye el plan premium
me pueden hacer un presupuesto para cincuenta usuarios`,
  track_order: `
dónde está mi pedido
cuál es el estado de mi envío
no me dieron número de seguimiento
cuándo llega mi paquete
ya enviaron mi pedido
cómo puedo rastrear el paquete`,
  delivery_late: `
mi entrega está atrasada
el paquete tenía que llegar la semana pasada
llevo tres semanas esperando mi compra
por qué tarda tanto el envío
otra vez se retrasó la entrega
no cumplieron con la fecha prometida`,
  parcel_missing: `
dice entregado pero no recibí nada
mi paquete se perdió
robaron el paquete de mi puerta
el repartidor dice que lo dejó con un vecino y nadie lo tiene
figura como entregado y aquí no está
el envío desapareció`,
  wrong_item: `
recibí el producto equivocado
esto no es lo que pedí
me mandaron otro color
falta una pieza en la caja
pedí dos y llegó uno
la talla no es la que pedí`,
  damaged_item: `
el producto llegó roto
la lámpara vino dañada
no enciende
el artículo está defectuoso
el vidrio estaba quebrado al abrir la caja
dejó de funcionar a los dos días, está en garantía`,
  return_item: `
quiero devolver mi compra
cómo consigo la etiqueta de devolución
puedo cambiarlo por otra talla
cuántos días tengo para devolverlo
los zapatos no me quedan, quiero cambiarlos
tengo que pagar la devolución`,
  cancel_order: `
por favor cancelen mi pedido
compré por error
todavía puedo anular el pedido de esta mañana
no lo envíen, ya no lo necesito
quiero desistir de la compra
hice el pedido dos veces, borren uno`,
  change_address: `
me mudé, cambien mi dirección
la dirección de entrega está mal
pueden enviar el paquete a otro domicilio
puse mal el número de la casa
entréguenlo en mi oficina
cómo actualizo la dirección de envío`,
  product_availability: `
cuándo vuelve a haber stock
lo tienen en verde
está disponible la talla 42
el producto está agotado
puedo reservar el modelo nuevo
envían a Suiza`,
  login_problem: `
no puedo iniciar sesión
no me deja entrar en mi cuenta
dice que mis datos son incorrectos
ya no tengo acceso a mi cuenta
se cierra la sesión a cada rato
el inicio de sesión falla en el móvil`,
  reset_password: `
olvidé mi contraseña
cómo restablezco la contraseña
no llega el correo para cambiar la clave
el enlace de la contraseña caducó
quiero cambiar mi contraseña
mándenme una clave nueva`,
  two_factor: `
no me llega el código de verificación
perdí el teléfono y no puedo recibir el código
el código del autenticador no es válido
cómo activo la verificación en dos pasos
cambié de número y el sms va al viejo
necesito códigos de recuperación nuevos`,
  account_locked: `
mi cuenta está bloqueada
por qué desactivaron mi acceso
me bloquearon por demasiados intentos
desbloqueen mi cuenta por favor
suspendieron mi perfil sin motivo
cuánto dura el bloqueo`,
  delete_account: `
borren mi cuenta y todos mis datos
cómo cierro mi cuenta
quiero que eliminen mis datos personales
den de baja mi perfil para siempre
qué datos guardan sobre mí
ya no quiero estar registrado`,
  change_account_details: `
quiero cambiar mi correo electrónico
cómo actualizo mi número de teléfono
mi nombre está mal escrito en el perfil
la empresa cambió de nombre
me casé y tengo otro apellido
pasen la cuenta a mi compañera`,
  suspicious_activity: `
creo que hackearon mi cuenta
alguien entró desde otro país
este correo es de ustedes o es una estafa
hay pedidos en mi cuenta que yo no hice
un desconocido usa mi cuenta
cambiaron mi correo sin mi permiso`,
  app_crash: `
la aplicación se cierra al abrirla
el programa se queda congelado
pantalla en blanco después de actualizar
sale un error al guardar
la página no carga
el botón no hace nada`,
  outage: `
está caído el servicio
su página no responde
nadie en la oficina puede conectarse
tienen una caída del sistema
desde las nueve no funciona nada
cuándo vuelve a funcionar el servidor`,
  how_to: `
cómo creo un informe
dónde están los ajustes
cómo comparto una carpeta
cómo cambio el idioma de la aplicación
hay una guía para principiantes
cómo activo las notificaciones`,
  integration_problem: `
la conexión con slack dejó de funcionar
su api devuelve 401
el calendario no se sincroniza
dónde consigo una clave de api
el webhook no se dispara
ya no llegan los datos de nuestra tienda`,
  export_data: `
cómo exporto todos mis datos
puedo descargar todo en csv
necesito una copia de seguridad de los proyectos
el archivo exportado está vacío
exportar la lista de clientes a excel
quiero una copia de mis datos`,
  manage_users: `
cómo invito a un compañero
agreguen un usuario nuevo
un empleado se fue, cómo lo quito
la invitación no llegó
cómo la hago administradora
configurar permisos para un grupo`,
}
