/**
 * Queries as people type them, by language. The English ones have names, borrowed words and words that other languages
 * have too, for a hint about an English query is the worse mistake. Written before the word lists were tried on them.
 */

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const ENGLISH_QUERIES = lines(`
  dog
  cat
  beach
  sunset
  a dog on the beach
  dogs playing in snow
  two dogs looking out of a window
  a rocket on the launch pad
  cup of coffee
  café in Paris
  café au lait
  crème brûlée
  jalapeño peppers
  piñata at a birthday party
  Zürich old town
  São Paulo skyline
  Málaga
  München
  Oktoberfest in München
  Los Angeles skyline at night
  Las Vegas
  El Capitan
  El Capitan at sunset
  San Francisco
  Rio de Janeiro
  Costa del Sol
  Mona Lisa
  La La Land poster
  Le Mans race cars
  Notre Dame
  Notre-Dame de Paris
  Arc de Triomphe
  Champs-Élysées
  Eiffel tower
  Sagrada Família
  Plaza de España
  Piazza San Marco
  Ponte Vecchio
  Leonardo da Vinci
  Vincent van Gogh
  van Gogh painting
  a van in the desert
  mercedes van
  Don Quixote statue
  Don and Maria at the wedding
  Dia de los Muertos
  cinco de mayo
  quinceañera dress
  mariachi band
  tacos al pastor
  pizza
  spaghetti carbonara
  penne alla vodka
  al dente pasta
  sushi
  ramen
  bratwurst and beer
  sauerkraut
  kindergarten class
  doppelgänger
  schadenfreude
  dachshund
  rottweiler puppy
  german shepherd
  my dachshund in the garden
  die cast car
  die
  dice on a table
  man in a red shirt
  a man with a hat
  old man
  mit campus
  MIT dome
  IT department
  it is raining
  on a boat
  on the roof
  in the kitchen
  in red
  no people
  no smoking sign
  sea
  mare with foal
  mare
  foal
  pain
  hand
  hands
  arm
  rose
  red rose
  table
  restaurant
  ballet
  ballet dancer
  blonde girl
  brunette
  fiancé
  fiancée with ring
  bride and groom
  groom
  bridesmaids
  wedding cake
  champagne toast
  bouquet of flowers
  boat on a lake
  mountain lake with reflection
  snowy mountain peak
  alpine village
  chalet
  ski lift
  après ski
  piste
  fjord
  fjord in Norway
  geyser in Iceland
  northern lights
  aurora borealis
  milky way
  full moon
  eclipse
  rainbow
  fog over a valley
  thunderstorm
  lightning
  tornado
  volcano
  waterfall
  river through a forest
  autumn leaves
  cherry blossom
  tulips
  orchid
  cactus
  succulent
  bonsai
  palm trees
  pine forest
  wheat field
  barn
  tractor
  horse
  cow
  sheep in a meadow
  goat
  pig
  chicken
  rooster
  duck on a pond
  flamingo
  parrot
  owl
  eagle in flight
  hummingbird
  butterfly on a flower
  bee
  spider web
  snake
  lizard
  turtle
  dolphin
  whale tail
  shark
  jellyfish
  coral reef
  aquarium
  zoo
  elephant
  giraffe
  lion
  tiger
  bear
  panda
  koala
  kangaroo
  penguin
  polar bear
  fox in the snow
  wolf
  squirrel
  hedgehog
  bunny
  kitten asleep on a sofa
  tabby cat
  golden retriever puppy
  corgi
  baby laughing
  toddler with ice cream
  kids in a pool
  grandma and grandpa
  family dinner
  thanksgiving turkey
  christmas tree
  halloween costume
  pumpkin
  fireworks
  birthday cake with candles
  graduation
  first day of school
  soccer match
  football stadium
  basketball
  tennis player
  golf
  surfing
  skateboard
  bicycle
  motorbike
  Harley Davidson
  Vespa
  Volkswagen bus
  BMW
  Porsche 911
  Ferrari
  Tesla charging
  train station
  subway
  airport
  airplane wing
  helicopter
  hot air balloon
  cruise ship
  sailing boat
  lighthouse
  bridge at night
  skyscraper
  castle on a hill
  cathedral interior
  stained glass
  mosque
  temple in Kyoto
  pagoda by a lake
  market stall
  street musician
  graffiti
  neon sign
  traffic jam
  parking lot
  receipt from IKEA
  restaurant menu
  whiteboard with diagram
  screenshot of a chat
  boarding pass
  passport
  handwritten letter
  invoice
  QR code
  book cover
  map
  chess board
  guitar
  piano
  violin
  drums
  concert crowd
  black and white portrait
  portrait with bokeh
  macro shot of an eye
  long exposure
  drone view of the coast
  selfie in the mirror
  me and Anna
  Anna
  José and María
  Björk
  Beyoncé concert
  Pokémon cards
  Brontë house
  naïve art
  façade of a house
  résumé
  déjà vu
  matinée
  smörgåsbord
  Häagen-Dazs
  Mötley Crüe poster
  Ålesund
  Gdańsk
  Kraków old town
  Dvořák statue
  sign that says 東京
  sign saying Ausgang
  a book titled Der Prozess
  a dog named Pablo
  uncle Hans in the garden
  grandpa with the hat from Bavaria
`);

