/** The privacy section of the settings: network requests and remembered searches. */
import { counted } from './counted.ts';

export const privacy = {
  none: 'Sightline no ha hecho ninguna petición a la red desde que se inició.',
  some: (count: number) =>
    `Sightline ha hecho ${counted(count, 'petición', 'peticiones')} a la red desde que se inició.`,
  detail:
    'Tus fotos, búsquedas y etiquetas se quedan en este ordenador, salvo que uses un codificador remoto. Aquí se muestra cada petición que hace la aplicación.',
  list: 'Peticiones a la red',
  purposes: {
    update: 'Versión nueva',
    model: 'Modelo',
    remote: 'Codificador remoto',
    unexpected: 'Inesperada',
  },
  outcomes: { done: 'Respondida', failed: 'Fallida', blocked: 'Bloqueada' },
  failed: 'No se pudo leer la lista de peticiones.',
  searchHistory: 'Recordar las búsquedas',
  searchHistoryDetail: 'Para sugerir mientras escribes. Se guardan solo en este ordenador.',
  forget: 'Olvidar todas las búsquedas…',
  forgetTitle: '¿Olvidar todas las búsquedas?',
  forgetDetail: 'Desaparecen las sugerencias de búsquedas anteriores. Las búsquedas guardadas se conservan.',
  forgetConfirm: 'Olvidar búsquedas',
  forgotten: 'Se han olvidado todas las búsquedas.',
};
