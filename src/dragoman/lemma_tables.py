"""Tables behind `lemmas`: irregular forms, and the words that the spelling rules would get wrong."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(text.split())


def _endings(text: str) -> tuple[str, ...]:
    """Return the endings of a table, as `str.endswith` takes them."""
    return tuple(text.split())


# Each line: the base form, then the forms that lead to it.
VERBS = """
be am is are was were been being 's 'm 're s m re ai
have has had having 've 'd ve
do does did done doing
go goes went gone going gon
arise arose arisen
awake awoke awoken
bear bore borne born
beat beaten
become became becoming
befall befell befallen
beget begot begotten
begin began begun
behold beheld
bend bent
beset besetting
betray betrayed
bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcasted
build built
burn burnt
burst bursted
buy bought
catch caught
choose chose chosen choosing
cling clung
come came coming
creep crept
cut cutting
deal dealt
die died dying dies
dig dug
dive dove
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
dye dyed dyeing
eat ate eaten
eye eyed eyeing
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled fleeing
fling flung
fly flew flown flies
forbid forbade forbidden
foresee foresaw foreseen foreseeing
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got gotten gets
give gave given
grind ground
grow grew grown
hang hung
hear heard
hide hid hidden
hit hits hitting
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
lie lay lain lied lying lies
light lit
lose lost losing
make made
mean meant
meet met
mislead misled
mistake mistook mistaken
misunderstand misunderstood
outdo outdid outdone
outgrow outgrew outgrown
overcome overcame overcoming
overhear overheard
override overrode overridden
oversee oversaw overseen overseeing
overtake overtook overtaken
overthrow overthrew overthrown
partake partook partaken
pay paid
plead pled
prove proven
rebuild rebuilt
redo redid redone
rend rent
repay repaid
rethink rethought
retake retook retaken
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran running
say said says
see saw seen seeing
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoe shoed shod
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat sitting
slay slew slain
sleep slept
slide slid
sling slung
smell smelt
sneak snuck
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun
spit spat
split splitting
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
stride strode stridden
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tie tied tying ties
tread trod trodden
sow sown
mow mown
prepay prepaid
overdo overdid overdone
outshine outshone
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
uphold upheld
vie vied vying vies
belie belied belying
untie untied untying
wake woke woken
wear wore worn
weave wove woven
weep wept
win won winning
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
retell retold
resell resold
remake remade
unwind unwound
outsell outsold
outspend outspent
outrun outran
owe owed owing owes
quiz quizzed quizzing
panic panicked panicking
traffic trafficked trafficking
mimic mimicked mimicking
picnic picnicked picnicking
frolic frolicked frolicking
singe singeing singed
swap swapped swapping swaps
sync synced syncing
veto vetoes
age aging ageing aged
ache aching ached aches
buy bying
route routed routing
input inputted
reset resetting
let lets letting
set sets setting
put puts putting
shut shutting
quit quitting
rid ridding
cost costed
bet betting
"""

NOUNS = """
man men
woman women
child children
grandchild grandchildren
schoolchild schoolchildren
person persons
foot feet
tooth teeth
goose geese
mouse mice
louse lice
ox oxen
die dice
penny pence
criterion criteria
phenomenon phenomena
medium media
datum data
bacterium bacteria
memorandum memoranda
referendum referenda
curriculum curricula
stratum strata
spectrum spectra
millennium millennia
symposium symposia
stadium stadia
honorarium honoraria
addendum addenda
quantum quanta
ovum ova
alumnus alumni
nucleus nuclei
fungus fungi
stimulus stimuli
syllabus syllabi
cactus cacti
radius radii
focus foci
locus loci
terminus termini
corpus corpora
genus genera
opus opera
index indices
matrix matrices
vertex vertices
appendix appendices
vortex vortices
codex codices
crisis crises
analysis analyses
basis bases
thesis theses
hypothesis hypotheses
synthesis syntheses
diagnosis diagnoses
prognosis prognoses
parenthesis parentheses
emphasis emphases
synopsis synopses
oasis oases
axis axes
neurosis neuroses
psychosis psychoses
paralysis paralyses
catharsis catharses
metamorphosis metamorphoses
life lives
wife wives
knife knives
leaf leaves
thief thieves
wolf wolves
half halves
shelf shelves
self selves
calf calves
loaf loaves
scarf scarves
hoof hooves
elf elves
sheaf sheaves
housewife housewives
midwife midwives
bookshelf bookshelves
passerby passersby
attorney-general attorneys-general
larva larvae
alga algae
formula formulae
antenna antennae
vertebra vertebrae
nebula nebulae
gas gases gasses
bus buses busses
lens lenses
quiz quizzes
plateau plateaux
bureau bureaux
chateau chateaux
virtuoso virtuosi
graffito graffiti
paparazzo paparazzi
schema schemata
stigma stigmata
"""

ADJECTIVES = """
good better best
bad worse worst
far farther further farthest furthest
old elder eldest
more more
most most
less less
least least
little littler littlest
big bigger biggest
shy shyer shyest
dry drier driest
sly slyer slyest
free freer freest
"""

ADVERBS = """
well better best
badly worse worst
far farther further farthest furthest
more more
most most
less less
least least
early earlier earliest
"""

PRONOUNS = {
    "i": "I",
    "me": "I",
    "him": "he",
    "her": "she",
    "them": "they",
    "'em": "they",
    "us": "we",
    "'s": "we",
    "ya": "you",
    "thee": "thou",
}

IE_VERBS = _words("died lied tied vied belied untied")
IE_NOUNS = _words(
    """veggie movie cookie zombie calorie rookie hippie selfie birdie genie prairie pixie sortie bookie junkie techie
    newbie hoodie foodie brownie smoothie reverie eerie auntie laddie goalie groupie yuppie magpie necktie cutie
    sweetie cowrie collie budgie freebie indie bourgeoisie oldie boogie hogtie lingerie camaraderie townie pinkie
    roadie walkie-talkie talkie quickie doggie kiddie barbie"""
)

# Nouns whose base form is the plural itself.
PLURAL_ONLY = _words(
    """news people thanks clothes means series species headquarters barracks crossroads scissors pants jeans trousers
    shorts glasses goggles binoculars pliers tweezers outskirts surroundings proceeds arms amends alms measles mumps
    rabies diabetes billiards chess mathematics maths cattle police sheep deer fish aircraft spacecraft hovercraft
    offspring troops premises remains riches savings suds tongs congratulations earnings condolences regards lens
    pajamas pyjamas tights gallows innings chassis corps rendezvous faeces feces odds vermin poultry livestock
    belongings whereabouts supplies goods auspices logistics"""
)
# Sciences and pursuits in -ics; words such as "critics" and "clerics" are plain plurals.
PLURAL_ONLY_ENDINGS = ("tics", "mics", "sics", "gics")
PLAIN_ICS = _words(
    """academic antibiotic antic arctic attic characteristic cleric clinic comic cosmetic critic diagnostic elastic
    epidemic ethic fabric fanatic graphic heretic lunatic mechanic metric mic mystic narcotic optic pandemic panic
    peptic plastic public relic rustic septic skeptic static statistic tactic tic topic"""
)

# Words in -che, -xe, -oe, -she that keep their e when the plural -s goes.
KEEP_E = _words(
    """ache cache headache toothache heartache stomachache backache avalanche niche psyche cliche creche quiche
    moustache mustache axe pickaxe deluxe shoe toe foe hoe canoe woe floe tiptoe oboe horseshoe snowshoe porsche
    pastiche cartouche douche brioche panache microfiche"""
)

# Words in single -s that take -es.
S_WORDS = _words(
    """bus virus bonus status campus corpus focus census consensus chorus surplus caucus circus genius apparatus nexus
    plus minus fungus cactus octopus hiatus prospectus impetus radius walrus abacus discus exodus litmus gas bias
    canvas atlas alias pancreas christmas iris trellis tennis cannabis penis clitoris metropolis lens mis platypus
    crocus lotus mucus sinus uterus fetus foetus esophagus hippopotamus isthmus papyrus rumpus thesaurus tinnitus
    coronavirus omnibus minibus syllabus calculus stimulus terminus pus versus rhinoceros cosmos thermos albatros
    asparagus hibiscus eucalyptus ruckus nimbus incubus"""
)

# Stems of verbs in silent e that the spelling rules miss.
E_STEMS = _words(
    """bit past wast teeth permeat chang arrang rang exchang rearrang challeng aveng reveng scaveng plung loung hing
    cring infring imping ting bing spong expung estrang derang fring orang interchang unhing explor ignor restor
    stor scor bor ador implor deplor cor gor por shor snor underscor outscor adher interfer persever rever coher
    invit unit cit ignit incit excit recit reunit expedit writ rewrit underwrit extradit vot not quot promot devot
    denot demot misquot footnot tot connot complet compet delet deplet excret obsolet tast hast bast lambast mak tak
    shak scal inhal exhal pal impal regal whal consol parol cajol pol hol condol nam blam sham fram tam flam gam
    renam com becom overcom chrom welcom them schem hurrican cran wan postpon phon condon aton clon ton ston zon hon
    dethron telephon bon enthron dron microphon cyclon tun prun fine-tun interven conven contraven reconven scen
    superven hop cop slop scop grop elop dop rop interlop telescop dup typ hyp prob disrob tub cub lub breath bath
    loath sooth cloth seeth writh scyth unscath lath swath wreath ow aw us accus caus abus excus refus amus confus
    diffus infus fus mus perus bemus defus clos los chos pros nos pos compos dispos impos oppos propos expos suppos
    depos enclos disclos fak bak rak wak snak brak shap rap creat recreat procreat nuk rebuk fluk saf chaf straf
    knif bik lik hik spik strik dislik alik hat dat rat stat gat grat slat skat ag rag stag fir hir tir wir tim chim
    prim fin min lin din shin whin fil pil smil til whil rul styl freez sneez seiz siz priz gaz blaz doz glaz oz sav
    hav giv liv lov mov prov judg glu issu argu pledg quarantin rehears burs wip pip swip grip hous tas teas eas
    leas pleas ceas creas greas rais prais curs ensu pursu leagu forg gorg guid decre ic voic spous outlin sid pac
    drap tap gap rescu barg larg brib pirat oblig besieg garag budg"""
)
E_STEM_ENDINGS = _endings("arrang massacr orc iat uat alys serv solv lieve scrib vok plod quir pris")

# Stems that end like those of verbs in e, but do not have it.
BARE_STEMS = _words(
    """bias focus canvas gas bus refocus chorus caucus program ransom gossip worship kidnap develop combat ruin period
    pencil evil stencil victim sulphur murmur abhor hallow pilot treat threat entreat maltreat mistreat exit edit
    audit orbit vomit heat beat cheat defeat retreat repeat feat seat sweat bleat float coat gloat boat bloat goat
    read lead spread head plead dread bead knead load unload upload download reload overload road goad aid raid
    avoid void paid braid maid laid embed format input output waltz blitz quartz quiz model level cancel label
    travel channel counsel fuel marvel panel parcel quarrel rebel shovel shrivel signal tunnel unravel dial equal
    total rival marshal pedal penal initial medal metal visit orient pardon bomb bug collar pillar altar dollar
    polar star sugar tailor council consul haul maul foul soul rhythm ski taxi fulfil instil distil enrol control
    doctor begin trek look book cook hook sneer gallop gallivant envelop scallop veil guarantee market target budget
    bear fear outlaw flood blood hand picket ticket cloud shroud crowd proceed succeed exceed need feed heed weed
    seed breed speed bleed eyeball biopsy debut catalog dialog accustom bedevil imperil goal trial catapult trap
    crib sign resign assign design salad nomad tutor mentor favor labor harbor honor"""
)
BARE_STEM_ENDINGS = _endings("ear eer oar air our ead oad eam oam oom oot eet oop eep")

# Stems with a doubled consonant of their own.
DOUBLE_STEMS = _words("add odd err egg butt putt purr whirr watt mitt boycott ebb ebbs inn net-net funn")

# Verbs in -l (and a few in -s, -k, -c) that double it before an ending.
DOUBLING_VERBS = _words(
    """control cancel travel propel compel expel rebel patrol label model fuel signal level marshal quarrel tunnel
    channel counsel dial total equal rival excel repel dispel enrol fulfil instil distil impel extol annul marvel
    panel parcel shovel shrivel swivel unravel pedal initial medal jewel grovel gravel libel duel snivel tinsel
    trowel bevel revel chisel bedevil pencil stencil cavil refuel dishevel appal enthral spiral funnel barrel kennel
    trammel pummel gas bus focus bias rev trek imperil rappel squirrel backpedal reparcel"""
)

E_ADJECTIVES = _words(
    """larg nic wid saf lat fin rar sur clos strang simpl humbl nobl ampl feebl gentl subtl littl abl stabl idl pur rip
    wis whit loos tens dens sever sincer remot cut polit brav fierc scarc mer complet extrem bar ar crud nud pal
    stal tam lam sam hug vagu blu tru obscur secur matur insan san vil hostil futil fertil sor coars hoars spars
    wors ters acut absolut minut concret"""
)