export const FOREIGN_QUERIES: Readonly<Record<string, readonly string[]>> = {
  de: lines(`
    Hund am Strand
    Katze
    zwei Hunde im Schnee
    Sonnenuntergang über dem Meer
    Geburtstag von Oma
    Kinder spielen im Garten
    Frau mit rotem Kleid
    ein Mann auf einem Fahrrad
    Berge im Nebel
    Weihnachtsbaum
    Rechnung vom Restaurant
    altes Auto vor einem Haus
    Blumen auf der Wiese
    Hochzeit in der Kirche
    grüner Wald
    schwarze Katze auf dem Sofa
    Vogel auf einem Ast
    Tasse Kaffee auf dem Tisch
    Schloss am See
    Urlaub in Italien
    Regenbogen
    Straße bei Nacht
    Schüler in der Schule
    Feuerwerk an Silvester
  `),
  fr: lines(`
    chien sur la plage
    chat
    deux chiens dans la neige
    coucher de soleil sur la mer
    anniversaire de mamie
    enfants qui jouent dans le jardin
    femme avec une robe rouge
    un homme à vélo
    montagnes dans le brouillard
    sapin de Noël
    facture du restaurant
    vieille voiture devant une maison
    fleurs dans un champ
    mariage à l'église
    forêt verte
    oiseau sur une branche
    tasse de café sur la table
    château au bord du lac
    vacances en Italie
    arc-en-ciel
    rue la nuit
    l'homme au chapeau
    feux d'artifice
    gâteau au chocolat
  `),
  es: lines(`
    perro en la playa
    gato
    dos perros en la nieve
    atardecer sobre el mar
    cumpleaños de la abuela
    niños jugando en el jardín
    mujer con vestido rojo
    un hombre en bicicleta
    montañas con niebla
    árbol de navidad
    factura del restaurante
    coche viejo delante de una casa
    flores en el campo
    boda en la iglesia
    bosque verde
    pájaro en una rama
    taza de café sobre la mesa
    castillo junto al lago
    vacaciones en Italia
    calle de noche
    la familia en la cocina
    fuegos artificiales
    puente sobre el río
    tarta de chocolate con velas
  `),
  it: lines(`
    cane sulla spiaggia
    gatto
    due cani nella neve
    tramonto sul mare
    compleanno della nonna
    bambini che giocano in giardino
    donna con vestito rosso
    un uomo in bicicletta
    montagne nella nebbia
    albero di natale
    fattura del ristorante
    vecchia macchina davanti a una casa
    fiori nel prato
    matrimonio in chiesa
    bosco verde
    uccello su un ramo
    tazza di caffè sul tavolo
    castello vicino al lago
    vacanza in montagna
    arcobaleno
    strada di notte
    fuochi d'artificio
    ponte sul fiume
    torta al cioccolato
  `),
  pt: lines(`
    cachorro na praia
    gato
    dois cachorros na neve
    pôr do sol sobre o mar
    aniversário da avó
    crianças brincando no jardim
    mulher com vestido vermelho
    um homem de bicicleta
    montanhas com nevoeiro
    árvore de natal
    recibo do restaurante
    carro velho em frente de uma casa
    flores no campo
    casamento na igreja
    floresta verde
    pássaro num ramo
    xícara de café sobre a mesa
    castelo perto do lago
    férias na Itália
    rua à noite
    fogos de artifício
    ponte sobre o rio
    bolo de chocolate
    família na cozinha
  `),
  nl: lines(`
    hond op het strand
    kat
    twee honden in de sneeuw
    zonsondergang boven zee
    verjaardag van oma
    kinderen spelen in de tuin
    vrouw met een rode jurk
    een man op een fiets
    bergen in de mist
    kerstboom
    rekening van het restaurant
    oude auto voor een huis
    bloemen in het veld
    bruiloft in de kerk
    groen bos
    vogel op een tak
    kopje koffie op tafel
    kasteel bij het meer
    vakantie in Italië
    regenboog
    straat bij nacht
    vuurwerk
    brug over de rivier
    chocoladetaart met kaarsen
  `),
  sv: lines(`
    hund på stranden
    katt
    två hundar i snön
    solnedgång över havet
    barn som leker i trädgården
    kvinna med röd klänning
    en man på cykel
    berg i dimma
    julgran
    gammal bil framför ett hus
    blommor på en äng
    bröllop i kyrkan
  `),
  pl: lines(`
    pies na plaży
    kot
    dwa psy na śniegu
    zachód słońca nad morzem
    dzieci w ogrodzie
    kobieta w czerwonej sukience
    mężczyzna na rowerze
    góry we mgle
    choinka
    stary samochód przed domem
    kwiaty na łące
    ślub w kościele
  `),
  ja: lines(`
    海辺の犬
    夕日
    桜
    猫
    ラーメン
    富士山と湖
    雪の中の子供
    誕生日ケーキ
    赤いドレスの女性
    夜の街
  `),
  zh: lines(`
    海滩上的狗
    日落
    猫
    生日蛋糕
    穿红裙子的女人
    雪山
    夜晚的街道
    孩子们在花园里玩
  `),
  ko: lines(`
    해변의 개
    고양이
    눈 덮인 산
    생일 케이크
    밤거리
  `),
  Cyrl: lines(`
    собака на пляже
    кошка
    закат над морем
    дети играют в саду
    день рождения
    гори в тумані
  `),
  Arab: lines(`
    كلب على الشاطئ
    قطة
    غروب الشمس
    سگ در ساحل
  `),
  el: lines(`
    σκύλος στην παραλία
    γάτα
    ηλιοβασίλεμα
  `),
  he: lines(`
    כלב על החוף
    חתול
  `),
  th: lines(`
    สุนัขบนชายหาด
    แมว
  `),
  Deva: lines(`
    समुद्र तट पर कुत्ता
    बिल्ली
  `),
};

