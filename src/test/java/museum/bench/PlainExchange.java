package museum.bench;

import java.util.List;

/** Requests that are all known beforehand, one after the other and then from the beginning. */
record PlainExchange(List<Request> requests, int status) implements Exchange {

    @Override
    public void begin(HttpConnection connection, int number) {
        connection.send(requests.get(number % requests.size()));
    }

    @Override
    public void end(HttpConnection connection, int number) {
        int answered = connection.receive();
        if (answered != status) {
            throw new IllegalStateException("status %d instead of %d".formatted(answered, status));
        }
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public int different() {
        return requests.size();
    }
}
