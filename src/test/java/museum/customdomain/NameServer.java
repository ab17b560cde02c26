package museum.customdomain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on a free port that knows one TXT record a name. */
final class NameServer implements AutoCloseable {

    private static final int LARGEST_QUESTION = 512;
    private static final long SECONDS_TO_REMEMBER = 60;

    private final Map<Name, String> texts = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void write(String name, String text) throws IOException {
        texts.put(Name.fromString(name + "."), text);
    }

    void erase(String name) throws IOException {
        texts.remove(Name.fromString(name + "."));
    }

    private void answer() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
                socket.receive(packet);
                var answer = answer(new Message(packet.getData())).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    private Message answer(Message question) {
        var name = question.getQuestion().getName();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        var text = texts.get(name);
        if (text == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (question.getQuestion().getType() == Type.TXT) {
            answer.addRecord(new TXTRecord(name, DClass.IN, SECONDS_TO_REMEMBER, text), Section.ANSWER);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
