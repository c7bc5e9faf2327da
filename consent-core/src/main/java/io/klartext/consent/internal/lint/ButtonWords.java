package io.klartext.consent.internal.lint;

import java.util.regex.Pattern;

/**
 * What English and German button texts say. A false alarm would keep an honest shop from publishing, so each pattern
 * gives way to words that leave no doubt; other languages are not judged.
 */
final class ButtonWords {

    private static final Pattern REFUSES =
            words("refuse|reject|decline|deny|disallow|opt out|withdraw|object|unsubscribe"
                    + "|stop|end|(do not|don.t|never) (allow|agree|accept|consent|use|share)"
                    + "|ablehnen|lehne\\b.*\\bab|verweigern|widerrufen|widersprechen|beenden|abbestellen|abschalten|untersagen"
                    + "|nicht (erlauben|zulassen|zustimmen|einwilligen|akzeptieren|gestatten)");

    private static final Pattern PUTS_OFF_OR_LEADS_AWAY = words("later|maybe|perhaps|not now|for now|ask me|settings"
            + "|preferences|options|manage|customi[sz]e|learn more|more (information|info|options|about)|read more"
            + "|contact|write to|send us"
            + "|später|vielleicht|nicht jetzt|jetzt nicht|einstellungen|optionen|verwalten|anpassen|mehr (erfahren|infos?"
            + "|informationen|optionen)|weitere (optionen|informationen)|kontakt|schreiben sie");

    /** To be reminded is to be asked again, whatever stands beside it. */
    private static final Pattern ASKS_AGAIN = words("remind me|erinner\\w*");

    private static final Pattern CLOSES = Pattern.compile(
            "(close|cancel|back|skip|dismiss|ok(ay)?|got it|continue|next|x|×|✕"
                    + "|schließen|abbrechen|zurück|überspringen|weiter|fortfahren|verstanden|alles klar)\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ALLOWS = words("accept|allow|agree|consent|permit|enable|yes|akzeptieren|akzeptiere"
            + "|erlauben|erlaube|zulassen|zustimmen|stimme zu|einwilligen|einverstanden|gestatten|ja");

    private static final Pattern LIMITS =
            words("no|not|none|nothing|never|only|just|necessary|essential|required|without"
                    + "|don.t|disallow|withdraw|refuse|reject|decline|deny"
                    + "|nein|nicht|nichts|keine?[nrsm]?|nie|nur|notwendige[nrs]?|erforderliche[nrs]?|nötige[nrs]?|ohne|ablehnen"
                    + "|verweigern|widerrufen");

    private static final Pattern SHAMES = words(
            "(don.t|do not) care|(don.t|do not) (want|like|need)( to)? (save|saving|savings|discounts?|deals|better|good|great|free"
                    + "|care|support|privacy)"
                    + "|miss(ing)? out|rather pay|pay (more|full)|full price|i hate|boring|worse|sadly|unfortunately"
                    + "|(möchte|will) (nicht|nichts|kein geld) sparen|verpassen|verpasse|auf (meine |alle |die )?(vorteile"
                    + "|rabatte|ersparnis\\w*) verzichten|verzichte auf (meine |alle |die )?(vorteile|rabatte|ersparnis\\w*)"
                    + "|lieber mehr (be)?zahlen|vollen preis|leider|schade|langweilige?[nrs]?");

    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(ok(ay)?|got it|continue|next|close|understood|i understand|great|sure|fine|let.s go|proceed"
                    + "|weiter|verstanden|alles klar|fortfahren|schließen|gut|super|los geht.s|zur kenntnis genommen)\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LURES = Pattern.compile(
            "\\d\\s*%|[€$£]|\\b((?<!feel )free|gratis|discounts?|vouchers?|coupons?|bonus|rabatt\\w*|gutschein\\w*|geschenk\\w*|kostenlos\\w*"
                    + "|sparen|save money)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ButtonWords() {}

    /** Neither a no nor an end: later, elsewhere, or only away with the question. */
    static boolean evades(String button) {
        return ASKS_AGAIN.matcher(button).find()
                || CLOSES.matcher(button.strip()).matches()
                || (PUTS_OFF_OR_LEADS_AWAY.matcher(button).find()
                        && !REFUSES.matcher(button).find());
    }

    static boolean allows(String button) {
        return ALLOWS.matcher(button).find() && !LIMITS.matcher(button).find();
    }

    static boolean shames(String button) {
        return SHAMES.matcher(button).find();
    }

    static boolean saysNothing(String button) {
        return SAYS_NOTHING.matcher(button.strip()).matches();
    }

    static boolean lures(String button) {
        return LURES.matcher(button).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}])(" + alternatives + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
