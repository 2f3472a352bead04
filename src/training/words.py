"""The words of inspection: what a prompt may call a product, a material, a defect, an empty view or a light.

Every table maps the generator's name to the ways in which people say it. The first entry is the plainest one.
"""

from dataclasses import dataclass, field

PRODUCTS = {
    "bearing": ["bearing", "ball bearing", "roller bearing", "bearing ring"],
    "gear": ["gear", "gear wheel", "cog wheel", "cog", "toothed wheel"],
    "bolt": ["bolt", "screw", "hex bolt", "fastener"],
    "nut": ["nut", "hex nut", "fastener"],
    "washer": ["washer", "ring"],
    "flange": ["flange", "pipe flange", "flanged part"],
    "plate": ["plate", "sheet", "panel", "metal plate"],
    "tile": ["tile", "magnetic tile", "ceramic tile", "floor tile"],
    "cap": ["cap", "lid", "bottle cap", "cover"],
    "pipe": ["pipe", "tube", "tubing"],
    "housing": ["housing", "casing", "enclosure", "case"],
    "connector": ["connector", "plug", "socket", "terminal"],
    "label": ["label", "sticker", "printed label"],
    "surface": ["surface", "material surface", "sheet", "texture"],
}

METAL = ["metal", "steel"]
MATERIALS = {
    "brushed metal": ["brushed steel", "brushed metal", "stainless steel", *METAL],
    "cast metal": ["cast iron", "cast metal", "iron", "casting", "metal"],
    "machined metal": ["machined metal", "machined steel", "turned metal", "milled metal", *METAL],
    "ground metal": ["ground steel", "ground metal", "polished metal", "polished steel", *METAL],
    "painted metal": ["painted metal", "painted steel", "coated metal", "lacquered metal", "metal"],
    "galvanised metal": ["galvanised steel", "galvanized steel", "zinc plated metal", "zinc", *METAL],
    "rolled metal": ["hot-rolled steel", "rolled steel", "steel strip", *METAL],
    "aluminium": ["aluminium", "aluminum", "metal", "light metal"],
    "brass": ["brass", "bronze", "metal"],
    "copper": ["copper", "metal"],
    "magnetic tile": ["magnetic", "ferrite", "ground ferrite", "ceramic", "magnet"],
    "plastic": ["plastic", "polymer", "moulded plastic", "molded plastic"],
    "rubber": ["rubber", "elastomer"],
    "ceramic": ["ceramic", "glazed ceramic", "porcelain"],
    "glass": ["glass", "clear glass"],
    "wood": ["wood", "wooden", "timber"],
    "fabric": ["fabric", "woven fabric", "textile", "cloth"],
    "leather": ["leather", "hide"],
    "paper": ["paper", "cardboard", "printed paper"],
    "concrete": ["concrete", "cement"],
    "circuit board": ["circuit board", "printed circuit board", "PCB", "electronic"],
}


@dataclass(frozen=True)
class Defect:
    """How one kind of defect is said.

    states: adjectives of the product; things: nouns with article; looks: free descriptions of what is seen.
    """

    states: list
    things: list
    looks: list = field(default_factory=list)


