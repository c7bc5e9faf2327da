package io.klartext.examples.shop.invite;

import java.util.List;

/**
 * What came of an uploaded address book.
 *
 * @param allowed false if it may not be read; then it was not
 * @param alreadyHere the names of those who shop here, as the uploaded file has them
 * @param invited those for whom there is an invitation
 */
public record Invitations(boolean allowed, List<String> alreadyHere, List<Invitation> invited) {

    public Invitations {
        alreadyHere = List.copyOf(alreadyHere);
        invited = List.copyOf(invited);
    }

    /** Not without your permission. */
    public static Invitations refused() {
        return new Invitations(false, List.of(), List.of());
    }
}
