package io.klartext.examples.shop.web;

import io.klartext.examples.shop.stores.Position;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finding a shop in town: by a typed postcode, which is no more than a search, or by the position that the browser
 * shares. The position is posted, so that it is in no address, log or history; nothing is changed by it, so the answer is
 * the page itself.
 */
final class StoresPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        String postcode = visit.parameter("postcode").strip();
        if (!postcode.isEmpty()) {
            Optional<Position> position = visit.shop().stores().ofPostcode(postcode);
            visit.with("postcode", postcode);
            visit.with("unknownPostcode", position.isEmpty());
            position.ifPresent(
                    there -> visit.with("nearby", visit.shop().stores().near(there)));
        }
        show(visit);
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        try {
            Supplier<Position> position = () -> position(visit);
            visit.with("nearby", visit.surfaces().nearby(visit.request(), position));
            visit.with("delivery", visit.surfaces().delivery(visit.request(), position));
        } catch (NotAPositionException e) {
            visit.fail(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        show(visit);
    }

    private static void show(Visit visit) throws IOException, ServletException {
        visit.with("stores", visit.shop().stores().all());
        visit.show("stores");
    }

    private static Position position(Visit visit) {
        try {
            return new Position(
                    Double.parseDouble(visit.parameter("latitude")), Double.parseDouble(visit.parameter("longitude")));
        } catch (IllegalArgumentException e) {
            throw new NotAPositionException(e);
        }
    }

    /** Something else than a position was posted. */
    private static final class NotAPositionException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAPositionException(IllegalArgumentException cause) {
            super(cause);
        }
    }
}