DEFECTS = {
    "scratch": Defect(
        ["scratched", "scraped", "scored", "scuffed"],
        ["a scratch", "scratches", "a scratch mark", "a fine scratch", "a long scratch", "scuff marks", "surface scratches"],
        ["a thin straight line across the surface", "bright thin lines where the surface was scraped"],
    ),
    "crack": Defect(
        ["cracked", "fractured", "split"],
        ["a crack", "cracks", "a hairline crack", "a fracture", "a split", "a fissure"],
        ["a dark jagged line running through the material", "a thin branching dark line"],
    ),
    "dent": Defect(
        ["dented", "indented", "dinged"],
        ["a dent", "dents", "an indentation", "a ding", "an impact mark"],
        ["a shallow hollow with a shaded side", "a smooth pressed-in spot"],
    ),
    "chip": Defect(
        ["chipped", "chipped off"],
        ["a chip", "a chipped edge", "a chipped corner", "chipping", "a nick in the edge"],
        ["a small piece missing from the edge", "a notch in the outline"],
    ),
    "break": Defect(
        ["broken", "snapped"],
        ["a break", "a broken edge", "a broken corner", "a breakage", "a broken-off piece"],
        ["a large piece broken off", "a torn rough edge where material is missing"],
    ),
    "rust": Defect(
        ["rusty", "rusted", "corroded", "oxidised", "oxidized"],
        ["rust", "corrosion", "rust spots", "rust stains", "oxidation", "a rust patch"],
        ["orange-brown patches on the metal", "a reddish brown rough layer"],
    ),
    "pit": Defect(
        ["pitted", "full of blowholes"],
        ["a blowhole", "blowholes", "pits", "a pit", "pitting", "a gas hole", "a cavity", "a sand hole"],
        ["small dark round holes in the surface", "a dark round spot with a sharp rim"],
    ),
    "pore": Defect(
        ["porous", "spongy"],
        ["pores", "porosity", "pinholes", "many small pores", "voids in the material"],
        ["many tiny dark dots", "a cluster of tiny holes"],
    ),
    "stain": Defect(
        ["stained", "spotted", "smudged"],
        ["a stain", "stains", "a spot", "a smudge", "a water stain", "a dirty spot"],
        ["a darker blot with soft edges", "a discoloured spot on the surface"],
    ),
    "oil": Defect(
        ["oily", "greasy", "oil-stained"],
        ["oil", "an oil stain", "grease", "an oil spot", "an oil film", "lubricant residue"],
        ["a dark glossy patch", "a shiny wet spot"],
    ),
    "contamination": Defect(
        ["contaminated", "dirty", "soiled", "dusty"],
        ["contamination", "dirt", "dust", "debris", "foreign particles", "a foreign body", "chips and dirt", "residue"],
        ["small dark specks and particles lying on the surface", "foreign material on the part"],
    ),
    "discolouration": Defect(
        ["discoloured", "discolored", "tarnished", "faded", "burnt"],
        ["discolouration", "discoloration", "a colour change", "tarnish", "a heat tint", "a burn mark"],
        ["an area of a different colour", "bluish and brownish tints"],
    ),
    "uneven": Defect(
        ["uneven", "patchy", "blotchy", "irregular"],
        ["unevenness", "an uneven surface", "an uneven finish", "a patchy surface", "uneven grinding", "irregular brightness"],
        ["light and dark areas without a clear border", "a surface of changing brightness"],
    ),
    "burr": Defect(
        ["burred", "unfinished"],
        ["a burr", "burrs", "a sharp burr", "flash", "excess material at the edge"],
        ["small ragged spikes along the edge"],
    ),
    "deformation": Defect(
        ["deformed", "bent", "warped", "distorted", "crooked"],
        ["deformation", "a bend", "a deformed shape", "warping", "distortion"],
        ["an outline that is bent out of shape"],
    ),
    "missing": Defect(
        ["incomplete", "missing a part"],
        ["a missing part", "a missing component", "a gap where a part should be", "an absent piece"],
        ["an empty place where a part belongs"],
    ),
    "missing ball": Defect(
        ["incomplete", "missing a ball"],
        ["a missing ball", "one ball missing", "a gap between the balls", "missing balls", "a missing rolling element"],
        ["an empty place in the ring of balls", "one ball fewer than it should have"],
    ),
    "hole": Defect(
        ["holed", "punctured", "perforated"],
        ["a hole", "holes", "a puncture", "a perforation"],
        ["a round opening through the material"],
    ),
    "fray": Defect(
        ["frayed", "worn", "torn", "ragged"],
        ["fray", "fraying", "a frayed edge", "loose fibres", "wear", "a tear", "a worn area", "a ragged edge"],
        ["a rough worn zone with a ragged border", "threads that stick out"],
    ),
    "spatter": Defect(
        ["spattered", "splashed"],
        ["weld spatter", "spatter", "welding splashes", "metal droplets", "weld beads"],
        ["small bright beads sticking to the surface"],
    ),
    "misprint": Defect(
        ["misprinted", "smeared", "badly printed"],
        ["a print error", "a misprint", "smeared print", "missing print", "a printing defect"],
        ["letters that are smeared or cut off"],
    ),
    "inclusion": Defect(
        ["impure", "with inclusions"],
        ["an inclusion", "inclusions", "slag inclusions", "embedded foreign material"],
        ["dark streaks inside the material"],
    ),
}

