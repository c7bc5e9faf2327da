package io.klartext.consent.select;

import io.klartext.consent.profile.ProfileView;
import java.util.List;
import java.util.function.Function;

/** A selector made of functions. */
record FunctionSelector<T>(
        Function<ProfileView, List<T>> selecting, Function<T, String> naming, Function<T, String> calling)
        implements Selector<T> {

    @Override
    public List<T> select(ProfileView view) {
        return selecting.apply(view);
    }

    @Override
    public String id(T item) {
        return naming.apply(item);
    }

    @Override
    public String label(T item) {
        return calling.apply(item);
    }
}
