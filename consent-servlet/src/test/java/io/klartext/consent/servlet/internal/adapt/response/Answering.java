package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.function.Consumer;

/** Answers where it took too long. */
record Answering(Consumer<AsyncContext> answer) implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
        answer.accept(event.getAsyncContext());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // has been seen by the browser
    }

    @Override
    public void onError(AsyncEvent event) {
        // is answered by the container
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing starts over here
    }
}
