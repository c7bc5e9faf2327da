package io.klartext.consent.internal.profile;

import io.klartext.consent.profile.ProfileView;

/** What a selector sees of a profile and, once it has read, what it saw. Confined to one thread. */
public final class Showing {

    private final Views views;
    private final Scope scope;
    private final ProfileValues values;
    private final NotingProfileView view;

    Showing(Views views, Scope scope, ProfileValues values, NotingProfileView view) {
        this.views = views;
        this.scope = scope;
        this.values = values;
        this.view = view;
    }

    /** The view; what the views of its offers read is noted in it too. */
    public ProfileView view() {
        return view;
    }

    /** The values of this moment, and what was read of them. */
    public ShownValues values() {
        return new ShownValues(views, scope, values.snapshot(), view.notes().apart());
    }
}
