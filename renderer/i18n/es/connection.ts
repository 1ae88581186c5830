/** The banner about a lost connection to the host. */
export const connection = {
  lost: 'Se perdió la conexión con Sightline. Intentándolo de nuevo…',
  lostDetail: '¿Sigue en marcha?',
  refused: 'Sightline se ha iniciado de nuevo y ya no reconoce esta página.',
  retry: 'Intentar ahora',
  back: 'Conectado de nuevo.',
};
