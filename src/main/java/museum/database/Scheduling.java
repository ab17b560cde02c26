package museum.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Background work ({@code @Scheduled}) of all modules runs on virtual threads, many at a time: a job that waits for a slow store does not hold up another,
 * as it would on Spring's one thread for fixed delays.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Scheduling {

    /** More than there are jobs. */
    private static final int AT_ONCE = 64;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
        return scheduler;
    }
}
