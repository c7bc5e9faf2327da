package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.profile.ProfileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The values that a selector saw, to run it on them again with some of them absent. For one thread at a time. */
public final class ShownValues {

    private final Views views;
    private final Scope scope;
    private final Snapshot snapshot;
    private final ReadNotes notes;

    ShownValues(Views views, Scope scope, Snapshot snapshot, ReadNotes notes) {
        this.views = views;
        this.scope = scope;
        this.snapshot = snapshot;
        this.notes = notes;
    }

    /** One rerun: what the selector is to read, and afterwards whether something could not be had. */
    public static final class Rerun {

        private final ProfileView view;
        private final Snapshot.Rerun values;

        private Rerun(ProfileView view, Snapshot.Rerun values) {
            this.view = view;
            this.values = values;
        }

        public ProfileView view() {
            return view;
        }

        public boolean isIncomplete() {
            return values.isIncomplete();
        }
    }

    /** The values as they were. */
    public Rerun asShown(Decision now) {
        return rerun(now, attribute -> false);
    }

    /** The values without anything of these data categories, whether it was read or not. */
    public Rerun without(Decision now, Set<String> categories) {
        return rerun(
                now,
                attribute -> categories.contains(attribute.category().id())
                        && !(attribute.isElement() && isNeeded(attribute, categories)));
    }

    /** A list goes with the category that its length belongs to, unless others were read from its elements. */
    private boolean isNeeded(Attribute list, Set<String> absent) {
        for (Attribute attribute : scope.attributes()) {
            if (attribute.lists().contains(list.path())
                    && !absent.contains(attribute.category().id())
                    && notes.isNoted(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** The values without one attribute. */
    public Rerun withoutAttribute(Decision now, String path) {
        return rerun(
                now, attribute -> !attribute.isElement() && attribute.path().equals(path));
    }

    /** An empty profile. */
    public Rerun withoutAnything(Decision now) {
        return rerun(now, attribute -> true);
    }

    private Rerun rerun(Decision now, Predicate<Attribute> absent) {
        Snapshot.Rerun values = snapshot.without(absent);
        return new Rerun(views.view(now, scope, values, false), values);
    }

    /** The attributes of a category that the showing read or counted. */
    public List<String> attributesOf(String category) {
        List<String> paths = new ArrayList<>();
        for (Attribute attribute : scope.attributes()) {
            if (attribute.category().id().equals(category) && notes.isNoted(attribute)) {
                paths.add(attribute.path());
            }
        }
        return paths;
    }

    /** The data categories of which the showing or a rerun until now saw something, by their ids. */
    public Set<String> consulted() {
        Set<String> ids = new TreeSet<>();
        for (DataCategory category : scope.categories()) {
            for (Attribute attribute : scope.attributesOf(category)) {
                if (snapshot.hasSeen(attribute)) {
                    ids.add(category.id());
                }
            }
        }
        return ids;
    }
}
