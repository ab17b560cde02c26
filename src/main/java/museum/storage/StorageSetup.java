package museum.storage;

import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class StorageSetup {

    @Bean
    StorageSettings storageSettings(museum.configuration.Configuration configuration) {
        return StorageSettings.read(configuration);
    }

    /** Only opened, and its folder only made, when a bucket lies in it. */
    @Bean
    @Lazy
    EmbeddedStore embeddedStore(museum.configuration.Configuration configuration, Disk disk) {
        return EmbeddedStore.open(configuration.dataDirectory(), disk);
    }

    @Bean
    @ConditionalOnMissingBean
    Disk disk() {
        return Disk.REAL;
    }

    @Bean
    S3Clients s3Clients() {
        return new S3Clients();
    }

    /** The embedded store's servlet, where a bucket lies in it. */
    @Bean
    ServletContextInitializer embeddedStoreServlet(
            StorageSettings settings,
            ObjectProvider<EmbeddedStore> embedded,
            ObjectProvider<StagedUploads> staged,
            Clock clock) {
        var buckets = settings.buckets().values().stream()
                .filter(BucketSettings::embedded)
                .toList();
        if (buckets.isEmpty()) {
            return context -> {};
        }
        var addresses = buckets.stream()
                .flatMap(bucket -> bucket.publicEndpoint().stream())
                .collect(Collectors.toSet());
        var store = embedded.getObject();
        var servlet = new EmbeddedStoreServlet(store, new PublishUploads(store.objects(), staged), addresses, clock);
        return context -> context.addServlet("embeddedObjectStore", servlet).addMapping(EmbeddedStore.PATH + "/*");
    }
}
