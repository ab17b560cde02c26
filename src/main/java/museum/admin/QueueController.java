package museum.admin;

import java.util.Map;
import museum.database.Queue;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Work that is to be done once more. Protocol 10 §19.17. */
@RestController
@Access(Access.Kind.ADMIN)
class QueueController {

    record Item(@Required long id, @Required String queueName) {}

    private final Queue queue;

    QueueController(Queue queue) {
        this.queue = queue;
    }

    @PostMapping("/admin/queue/re-queue")
    Map<String, ?> redo(@RequestBody Item item) {
        if (!queue.redo(item.id(), item.queueName())) {
            throw ApiError.notFound();
        }
        return Map.of();
    }
}