/** Written after the word lists were settled, and not used to change them. */
export const HELD_OUT_ENGLISH = lines(`
  bouldering gym
  grandpa fishing
  tea ceremony
  my red bike
  Uncle Jan on his boat
  dinner in Lisbon
  Barcelona beach
  Hotel California sign
  La Boqueria market
  Casa Batlló
  casa blanca
  villa in Tuscany
  Lago di Como
  Monte Rosa
  Val d'Isère
  Mont Blanc
  Côte d'Azur
  Île de Ré lighthouse
  Bois de Boulogne
  Rue de Rivoli
  Café de Flore
  Moulin Rouge
  Coco Chanel store
  Pain au chocolat
  croissant
  omelette du fromage
  chili con carne
  arroz con pollo
  dulce de leche ice cream
  sangria pitcher
  flamenco dancer in a red dress
  corrida
  siesta
  fiesta decorations
  El Niño flood
  Burg Eltz
  Schloss Neuschwanstein
  Der Spiegel cover
  Die Hard poster
  Das Boot
  Autobahn sign
  pretzel
  strudel
  Rathaus clock
  Amsterdam canal
  Van Gogh museum
  Den Haag
  stroopwafels
  Volvo
  lego castle
  hygge living room
  Pierogi
  Lech Walesa
  tiramisu
  gelato in Rome
  Duomo di Milano
  Villa d'Este
  capoeira
  samba parade in Rio
  Ronaldo scoring
  man o war
  no entry
  old map of Asia
  dad asleep
  hen party
  fast car at night
  wand
  list of groceries
  art fair
  chat with mum
  stern of a ship
  gift
  fog
  kind teacher
  hut in the mountains
  bad hair day
`);

export const HELD_OUT_FOREIGN: Readonly<Record<string, readonly string[]>> = {
  de: lines(`
    Oma und Opa im Garten
    Baby schläft
    Wanderung im Wald
    rotes Fahrrad
    Segelboot auf dem See
    Brot backen
    Gewitter
    Taufe in der Kirche
    Spaziergang mit dem Hund
    Schneemann
    Konzert
    ein leerer Stuhl am Fenster
  `),
  fr: lines(`
    grand-mère dans la cuisine
    bébé qui dort
    randonnée en montagne
    vélo rouge
    bateau à voile
    boulangerie
    orage
    promenade avec le chien
    bonhomme de neige
    concert
    une chaise vide près de la fenêtre
    pique-nique au bord de la rivière
  `),
  es: lines(`
    abuela en la cocina
    bebé durmiendo
    excursión por la montaña
    bicicleta roja
    barco de vela
    panadería
    tormenta
    paseo con el perro
    muñeco de nieve
    concierto
    una silla vacía junto a la ventana
    merienda en el parque con los niños
  `),
  it: lines(`
    nonna in cucina
    bimbo che dorme
    escursione in montagna
    bicicletta rossa
    barca a vela
    panetteria
    temporale
    passeggiata con il cane
    pupazzo di neve
    concerto
    una sedia vuota vicino alla finestra
    merenda al parco con i bambini
  `),
  pt: lines(`
    avó na cozinha
    bebé a dormir
    caminhada na montanha
    bicicleta vermelha
    barco à vela
    padaria
    trovoada
    passeio com o cachorro
    boneco de neve
    concerto
    uma cadeira vazia perto da janela
    piquenique no parque com as crianças
  `),
  nl: lines(`
    oma in de keuken
    slapende baby
    wandeling in de bergen
    rode fiets
    zeilboot
    bakkerij
    onweer
    wandelen met de hond
    sneeuwpop
    concert
    een lege stoel bij het raam
    picknick in het park met de kinderen
  `),
};
