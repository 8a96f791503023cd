import type { FindingCatalogue } from '../language.ts';

/** Anmärkningar om kontrakt på väg mellan installationer, på svenska. */
export const movingFindings: FindingCatalogue = {
  'move.moved': ({ to }) => ({
    what: `Kontraktet drivs vidare på ${to}. Här händer det inget mer med det.`,
    mend: 'Fortsätt där. Om det aldrig kom fram kan en administratör ta tillbaka det.',
  }),
  'move.not-moved': () => ({
    what: 'Kontraktet är inte överlämnat: det finns inget att ta tillbaka.',
    mend: 'Kontrollera vilket kontrakt du menade.',
  }),
  'move.here': () => ({
    what: 'Kontraktet drivs här och behöver sina personer.',
    mend: 'Lämna över det först, och ta in det där det ska drivas vidare.',
  }),
  'move.not-arrived': ({ to }) => ({
    what: `Det som lämnades visar inte att kontraktet har kommit fram till ${to}.`,
    mend: 'Lämna den händelse som där följer på den sista här, som utfall leave gör. Inget är borttaget.',
  }),
  'move.persons-not-arrived': ({ to }) => ({
    what: `Kontraktet har kommit fram till ${to} utan alla sina personers filer, eller togs in av en version av Utfall som inte säger det.`,
    mend: 'Se efter där vad som saknas. Finns allt, ta bort nyckeln och filerna för hand, som dokumentationen säger.',
  }),
  'move.left': ({ to }) => ({
    what: `Kontraktets personer är borttagna här, eftersom det har kommit fram till ${to}.`,
    mend: 'Fortsätt där: det går inte längre att ta tillbaka.',
  }),
  'move.key': () => ({
    what: 'En förseglad fil går inte att öppna med den här transportnyckeln.',
    mend: 'Ange nyckelfilen som exporten gjordes med.',
  }),
  'move.item': () => ({
    what: 'Det som skickades är ingen del av kontraktets export.',
    mend: 'Skicka raderna som utfall export skrev dem, med en version av Utfall som inte är äldre.',
  }),
  'move.exists': ({ item }) => ({
    what: `Något annat finns redan där en del av kontraktet hör hemma (${item}).`,
    mend: 'Ta in exporten där inget av kontraktet finns. Ett kontrakt kommer inte tillbaka till en installation som det har lämnat.',
  }),
  'move.not-handed-over': () => ({
    what: 'Kontraktet drivs fortfarande där exporten gjordes: det här är en kopia.',
    mend: 'Exportera med --moves-to ADRESS. Då stannar det där och går vidare här.',
  }),
  'export.not-an-export': () => ({
    what: 'Det här är ingen export av ett kontrakt som den här versionen av Utfall kan läsa.',
    mend: 'Ange filen som utfall export skrev; om en nyare version skrev den, använd den versionen.',
  }),
  'export.cut-or-changed': () => ({
    what: 'Exporten är inte hel, eller har ändrats efter att den skrevs.',
    mend: 'Exportera igen. Inget har tagits in.',
  }),
  'export.line': () => ({
    what: 'Den här raden i exporten går inte att förstå.',
    mend: 'Använd en version av Utfall som inte är äldre än den som skrev den.',
  }),
  'export.other-contract': () => ({
    what: 'Exporten saknar kontraktets huvud, eller innehåller delar av ett annat kontrakt.',
    mend: 'Exportera igen. Inget har tagits in.',
  }),
  'export.not-handed-over': () => ({
    what: 'Exporten säger att kontraktet är överlämnat, men händelsekedjan säger det inte.',
    mend: 'Exportera igen med --moves-to ADRESS. Inget har tagits in.',
  }),
  'export.is-a-copy': () => ({
    what: 'Exporten är en kopia: kontraktet drivs fortfarande där den gjordes.',
    mend: 'Exportera med --moves-to ADRESS. Då stannar det där och går vidare här.',
  }),
};
