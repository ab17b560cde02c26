package museum.client;

/** Plain requests in the name of a device, for whatever the deeds of the other interfaces do not cover. */
public interface MakesCalls {

    Device device();

    /** A request with this device's headers and token, to be completed. */
    default Call call(String method, String path) {
        return device().request(method, path);
    }

    default Answer get(String path, Object... query) {
        var call = call("GET", path);
        for (var i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call.send();
    }

    default Answer post(String path) {
        return call("POST", path).send();
    }

    default Answer post(String path, Object body) {
        return call("POST", path).body(body).send();
    }

    default Answer put(String path, Object body) {
        return call("PUT", path).body(body).send();
    }

    default Answer delete(String path) {
        return call("DELETE", path).send();
    }

    /** Some deletions carry a body. Protocol 11 §1.2. */
    default Answer delete(String path, Object body) {
        return call("DELETE", path).body(body).send();
    }
}
