package museum.social;

import museum.web.ApiError;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a deletion: an object in which a guest may prove the name, or {@code null}. Protocol 05 §5.2. */
@Component
class ProofBody {

    private static final LinkAuthors.Proof NONE = new LinkAuthors.Proof(null, null);

    private final JsonMapper json;

    ProofBody(JsonMapper json) {
        this.json = json;
    }

    LinkAuthors.Proof of(JsonNode body) {
        if (body.isNull()) {
            return NONE;
        }
        try {
            return json.treeToValue(body, LinkAuthors.Proof.class);
        } catch (JacksonException noProof) {
            throw ApiError.badRequest();
        }
    }
}
