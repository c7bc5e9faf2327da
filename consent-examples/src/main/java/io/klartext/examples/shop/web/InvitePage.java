package io.klartext.examples.shop.web;

import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.ContactFile;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.invite.UnreadableContactsException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Inviting friends. The address book is read in memory while the request lasts; what came of it is shown once, after the
 * redirect, and then forgotten.
 */
final class InvitePage implements Page {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final String RESULT = "shop.invitations";

    /** The threshold lies above the limit: no upload is ever written to a disk. */
    static final MultipartConfigElement UPLOAD =
            new MultipartConfigElement("", LARGEST, LARGEST + 4096L, LARGEST + 8192);

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        Optional<String> id = LoggedIn.id(visit.request());
        HttpSession session = visit.request().getSession(false);
        if (id.isPresent() && session != null) {
            visit.with("invitations", session.getAttribute(RESULT));
            session.removeAttribute(RESULT);
            visit.with("invitedSoFar", visit.shop().inviter().count(id.get()));
        }
        visit.with(
                "refused",
                visit.request().getQueryString() != null
                        && visit.parameter("answer").equals("refused"));
        visit.show("invite");
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        if (LoggedIn.id(visit.request()).isEmpty()) {
            visit.askToLogIn("/invite");
            return;
        }
        try {
            Invitations invitations = visit.surfaces().invite(visit.request(), () -> contacts(visit));
            if (invitations.allowed()) {
                visit.request().getSession().setAttribute(RESULT, invitations);
                visit.redirect("/invite");
            } else {
                visit.redirect("/invite?answer=refused");
            }
        } catch (UnreadableContactsException e) {
            visit.redirect("/invite?done=unreadable");
        } catch (TooLargeException e) {
            visit.fail(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
    }

    private static List<Contact> contacts(Visit visit) {
        try {
            Part part = visit.request().getPart("contacts");
            if (part == null) {
                return ContactFile.read(new byte[0]);
            }
            try (InputStream in = part.getInputStream()) {
                return ContactFile.read(in.readAllBytes());
            }
        } catch (IllegalStateException e) {
            throw new TooLargeException(e);
        } catch (ServletException e) {
            // Not a form with a file in it at all: as empty as an empty file.
            return ContactFile.read(new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload is larger than any address book. */
    private static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(IllegalStateException cause) {
            super(cause);
        }
    }
}
