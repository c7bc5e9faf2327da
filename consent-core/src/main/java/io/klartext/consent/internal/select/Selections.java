package io.klartext.consent.internal.select;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.internal.profile.Showing;
import io.klartext.consent.internal.profile.Views;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.util.List;
import java.util.function.Supplier;

/** Runs selectors. Safe for use by any number of threads; each selection is confined to one. */
public final class Selections {

    private final Views views;
    private final ManagerSettings settings;
    private final KeptShowings kept;

    /**
     * Selections over the views of a manager.
     *
     * @param views makes the views
     * @param settings bounds, clocks and ids
     * @param kept where showings are kept
     */
    public Selections(Views views, ManagerSettings settings, KeptShowings kept) {
        this.views = views;
        this.settings = settings;
        this.kept = kept;
    }

    /** Runs a selector on a profile. Its exceptions are the shop's own. */
    public <T> Selection<T> select(Supplier<Decision> check, Supplier<?> profile, Selector<T> selector) {
        Decision decision = check.get();
        Showing showing = views.showing(decision, profile);
        ProfileView view = showing == null ? views.of(decision, profile) : showing.view();
        List<T> items = List.copyOf(selector.select(view));
        return new NotedSelection<>(this, check, selector, view, showing, items);
    }

    ManagerSettings settings() {
        return settings;
    }

    KeptShowings kept() {
        return kept;
    }
}
