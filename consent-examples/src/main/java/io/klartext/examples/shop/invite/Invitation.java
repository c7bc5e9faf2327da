package io.klartext.examples.shop.invite;

/**
 * An invitation for one friend. The shop writes to nobody: whoever invites passes the code on.
 *
 * @param name of the friend, for the page that shows it once; not stored
 * @param code what the friend may hand in
 */
public record Invitation(String name, String code) {}
