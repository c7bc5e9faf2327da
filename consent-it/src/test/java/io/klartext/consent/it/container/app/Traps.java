package io.klartext.consent.it.container.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts traps to their paths. */
final class Traps {

    private final ServletContext context;

    Traps(ServletContext context) {
        this.context = context;
    }

    /** A servlet of that name at that path. */
    Traps at(String path, Trap trap) {
        ServletRegistration.Dynamic registration = context.addServlet(path, new TrapServlet(trap));
        registration.addMapping(path);
        registration.setAsyncSupported(true);
        return this;
    }

    private static final class TrapServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Trap trap;

        TrapServlet(Trap trap) {
            this.trap = trap;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            trap.serve(request, response);
        }
    }
}
