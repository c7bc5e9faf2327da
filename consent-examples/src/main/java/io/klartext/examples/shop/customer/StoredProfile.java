package io.klartext.examples.shop.customer;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The whole stored profile. */
record StoredProfile(CustomerProfile stored) implements Profile {

    @Override
    public Optional<String> favouriteCategory() {
        return Optional.ofNullable(stored.favouriteCategory());
    }

    @Override
    public List<String> boughtSkus() {
        return new Mapped<>(stored.orders(), Order::sku);
    }

    @Override
    public List<String> viewedSkus() {
        return new Mapped<>(stored.views(), PageView::sku);
    }

    /** A list that reads an element of another one only when it is asked for it. */
    private static final class Mapped<T> extends AbstractList<String> {

        private final List<T> source;
        private final Function<T, String> field;

        Mapped(List<T> source, Function<T, String> field) {
            this.source = source;
            this.field = field;
        }

        @Override
        public String get(int index) {
            return field.apply(source.get(index));
        }

        @Override
        public int size() {
            return source.size();
        }
    }
}
