package museum.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** How many bytes of memory another Java process has ever taken, by all its threads. Asking makes that process a little larger. */
final class Allocation {

    private final MBeanServerConnection server;

    private Allocation(MBeanServerConnection server) {
        this.server = server;
    }

    /** Null if the process is no JVM. */
    @SuppressWarnings("BanJNDI") // The address is that of a process of our own user, on this machine.
    static @Nullable Allocation of(long pid) {
        try {
            var machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
                return new Allocation(connector.getMBeanServerConnection());
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException noJvm) {
            return null;
        }
    }

    long bytes() {
        try {
            return (long) server.getAttribute(new ObjectName("java.lang:type=Threading"), "TotalThreadAllocatedBytes");
        } catch (JMException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
