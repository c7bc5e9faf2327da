package io.klartext.examples.shop.customer;

import jakarta.servlet.http.HttpServletRequest;

/** Finds the profile that belongs to a request. */
public final class Profiles {

    private final History history;

    /** Profiles out of the stored history. */
    public Profiles(History history) {
        this.history = history;
    }

    /** Everything stored of the customer who is logged in; nobody's profile for a visitor. */
    public Profile of(HttpServletRequest request) {
        return LoggedIn.id(request).map(history::profile).map(Profile::of).orElseGet(Profile::nobody);
    }
}
