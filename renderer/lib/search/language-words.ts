/**
 * Words that give away the language of a photo description. Words that also exist in English (Hand, pain, mist, mare)
 * are left out. Some are spelt the same in several languages; then the rest of the query decides. Pure.
 */

interface LanguageWords {
  /** Subjects and styles of photos: one is enough to identify the language. */
  readonly sure: string;
  /**
   * Function words, and words that English knows from names and menus (Costa del Sol, vino): they only add to others.
   */
  readonly weak: string;
}

/** By ISO 639 code; in lower case, separated by spaces. */
export const LANGUAGE_WORDS: Readonly<Record<string, LanguageWords>> = {
  de: {
    sure: `hund hunde hunden katze katzen sonne sonnenuntergang sonnenaufgang berge bergen schnee kinder kindern mädchen
      männer frau frauen menschen leute haus häuser baum bäume blume blumen straße nacht geburtstag hochzeit vogel vögel
      pferd pferde wald fluss himmel tisch fenster brücke garten küche freunde urlaub blau blauer blaue blauem grün grüner
      grüne gelb gelbe schwarze schwarzer weiß weiße weißer roter rotes rotem kleid schuhe fahrrad flugzeug kirche schloss
      bahnhof weihnachten weihnachtsbaum feuerwerk regenbogen wolken herbst frühling kuchen kaffee apfel rechnung quittung
      zeitung büro spielt spielen läuft sitzt steht wiese hut tasse`,
    weak: `der das und ein eine einem einen einer mit auf im am an die ist nicht vom von zum zur bei für über unter neben
      zwischen vor hinter dem den des oder ich wir mein meine meinem unser unsere sehr ohne aus nach kein keine viele zwei
      drei alte altes großer großes kleine kleiner kleines junge junger schöne schöner meer strand mann stadt essen sommer
      familie brot wein turm burg regen nebel torte schule schiff zug`,
  },
  fr: {
    sure: `chien chiens plage soleil montagne montagnes neige enfant enfants garçon hommes femmes maisons arbre arbres fleur
      fleurs nuit anniversaire mariage voiture voitures oiseau oiseaux chevaux forêt rivière ciel nourriture fenêtre bateau
      jardin école famille hiver vacances verte jaune blanche vélo avion église sapin pluie arc-en-ciel brouillard nuages
      automne printemps bière facture assis debout coucher homme`,
    weak: `le la les un une des du de et est en au avec sur dans sous chez aux qui cette mes notre nos très près devant
      derrière entre pendant petit petite petits grand grande vieux vieille deux trois chat chats mer femme fille ville eau
      gens rue amis été rouge bleu bleue vert noire blanc chemise château tour gare gâteau vin pomme lettre maison cheval
      cuisine lac`,
  },
  es: {
    sure: `perro perros atardecer amanecer montaña montañas nieve niños niñas mujer mujeres árbol árboles cumpleaños boda
      coche coches pájaro pájaros caballo caballos bosque cielo ventana ciudad puente jardín cocina escuela invierno verano
      vacaciones rojo roja amarilla camisa vestido zapatos bicicleta tren avión iglesia estación lluvia niebla nubes otoño
      primavera manzana factura recibo periódico oficina sentado corriendo jugando comiendo gato gatos hombre hombres calle
      noche`,
    weak: `el la los las un una unos unas y en de con del al por para sobre junto muy bajo cerca detrás delante entre
      pequeño pequeña viejo vieja hermosa joven dos tres playa mar gente casa casas flor flores río lago agua comida azul
      amarillo blanco blanca castillo torre navidad cerveza vino carta fútbol niño niña familia taza tarta`,
  },
  it: {
    sure: `cani gatto gatti spiaggia tramonto montagna montagne bambino bambina bambini uomo uomini donne albero alberi fiore
      fiori strada compleanno matrimonio macchina uccello uccelli cavallo cavalli foresta bosco fiume tavolo finestra città
      barca giardino cucina scuola inverno vacanza gialla bianca camicia vestito scarpe bicicletta treno aereo chiesa
      stazione pioggia arcobaleno nebbia nuvole autunno fattura lettera giornale ufficio seduto`,
    weak: `il lo la le gli un uno una di della dello delle degli dei del nel nella nello sul sulla alla al con su tra in che è
      mio mia nostro molto vicino davanti dietro piccolo piccola grande vecchio vecchia bella bello giovane due tre alba neve
      donna gente persone casa case notte lago cielo cibo ponte acqua amici famiglia rosso rossa azzurro giallo nero bianco
      castello torre natale torta birra vino mela calcio corre gioca`,
  },
  pt: {
    sure: `cachorro cachorros praia montanha montanhas criança crianças menino menina homem homens mulher mulheres pessoas
      árvore árvores rua noite aniversário casamento carro carros pássaro pássaros cavalo cavalos céu janela cidade jardim
      água cozinha escola inverno verão férias vermelho vermelha amarela preto preta branco branca camisa vestido sapatos
      bicicleta trem avião igreja chuva nevoeiro nuvens outono primavera maçã recibo jornal escritório sentado correndo
      brincando gato gatos cão cães`,
    weak: `o os um uma de do da dos das em no na nos nas com para por sobre ao à meu minha muito perto atrás frente entre
      pequeno pequena velho velha bonita jovem dois três mar neve casa casas flor flores floresta lago comida ponte barco
      amigos família azul verde amarelo castelo torre bolo cerveja vinho carta futebol xícara`,
  },
  nl: {
    sure: `hond honden katten zonsondergang zonsopgang sneeuw kinderen jongen meisje vrouw vrouwen mensen huis huizen boom
      bomen bloem bloemen straat nacht verjaardag bruiloft vogels paard paarden rivier tafel keuken vrienden vakantie blauw
      blauwe groene witte overhemd jurk schoenen fiets trein vliegtuig schip kasteel kerstmis kerstboom vuurwerk regenboog
      wolken herfst taart koffie rekening bonnetje krant kantoor voetbal speelt spelen brug kopje`,
    weak: `de het een en van in met op voor bij naar uit aan onder tussen achter naast mijn onze zonder zeer veel twee drie
      oude jonge mooie kleine grote kat zee zon bergen vogel bos meer lucht eten raam stad boot tuin brood water kerk toren
      regen familie rood rode geel gele groen zwart zwarte appel wijn brief loopt staat strand auto`,
  },
  sv: {
    sure: `hund hundar katt katter solnedgång soluppgång snö flicka pojke kvinna kvinnor människor träd blomma blommor gata
      födelsedag bröllop fågel fåglar häst hästar skog sjö fönster båt trädgård vatten kök vänner klänning cykel tåg
      flygplan kyrka julgran dimma moln höst tårta äpple kvitto`,
    weak: `och ett en i med på av för från som utan mycket två tre gammal liten stor vacker hav sol strand barn berg hus natt
      flod himmel bord stad bröd skola familj sommar semester röd blå grön gul svart vit skjorta skor slott jul regn öl`,
  },
  pl: {
    sure: `koty plaża morze słońce zachód wschód góry śnieg dziecko dzieci dziewczyna chłopiec mężczyzna kobieta ludzie
      drzewo drzewa kwiat kwiaty ulica urodziny ślub wesele samochód ptak ptaki rzeka jezioro jedzenie stół łódź ogród woda
      chleb kuchnia szkoła przyjaciele rodzina wakacje czerwony niebieski zielony żółty czarny biały koszula sukienka rower
      pociąg samolot kościół zamek wieża choinka deszcz tęcza mgła chmury jesień ciasto jabłko rachunek paragon kot`,
    weak: `na w we ze z pod nad przy dla od jest nie mój moja bardzo dwa trzy stary stara mały mała duży piękna pies psy góra
      koń konie dom domy noc okno zima lato buty wiosna tort kawa piwo wino gazeta niebo`,
  },
};

/** English function words and words common in descriptions of photos: each makes other languages less likely. */
export const ENGLISH_WORDS = `the of on at with and or by from to near behind between into are my his her their our your
  this that these those for it not without two three four five many some all old young little small big large tall long new
  red blue green yellow black white brown orange pink purple grey gray golden dark bright photo photos picture pictures
  image portrait selfie screenshot people person men woman women boy boys girl girls child kid kids baby family friends
  friend group crowd dog dogs cat cats horse bird birds fish animal animals beach sea ocean lake river mountain mountains
  hill snow ice rain sky cloud clouds sun sunset sunrise night day morning evening city street road house building tower
  bridge church castle garden park forest tree trees flower flowers grass ship car cars truck bus plane airplane bicycle
  bike food chair window door room kitchen bed sofa birthday wedding party christmas cake bread coffee tea beer wine fruit
  apple receipt letter book newspaper sign poster painting statue museum concert football running sitting standing walking
  eating sleeping smiling wearing holding looking jumping playing riding through around next front top inside outside shirt
  dress hat shoes glasses phone computer camera while up down out against who during one`;