GOOD_STATES = [
    "flawless", "good", "perfect", "undamaged", "normal", "defect-free", "intact", "clean", "unblemished", "faultless", "immaculate",
    "new", "acceptable", "healthy", "smooth",
]
GOOD_THINGS = [
    "no defect", "no defects", "no damage", "no flaw", "no visible damage", "no visible defect", "a flawless finish", "an even finish",
    "a perfect surface", "a clean surface", "nothing wrong",
]
GOOD_LOOKS = ["an even surface that looks as it should", "complete and clean with regular texture", "all in order, ready to ship"]

VOIDS = {
    "empty": [
        "an empty fixture", "an empty conveyor belt", "no part", "an empty tray", "an empty scene without any part", "nothing on the belt",
        "an empty background", "a missing product", "no product in view", "an empty holder",
    ],
    "hand": [
        "a hand in front of the camera", "a human hand", "a hand in the picture", "fingers covering the part", "an operator's hand",
        "a person's hand over the part", "a glove in the view",
    ],
    "blur": [
        "a blurred photo", "a blurry picture", "an out of focus photo", "a motion-blurred image", "an unsharp picture",
        "a photo out of focus", "a smeared, blurry image",
    ],
}

LIGHTS = {
    "bright": ["bright", "bright field", "diffuse", "even"],
    "dark": ["dark field", "dim", "weak", "low"],
    "raking": ["raking", "low-angle", "side", "oblique"],
    "spot": ["spot", "harsh", "direct"],
    "uneven": ["uneven", "shadowy"],
}
LIGHTS_ANY = ["factory", "industrial", "ambient", "artificial", "good", "ring", "workshop", "white", "normal", "LED", "inspection"]

SLIGHT = ["slightly", "a bit", "faintly", "lightly", "barely"]
SEVERE = ["badly", "severely", "heavily", "strongly", "deeply"]
SMALL = ["a small", "a minor", "a slight", "a faint", "a tiny"]
LARGE = ["a large", "a severe", "a big", "a deep", "a heavy"]

GENERIC_PRODUCTS = ["part", "product", "object", "item", "component", "workpiece", "piece", "surface", "industrial part", "thing", "sample"]

# Nouns that a prompt may hold and the pictures never show: with them the text tower learns to let the defect decide.
OTHER_PRODUCTS = (
    "valve shaft bracket spring rod disc wheel motor pump filter seal gasket hinge handle knob button switch relay cable wire chip board lens "
    "bottle can jar cup box bag carton pouch tablet capsule vial syringe screw rivet pin clip clamp coupling piston cylinder crankshaft camshaft "
    "turbine blade propeller rotor stator magnet coil transformer battery cell module chassis frame door window mirror tyre brake rim hubcap "
    "bumper dashboard seat carpet curtain shirt zipper shoe belt wallet hazelnut toothbrush transistor grid candle cashew macaroni gum fryum "
    "panel beam rail track weld seam joint casting forging stamping extrusion profile bar billet coil strip foil film tape wafer ingot slab "
    "container pallet drum barrel tank hose nozzle injector sensor camera housing lid knife fork spoon plate pan pot brick stone roof floor "
    "wall road bridge pavement insulator hook chain rope pulley lever crank axle sleeve bushing cage roller ball needle hub keyway sprocket "
    "ratchet worm rack pinion flywheel manifold gasket head engine gearbox radiator fan grille vent duct filter"
).split()

KIND_ALIASES = {
    "scratched": "scratch", "cracked": "crack", "dented": "dent", "chipped": "chip", "broken": "break", "breakage": "break", "rusty": "rust",
    "corrosion": "rust", "blowhole": "pit", "blowholes": "pit", "pits": "pit", "pores": "pore", "porosity": "pore", "stained": "stain",
    "contaminated": "contamination", "discoloration": "discolouration", "unevenness": "uneven", "deformed": "deformation",
    "missing part": "missing", "weld spatter": "spatter", "print error": "misprint", "print": "misprint", "frayed": "fray", "oily": "oil",
    "blurred": "blur", "blurred picture": "blur", "empty fixture": "empty",
    "brushed steel": "brushed metal", "cast iron": "cast metal", "machined steel": "machined metal", "ground steel": "ground metal",
    "galvanised steel": "galvanised metal", "woven fabric": "fabric", "bright field": "bright", "dark field": "dark",
}


def plain(name):
    """The generator's name in the spelling of these tables: lower case, blanks for underscores, aliases resolved."""
    name = str(name).lower().replace("_", " ").replace("-", " ").strip()
    return KIND_ALIASES.get(name, name)
