package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.profile.Location;
import io.klartext.consent.profile.ProfileView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The view that hands out only what the purpose may see, and notes what was taken. Nested views differ in where their paths
 * begin and share the notes; the views of offers share the values and have notes of their own.
 */
final class NotingProfileView implements ProfileView {

    private final Profile profile;
    private final ReadNotes notes;
    private final String prefix;
    private final Position base;

    /**
     * What all views of one profile share.
     *
     * @param gathers whether what the view of an offer reads is noted in the view that it came from too
     */
    record Profile(Decision decision, Scope scope, Values values, Views views, boolean gathers) {}

    NotingProfileView(Profile profile, ReadNotes notes) {
        this(profile, notes, "", Position.ROOT);
    }

    private NotingProfileView(Profile profile, ReadNotes notes, String prefix, Position base) {
        this.profile = profile;
        this.notes = notes;
        this.prefix = prefix;
        this.base = base;
    }

    @Override
    public Decision decision() {
        return profile.decision();
    }

    @Override
    public Optional<String> text(String attribute) {
        return one(attribute, cell -> cell.place() == null ? cell.text() : null);
    }

    @Override
    public Optional<BigDecimal> number(String attribute) {
        return one(attribute, cell -> SeenTexts.number(cell.text()));
    }

    @Override
    public Optional<Boolean> flag(String attribute) {
        return one(attribute, cell -> SeenTexts.flag(cell.text()));
    }

    @Override
    public Optional<LocalDate> date(String attribute) {
        return one(attribute, cell -> SeenTexts.date(cell.text()));
    }

    @Override
    public Optional<Instant> instant(String attribute) {
        return one(attribute, cell -> SeenTexts.instant(cell.text()));
    }

    @Override
    public Optional<Location> location(String attribute) {
        return one(attribute, Cell::place);
    }

    /** What is not handed out, such as a word that is no number, has not been read. */
    private <T> Optional<T> one(String attribute, Function<Cell, @Nullable T> reading) {
        Paths.single(attribute);
        Attribute declared = declared(attribute);
        List<Cell> cells = declared == null ? List.of() : cells(declared);
        if (declared == null || cells.isEmpty()) {
            return Optional.empty();
        }
        Cell cell = cells.get(0);
        T value = reading.apply(cell);
        if (value != null) {
            notes.read(declared, cell);
        }
        return Optional.ofNullable(value);
    }

    @Override
    public List<String> items(String attribute) {
        return many(attribute, cell -> cell.place() == null, Cell::text);
    }

    @Override
    public List<BigDecimal> numbers(String attribute) {
        return many(
                attribute,
                cell -> SeenTexts.number(cell.text()) != null,
                cell -> new BigDecimal(cell.text().strip()));
    }

    private <T> List<T> many(String attribute, Predicate<Cell> fits, Function<Cell, T> value) {
        Paths.several(attribute);
        Attribute declared = declared(attribute);
        if (declared == null) {
            return List.of();
        }
        List<Cell> cells = cells(declared);
        boolean all = true;
        for (Cell cell : cells) {
            all &= fits.test(cell);
        }
        return new NotedList<>(
                declared, all ? cells : cells.stream().filter(fits).toList(), value, notes);
    }

    @Override
    public List<ProfileView> elements(String list) {
        Paths.list(list);
        Attribute declared = profile.scope().list(prefix + list);
        if (declared == null) {
            profile.views().undeclared(profile, prefix + list);
            return List.of();
        }
        String inner = prefix + list + ".";
        return new NotedElements(declared, cells(declared), inner);
    }

    /** Taking an element reads nothing of it; asking how many there are does. */
    private final class NotedElements extends AbstractList<ProfileView> implements RandomAccess {

        private final Attribute list;
        private final List<Cell> cells;
        private final String inner;

        NotedElements(Attribute list, List<Cell> cells, String inner) {
            this.list = list;
            this.cells = cells;
            this.inner = inner;
        }

        @Override
        public ProfileView get(int index) {
            return new NotingProfileView(profile, notes, inner, cells.get(index).position());
        }

        @Override
        public int size() {
            notes.counted(list, cells);
            return cells.size();
        }
    }

    @Override
    public ProfileView at(String object) {
        Paths.single(object);
        return new NotingProfileView(profile, notes, prefix + object + ".", base);
    }

    @Override
    public ProfileView forOffer() {
        return new NotingProfileView(profile, profile.gathers() ? notes.within() : notes.apart(), prefix, base);
    }

    private @Nullable Attribute declared(String attribute) {
        Attribute declared = profile.scope().attribute(prefix + attribute);
        if (declared == null) {
            profile.views().undeclared(profile, prefix + attribute);
        }
        return declared;
    }

    private List<Cell> cells(Attribute attribute) {
        return Cell.within(profile.values().of(attribute), base);
    }

    @Override
    public Explanation explain(Offer offer) {
        return explain(offer, ValueLabels.asIs());
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return AdvertisingGuard.passed(explained(offer, labels), profile.scope().purpose());
    }

    @Override
    public Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels) {
        return profile.views().ifAllowed(profile.decision(), () -> explain(offer, labels));
    }

    private Explanation explained(Offer offer, ValueLabels labels) {
        return Explainer.explain(
                profile.decision(),
                profile.scope().policy(),
                Explainer.factors(profile.scope(), notes, profile.values(), labels),
                offer);
    }

    ReadNotes notes() {
        return notes;
    }
}
