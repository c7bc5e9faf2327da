package io.klartext.consent.internal.profile;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.profile.Location;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a value into what a purpose sees of it, as the policy declares under {@code minimise}. A value that the declared
 * transformation does not fit, such as a month of something that is no time, is withheld and never passed on as it is.
 * Thread-safe; made once for a purpose and kept, because it tells only once that keys are missing.
 */
public final class Minimising {

    private static final Logger LOG = LoggerFactory.getLogger(Minimising.class);

    /** Always as many, so that they do not tell how long the value is. */
    private static final String MASKED = "••••";

    private static final int SHOWN = 4;

    /** Of a value shorter than this the last four characters would be most of it. */
    private static final int SHORTEST_SHOWN = 2 * SHOWN;

    /** 96 bits: short enough to carry about, and no two values of a shop meet by chance. */
    private static final int HASH_BYTES = 12;

    /** No amount is longer, and reading one takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private final Purpose purpose;
    private final @Nullable KeyRing keys;
    private final AtomicBoolean toldOfKeys = new AtomicBoolean();

    /** What a purpose sees. Without keys nothing is seen where the policy asks for a hash. */
    public Minimising(Purpose purpose, @Nullable KeyRing keys) {
        this.purpose = purpose;
        this.keys = keys;
    }

    /** Whether the policy declares anything for the attribute; if not, it is seen as it is. */
    public boolean changes(String attribute) {
        return purpose.minimise().containsKey(attribute);
    }

    /** What is seen of a single value; null where nothing is. */
    public @Nullable String of(String attribute, String value) {
        Transformation declared = purpose.minimise().get(attribute);
        if (declared == null) {
            return value;
        }
        if (declared instanceof Transformation.Bands bands) {
            return band(bands.limits(), value);
        }
        if (declared instanceof Transformation.Simple simple) {
            return simple(simple, attribute, value);
        }
        // Any other precision speaks of a place, and a single value is none.
        return declared == Transformation.Precision.EXACT ? value : null;
    }

    /** What is seen of a place; null where nothing is. */
    public @Nullable Location of(String attribute, Location place) {
        Transformation declared = purpose.minimise().get(attribute);
        if (declared == null) {
            return place;
        }
        return declared instanceof Transformation.Precision precision ? PlaceGrid.seen(precision, place) : null;
    }

    private @Nullable String simple(Transformation.Simple declared, String attribute, String value) {
        return switch (declared) {
            case DROP -> null;
            case MASK -> masked(value.strip());
            case HASH -> hashed(attribute, value);
            case DAY, MONTH, YEAR -> SeenTime.seen(declared, value);
        };
    }

    /** Counts what a person sees as one character, so that no accent is torn off its letter. */
    private static String masked(String value) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(value);
        int from = characters.last();
        int length = 0;
        int shownFrom = from;
        while (length < SHORTEST_SHOWN && from > 0) {
            from = characters.previous();
            if (from > 0 && joins(value.codePointAt(from))) {
                continue;
            }
            length++;
            if (length == SHOWN) {
                shownFrom = from;
            }
        }
        return length < SHORTEST_SHOWN ? MASKED : MASKED + value.substring(shownFrom);
    }

    /** What would join the dots before it if it were shown first; each Unicode version knows more of them. */
    private static boolean joins(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_SYMBOL -> true;
            default -> false;
        };
    }

    /** Covers purpose and attribute too: what two purposes see cannot be joined, and equal numbers of two kinds differ. */
    private @Nullable String hashed(String attribute, String value) {
        if (keys == null) {
            if (toldOfKeys.compareAndSet(false, true)) {
                LOG.warn(
                        "The policy asks for a hash of \"{}\" for {}, but there are no keys, so nothing is seen of it;"
                                + " give a KeyRing to the builder",
                        attribute,
                        purpose.id());
            }
            return null;
        }
        byte[] hash = keys.mac(KeyUse.VALUE, framed(purpose.id().value(), attribute, value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    private static byte[] framed(String... parts) {
        byte[][] encoded = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + encoded[i].length;
        }
        ByteBuffer message = ByteBuffer.allocate(length);
        for (byte[] part : encoded) {
            message.putInt(part.length).put(part);
        }
        return message.array();
    }

    private static @Nullable String band(List<BigDecimal> limits, String value) {
        if (value.length() > LONGEST_NUMBER) {
            return null;
        }
        BigDecimal amount;
        try {
            amount = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return isBand(limits, value) ? value : null;
        }
        int above = 0;
        while (above < limits.size() && amount.compareTo(limits.get(above)) >= 0) {
            above++;
        }
        return label(limits, above);
    }

    /** A value that was seen once, and kept, is seen the same again. */
    private static boolean isBand(List<BigDecimal> limits, String value) {
        for (int i = 0; i <= limits.size(); i++) {
            if (label(limits, i).equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** For programs in every language: {@code <20}, {@code 20-50} (from 20 to below 50), {@code >=50}. */
    private static String label(List<BigDecimal> limits, int above) {
        if (above == 0) {
            return "<" + plain(limits.get(0));
        }
        return above == limits.size()
                ? ">=" + plain(limits.get(above - 1))
                : plain(limits.get(above - 1)) + "-" + plain(limits.get(above));
    }

    private static String plain(BigDecimal limit) {
        return limit.stripTrailingZeros().toPlainString();
    }
}
