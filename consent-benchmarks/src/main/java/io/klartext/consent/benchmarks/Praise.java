package io.klartext.consent.benchmarks;

import java.util.List;
import java.util.Random;

/**
 * How a shop words its products: no two alike. A page whose offers all say the same packs to a fortieth of its length, this one
 * to a thirteenth, and packing is part of what a page costs.
 */
final class Praise {

    private static final List<String> GOODS = words("""
            olive oil; flower honey; apple vinegar; goat cheese; rye bread; plum jam; walnut paste; green tea;
            black garlic; smoked trout; barley coffee; pear juice; sea salt; chestnut flour; dried figs;
            pumpkin seeds; fennel sausage; dark chocolate; quince jelly; buckwheat noodles
            """);
    private static final List<String> KINDS = words("""
            fine; mild; tangy; old; young; golden; wild; rare; robust; gentle; dark; bright
            """);
    private static final List<String> PLACES = words("""
            the old terraces; a village by the lake; the northern coast; high meadows; a valley without a road;
            the island's southern slope; our neighbour's orchard; a mill that is three hundred years old;
            the edge of the moor; two sisters' farm; steep and stony ground; the banks of a slow river
            """);
    private static final List<String> MAKERS = words("""
            Ada Musterfrau; Bruno Beispiel; Carla Fiktiv; the Muster family; nine growers; a retired teacher;
            the fourth generation; monks; somebody who learnt it abroad; a cooperative of forty
            """);
    private static final List<String> TASTES = words("""
            herbs; green almonds; pepper; ripe pears; smoke; hay; vanilla; rain on warm stone; lemon peel;
            caramel; roots; fresh butter; cloves; toast; blackcurrants; moss
            """);
    private static final List<String> DISHES = words("""
            salads; a late breakfast; whatever comes hot from the pan; stews; cakes; a picnic; pasta;
            roasted vegetables; a plate of cold cuts; soups; pancakes; the last slice of bread
            """);
    private static final List<String> PLACES_TO_KEEP = words("""
            a dark cupboard; the cellar; the fridge; a jar with a tight lid; linen; its own box
            """);

    private final Random random;

    Praise(long seed) {
        this.random = new Random(seed);
    }

    /** Something to eat or drink. */
    String goods() {
        return one(GOODS);
    }

    /** How a product is called, such as "Mild plum jam from high meadows". */
    String name(String goods) {
        String kind = one(KINDS);
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " " + goods + " from " + one(PLACES);
    }

    /** A paragraph of about 450 letters. */
    String text(String goods) {
        return String.join(
                " ",
                "Made by " + one(MAKERS) + " from what grows on " + one(PLACES) + ", in the " + (2 + random.nextInt(60))
                        + "th year now, and never more than " + (100 + random.nextInt(4000)) + " pieces.",
                "Like all our " + goods + ": " + one(KINDS) + " at first, then there are " + one(TASTES) + " and "
                        + one(TASTES) + ", with a little " + one(TASTES) + " at the end.",
                "We like it with " + one(DISHES) + ", with " + one(DISHES) + ", or by itself; " + one(MAKERS)
                        + " would add some " + one(TASTES) + ".",
                "Keep it in " + one(PLACES_TO_KEEP) + "; once opened it is good for " + (3 + random.nextInt(90))
                        + " days.",
                "Each piece bears the year, the number " + (1000 + random.nextInt(90000))
                        + " and the name of whoever packed it.");
    }

    /** A number between two others. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private static List<String> words(String list) {
        return List.of(list.strip().split(";\\s+"));
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
